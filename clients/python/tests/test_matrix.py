"""Every call shape, however it ends, in the clear and over TLS, against a real server."""

import asyncio
import dataclasses
import os
import pathlib
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

import pytest
from support import Server, asynchronous, eventually, failure
from toy import Toy, ToyServer

from frontdesk_client import (
    CallOptions,
    DuplexStream,
    Event,
    Frontdesk,
    FrontdeskError,
    RequestStream,
    ResponseStream,
    StatusCode,
)

SHAPES = ["unary", "responses", "requests", "duplex"]
ENDLESS = 1_000_000

matrix = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture(scope="module", params=["plain", "tls"])
def toy_server(
    server: Server, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ToyServer]:
    """A server that tests leave running, in the clear and over TLS."""
    running = ToyServer(server, tmp_path_factory.mktemp("toy"), is_secure=request.param == "tls")
    yield running
    running.stop()


@pytest.fixture(params=["plain", "tls"])
def own_toy(
    server: Server, request: pytest.FixtureRequest, tmp_path: pathlib.Path
) -> Iterator[ToyServer]:
    """A server that the test ends."""
    running = ToyServer(server, tmp_path, is_secure=request.param == "tls")
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


@dataclasses.dataclass
class Underway:
    """A call whose handler runs and which does not end by itself."""

    call: asyncio.Task[Event] | None = None
    responses: ResponseStream[Event] | None = None
    requests: RequestStream[Event, Event] | None = None
    duplex: DuplexStream[Event, Event] | None = None

    async def end(self) -> None:
        """Waits for the end, and raises how it ended."""
        if self.call is not None:
            await self.call
        if self.responses is not None:
            async for _ in self.responses:
                pass
        if self.requests is not None:
            while await self.requests.send(Event(sequence=1)):
                await asyncio.sleep(0.001)
        if self.duplex is not None:
            async for _ in self.duplex:
                pass

    async def give_up(self) -> None:
        """Cancels it."""
        if self.call is not None:
            self.call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await self.call
        for stream in (self.responses, self.requests, self.duplex):
            if stream is not None:
                await stream.aclose()


async def begin(shape: str, toy: Toy, timeout: float | None = None) -> Underway:
    """A call of a shape, whose handler has begun."""
    options = CallOptions(timeout=timeout)
    match shape:
        case "unary":
            begun = Underway(call=asyncio.create_task(toy.hold(Event(), options)))
        case "responses":
            responses = toy.count(Event(sequence=ENDLESS, version=1000), options)
            assert [(await anext(responses)).sequence for _ in range(2)] == [1, 2]
            begun = Underway(responses=responses)
        case "requests":
            requests = toy.sum(options)
            assert await requests.send(Event(sequence=1))
            begun = Underway(requests=requests)
        case _:
            duplex = toy.chat(options)
            assert await duplex.send(Event(sequence=7))
            assert (await anext(duplex)).sequence == 7
            begun = Underway(duplex=duplex)

    async def runs() -> bool:
        return (await toy.status()).sequence == 1

    await eventually(runs)
    return begun


def descriptors() -> int:
    """Files and sockets of this process."""
    return len(os.listdir("/proc/self/fd"))


@asynccontextmanager
async def leaving_nothing(server: ToyServer) -> AsyncIterator[tuple[Frontdesk, Toy]]:
    """A client, of which neither side holds anything afterwards."""
    tasks, files = asyncio.all_tasks(), descriptors()
    async with server.desk() as desk:
        toy = Toy(desk)
        yield desk, toy
        if server.process.poll() is None and not server.is_ending:

            async def is_idle() -> bool:
                status = await toy.status()
                return (status.sequence, status.version) == (0, 1)

            await eventually(is_idle)
            assert desk.calls_in_flight == 0
    assert asyncio.all_tasks() == tasks

    async def is_closed() -> bool:
        return descriptors() == files

    await eventually(is_closed)


@matrix
@asynchronous
async def test_completes(toy_server: ToyServer, shape: str) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        await COMPLETE[shape](toy)


async def complete_unary(toy: Toy) -> None:
    for size in (0, 100, 200_000):
        event = Event(sequence=3, kind="x" * size)
        assert await toy.echo(event) == event


async def complete_responses(toy: Toy) -> None:
    # Three times what credit allows at once, and messages of one and of many frames.
    for count, size in ((0, 0), (300, 3000), (5, 300_000)):
        async with toy.count(Event(sequence=count, version=size)) as events:
            got = [(event.sequence, len(event.kind)) async for event in events]
        assert got == [(number, size) for number in range(1, count + 1)]


async def complete_requests(toy: Toy) -> None:
    for count, size in ((0, 0), (300, 3000), (5, 300_000)):
        async with toy.sum() as upload:
            for number in range(count):
                assert await upload.send(Event(sequence=number, kind="x" * size))
            result = await upload.finish()
        assert (result.sequence, result.version) == (sum(range(count)), count)


