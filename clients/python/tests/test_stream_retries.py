"""Streams that break: which begin anew, and what goes on where it broke off."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from scripted import GREETING, SERVING, collect, data, opened, refusal, scripted
from support import asynchronous, failure
from toy import Toy

from frontdesk_client import Event, StatusCode, WatchEventsRequest
from frontdesk_client.generated.rpc import CallStatus
from frontdesk_client.rpc.frames import Flags, FrameType, frame


@asynchronous
async def test_a_stream_that_never_ran_begins_anew() -> None:
    async with scripted(attempts=3) as (script, desk):
        reading = asyncio.create_task(collect(desk))
        peer = await script.peer()
        await opened(peer)
        peer.fail(1, refusal(never_executed=True))
        stream, header = await peer.opened()
        assert (stream, header.attempt) == (3, 1)
        peer.close()
        other = await script.peer()
        stream, header = await other.opened()
        assert (stream, header.attempt) == (1, 2)
        other.send(data(1, SERVING.encode()), frame(FrameType.END, flags=Flags.NOMSG, stream=1))
        assert await reading == [SERVING]


@pytest.mark.parametrize("is_head", [False, True])
def test_a_stream_that_has_begun_does_not_begin_anew(is_head: bool) -> None:
    @asynchronous
    async def run() -> None:
        async with scripted(attempts=3) as (script, desk):
            reading = asyncio.create_task(failure(collect(desk)))
            peer = await script.peer()
            await opened(peer)
            head = frame(FrameType.HEAD, flags=Flags.NOMSG, stream=1)
            peer.send(head if is_head else data(1, SERVING.encode()))
            peer.fail(1, refusal(never_executed=False))
            assert (await reading).code == StatusCode.UNAVAILABLE

    run()


@asynchronous
async def test_what_was_sent_is_not_sent_again() -> None:
    async with scripted(attempts=3) as (script, desk), Toy(desk).sum() as upload:
        peer = await script.peer()
        await opened(peer)
        peer.fail(1, refusal(never_executed=True))
        # Nothing had been sent, so the second attempt is as good as the first.
        sending = asyncio.create_task(upload.send(Event()))
        assert (await opened(peer)).stream == 3
        await peer.next(FrameType.DATA)
        assert await sending
        peer.fail(3, refusal(never_executed=True))
        error = await failure(upload.finish())
        assert error.code == StatusCode.UNAVAILABLE and error.never_executed


@asynchronous
async def test_an_empty_stream_is_finished_by_each_attempt() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        before = f"127.0.0.1:{unused.getsockname()[1]},"
        async with scripted(attempts=3, before=before) as (script, desk), Toy(desk).sum() as upload:
            result = asyncio.create_task(upload.finish())
            peer = await script.peer()
            await opened(peer)
            found = await peer.next(FrameType.DATA)
            assert found.flags == Flags.FIN | Flags.NOMSG
            peer.answer(1, Event(sequence=3).encode())
            assert (await result).sequence == 3


@asynchronous
async def test_events_go_on_where_they_broke_off_with_a_new_token() -> None:
    made: list[str] = []

    async def make() -> str:
        made.append(f"token{len(made)}")
        return made[-1]

    async with scripted(token=make) as (script, desk):
        events = desk.follow_events(5)
        reading = asyncio.create_task(take(events, 4))
        peer = await script.peer(GREETING)
        assert WatchEventsRequest.decode((await opened(peer)).body).from_sequence == 5
        peer.send(*[data(1, Event(sequence=number).encode()) for number in (5, 6)])
        peer.fail(1, CallStatus(code=16, message="expired"))
        found = await opened(peer)
        assert WatchEventsRequest.decode(found.body).from_sequence == 7
        peer.fail(3, CallStatus(code=16, message="expired", never_executed=True))
        assert (await peer.next(FrameType.AUTH)).body == b"\0token1"
        assert WatchEventsRequest.decode((await opened(peer)).body).from_sequence == 7
        peer.send(data(5, Event(sequence=7).encode()))
        peer.close()
        other = await script.peer(GREETING)
        assert WatchEventsRequest.decode((await opened(other)).body).from_sequence == 8
        other.send(data(1, Event(sequence=8).encode()))
        assert await reading == [5, 6, 7, 8]
        await events.aclose()
        assert (await other.next(FrameType.CANCEL)).stream == 1


async def take(events: AsyncIterator[Event], count: int) -> list[int]:
    """The next events' places."""
    return [(await anext(events)).sequence for _ in range(count)]
