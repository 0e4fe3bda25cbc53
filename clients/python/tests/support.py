"""A real server as a process, and tests that are coroutines."""

import asyncio
import base64
import functools
import json
import os
import pathlib
import signal
import subprocess
import time
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec

from frontdesk_client import Frontdesk, FrontdeskError, RetryPolicy, StatusCode

P = ParamSpec("P")

ROOT = pathlib.Path(__file__).resolve().parents[3]
SERVER = pathlib.Path(os.environ.get("FRONTDESKD", ROOT / ".build/debug/frontdeskd"))
ONE_ATTEMPT = RetryPolicy(attempts_max=1)


def asynchronous(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Runs a test that is a coroutine, for half a minute at most."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*args, **kwargs), 30))

    return run


async def eventually(condition: Callable[[], Awaitable[bool]]) -> None:
    """Waits until something holds, for ten seconds at most."""
    async with asyncio.timeout(10):
        while not await condition():
            await asyncio.sleep(0.01)


async def failure(call: Awaitable[object]) -> FrontdeskError:
    """The error of a call that must fail."""
    try:
        answer = await call
    except FrontdeskError as error:
        return error
    raise AssertionError(f"the call succeeded: {answer!r}")


async def code(call: Awaitable[object]) -> StatusCode:
    """The code of a call that must fail."""
    return (await failure(call)).code


def claim(token: str, name: str) -> str:
    """What a token says of its holder."""
    claims = token.split(".")[1]
    text = base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))
    return str(json.loads(text)[name])


class Server:
    """A `frontdeskd` with the demonstration tenant."""

    def __init__(self, data: pathlib.Path, *arguments: str) -> None:
        self.data = data
        self.arguments = arguments
        self.address = "127.0.0.1:0"
        self.start()

    def start(self) -> None:
        """Starts it, on the port that it had before, and waits until it takes calls."""
        port_file = self.data / "port"
        port_file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [SERVER, "serve", "--data", self.data, "--listen", self.address,
             "--port-file", port_file, "--demo", *self.arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 30
        # The tokens are written after the port.
        last_token = self.data / "tokens/service.jwt"
        while not (port_file.exists() and last_token.exists()):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{SERVER} did not start")
            time.sleep(0.01)
        self.address = port_file.read_text().strip()

    def stop(self, signal_: int = signal.SIGTERM) -> None:
        """Ends it and waits for its end."""
        self.process.send_signal(signal_)
        self.process.wait(30)

    def demo_token(self, role: str = "clientAdmin") -> str:
        """The token that the server itself keeps for a role."""
        return (self.data / "tokens" / f"{role}.jwt").read_text().strip()

    def tenant(self) -> str:
        """The demonstration tenant's id."""
        return claim(self.demo_token(), "tenant")

    def make_token(self, *arguments: str) -> str:
        """A token made by `frontdeskd token`."""
        command = [str(SERVER), "token", "--data", str(self.data), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def make_certificate(self, name: str = "server", *names: str) -> tuple[pathlib.Path, ...]:
        """A certificate that vouches for itself, and its key."""
        files = tuple(self.data / "tls" / f"{name}.{kind}" for kind in ("crt", "key"))
        if files[0].exists():
            return files
        command = [str(SERVER), "keys", "tls", "--data", str(self.data), "--file", name]
        for one in names:
            command += ["--name", one]
        subprocess.run(command, capture_output=True, check=True)
        return files

    def caller(self, role: str = "clientAdmin", tenant: uuid.UUID | None = None) -> Frontdesk:
        """Somebody with a demonstration token, who makes one attempt a call."""
        return Frontdesk(
            self.address, token=self.demo_token(role), tenant=tenant, retry=ONE_ATTEMPT
        )