async def complete_duplex(toy: Toy) -> None:
    sent = [Event()] + [Event(sequence=n, kind="x" * (n * n)) for n in range(150)]
    sent.append(Event(kind="x" * 1_000_000))

    async def send(chat: DuplexStream[Event, Event]) -> None:
        for event in sent:
            assert await chat.send(event)
        await chat.finish()

    async with toy.chat() as chat:
        sending = asyncio.create_task(send(chat))
        assert [event async for event in chat] == sent
        await sending


COMPLETE: dict[str, Callable[[Toy], Awaitable[None]]] = {
    "unary": complete_unary,
    "responses": complete_responses,
    "requests": complete_requests,
    "duplex": complete_duplex,
}


@matrix
@asynchronous
async def test_its_handler_fails(toy_server: ToyServer, shape: str) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        fail, got = Event(kind="fail"), []
        with pytest.raises(FrontdeskError) as raised:
            match shape:
                case "unary":
                    await toy.echo(fail)
                case "responses":
                    async for event in toy.count(Event(sequence=3, record="fail")):
                        got.append(event.sequence)
                case "requests":
                    async with toy.sum() as upload:
                        await upload.send(Event(sequence=1))
                        await upload.send(fail)
                        await upload.finish()
                case _:
                    async with toy.chat() as chat:
                        for event in (Event(sequence=1), Event(sequence=2), fail):
                            await chat.send(event)
                        async for event in chat:
                            got.append(event.sequence)
        assert got == {"responses": [1, 2, 3], "duplex": [1, 2]}.get(shape, [])
        error = raised.value
        assert error.code == StatusCode.ABORTED and error.violations[0].path == "kind"
        assert not error.never_executed


@matrix
@asynchronous
async def test_its_client_cancels(toy_server: ToyServer, shape: str) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        underway = await begin(shape, toy)
        await underway.give_up()
        if shape != "unary":
            assert (await failure(underway.end())).code == StatusCode.CANCELLED


@matrix
@asynchronous
async def test_its_deadline_passes(toy_server: ToyServer, shape: str) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        underway = await begin(shape, toy, timeout=1.5)
        error = await failure(underway.end())
        assert error.code == StatusCode.DEADLINE_EXCEEDED and not error.never_executed


@matrix
@asynchronous
async def test_its_server_drains(own_toy: ToyServer, shape: str) -> None:
    async with leaving_nothing(own_toy) as (_, toy):
        underway = await begin(shape, toy)
        own_toy.terminate()

        async def is_draining() -> bool:
            try:
                await toy.status()
            except FrontdeskError as error:
                assert error.code == StatusCode.UNAVAILABLE and error.never_executed
                return True
            return False

        await eventually(is_draining)
        # What is under way may go on, and ends well when it comes to its end in time.
        if underway.duplex is not None:
            assert await underway.duplex.send(Event(sequence=8))
            await underway.duplex.finish()
            assert [event.sequence async for event in underway.duplex] == [8]
        elif underway.requests is not None:
            assert (await underway.requests.finish()).sequence == 1
        else:
            error = await failure(underway.end())
            assert error.code == StatusCode.UNAVAILABLE and not error.never_executed
        await asyncio.to_thread(own_toy.process.wait, 30)


@matrix
@asynchronous
async def test_its_connection_is_cut(own_toy: ToyServer, shape: str) -> None:
    async with leaving_nothing(own_toy) as (_, toy):
        underway = await begin(shape, toy)
        await asyncio.to_thread(own_toy.stop, signal.SIGKILL)
        error = await failure(underway.end())
        assert error.code == StatusCode.UNAVAILABLE and not error.never_executed


@asynchronous
async def test_a_hundred_streams_and_calls_share_a_connection(toy_server: ToyServer) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        # One that nobody reads delays none of the others.
        async with toy.count(Event(sequence=ENDLESS, version=50_000)) as unread:
            await anext(unread)
            for _ in range(2):
                calls = [complete_duplex(toy) for _ in range(5)]
                calls += [complete_responses(toy) for _ in range(5)]
                calls += [complete_requests(toy) for _ in range(5)]
                calls += [complete_unary(toy) for _ in range(20)]
                await asyncio.gather(*calls)


@asynchronous
async def test_hundreds_of_rounds_leave_nothing(toy_server: ToyServer) -> None:
    async with leaving_nothing(toy_server) as (_, toy):
        for number in range(300):
            async for event in toy.count(Event(sequence=10)):
                if event.sequence == number % 9:
                    break
            async with toy.chat() as chat:
                await chat.send(Event(sequence=number))
                if number % 2:
                    assert (await anext(chat)).sequence == number
            async with toy.sum() as upload:
                await upload.send(Event(sequence=number))
                if number % 3:
                    assert (await upload.finish()).sequence == number
