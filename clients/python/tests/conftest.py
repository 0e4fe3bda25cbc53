"""The server that tests share."""

import pathlib
from collections.abc import Iterator

import pytest
from support import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that leave it running."""
    running = Server(tmp_path_factory.mktemp("frontdesk"))
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path: pathlib.Path) -> Iterator[Server]:
    """A server that the test may end."""
    running = Server(tmp_path)
    yield running
    if running.process.poll() is None:
        running.stop()
