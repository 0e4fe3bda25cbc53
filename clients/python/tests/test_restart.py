"""A server that ends and comes back, and the example of the README."""

import asyncio
import re
import signal
import subprocess
import sys
import tomllib

import pytest
from support import ROOT, Server, asynchronous, code

from frontdesk_client import (
    CheckHealthRequest,
    CreateCustomerRequest,
    Frontdesk,
    GetCustomerStatsRequest,
    RetryPolicy,
    StatusCode,
    __version__,
)

STATS = GetCustomerStatsRequest()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_client_outlives_its_server(own_server: Server, end: signal.Signals) -> None:
    @asynchronous
    async def run() -> None:
        retry = RetryPolicy(attempts_max=2, first_delay=0.01)
        async with Frontdesk(
            own_server.address, token=own_server.demo_token(), retry=retry
        ) as desk:
            before = await desk.customers.get_customer_stats(STATS)
            await asyncio.to_thread(own_server.stop, end)
            call = desk.customers.get_customer_stats(STATS)
            assert await code(call) == StatusCode.UNAVAILABLE
            await asyncio.to_thread(own_server.start)
            request = CreateCustomerRequest(name="After", phone="+353 1 555 0199")
            while True:
                try:
                    made = await desk.customers.create_customer(request)
                    break
                except Exception as error:
                    # The pause before the next attempt to connect may not be over.
                    assert "UNAVAILABLE" in str(error)
                    await asyncio.sleep(0.05)
            assert made.name == "After"
            after = await desk.customers.get_customer_stats(STATS)
            assert after.total == before.total + 1

    run()


@asynchronous
async def test_calls_that_wait_out_a_restart_succeed(own_server: Server) -> None:
    retry = RetryPolicy(attempts_max=50, first_delay=0.1, delay_max=0.1)
    async with Frontdesk(own_server.address, token=own_server.demo_token(), retry=retry) as desk:
        for _ in range(10):
            await desk.customers.get_customer_stats(STATS)
        restart = asyncio.create_task(asyncio.to_thread(restarted, own_server))
        ends = []
        while not restart.done():
            try:
                ends.append((await desk.customers.get_customer_stats(STATS)).total)
            except Exception as error:
                assert "UNAVAILABLE" in str(error)
            await asyncio.sleep(0.01)
        await restart
        assert len(set(ends)) == 1


def restarted(server: Server) -> None:
    """Ends the server and starts it again."""
    server.stop()
    server.start()


@asynchronous
async def test_project_client_and_server_are_of_one_version(server: Server) -> None:
    project = tomllib.loads((ROOT / "clients/python/pyproject.toml").read_text())["project"]
    async with Frontdesk(server.address) as desk:
        health = await desk.health.check(CheckHealthRequest())
    assert __version__ == project["version"] == health.version


def test_the_readmes_example_works_as_typed(server: Server) -> None:
    text = (ROOT / "clients/python/README.md").read_text()
    match = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert match is not None
    example = match[1].replace("127.0.0.1:7411", server.address)
    example = example.replace(".frontdesk/tokens", str(server.data / "tokens"))
    assert example.count(str(server.data)) == 1 and server.address in example
    done = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, text=True, timeout=30,
        env={"PYTHONPATH": str(ROOT / "clients/python/src")},
    )
    assert done.returncode == 0, done.stderr
    assert "Murphy" in done.stdout
