"""The frames of streams, against a server that does what the test says."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from scripted import GREETING, Peer, refusal, scripted
from support import asynchronous, failure
from toy import Toy

from frontdesk_client import (
    CallOptions,
    Event,
    Frontdesk,
    Health,
    ServingStatus,
    StatusCode,
    WatchEventsRequest,
    WatchHealthRequest,
)
from frontdesk_client.generated.rpc import CallStatus, Hello
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.frames import PREFACE, Flags, Frame, FrameType, GoAway, frame

SERVING = Health(status=ServingStatus.SERVING)


def greeting(initial_credit: int) -> bytes:
    """A HELLO that grants so much."""
    hello = Hello(max_message=4 << 20, max_in_flight=1024, initial_credit=initial_credit)
    return PREFACE + frame(FrameType.HELLO, hello.encode())


def data(stream: int, body: bytes, flags: int = 0) -> bytes:
    """A message, or a part of one."""
    return frame(FrameType.DATA, body, flags=flags, stream=stream)


def sized(size: int) -> Event:
    """An event of exactly so many bytes, which are more than 130."""
    event = Event(kind="x" * size)
    event.kind = event.kind[len(event.encode()) - size :]
    return event


async def opened(peer: Peer) -> Frame:
    """The next OPEN; everything before it is dropped."""
    while (found := await peer.next()).type != FrameType.OPEN:
        pass
    return found


@asynchronous
async def test_messages_arrive_in_order_and_the_end_behind_them() -> None:
    async with scripted() as (script, desk):
        reading = asyncio.create_task(collect(desk))
        peer = await script.peer()
        found = await opened(peer)
        assert found.flags == Flags.FIN
        one, two = SERVING.encode(), Health(version="v" * 1000).encode()
        peer.send(
            frame(FrameType.HEAD, flags=Flags.NOMSG, stream=1),
            data(1, one),
            data(1, two[:10], Flags.MORE),
            frame(FrameType.PING, b"12345678"),
            data(1, two[10:]),
            data(1, b""),
            frame(FrameType.END, flags=Flags.NOMSG, stream=1),
        )
        assert await reading == [SERVING, Health.decode(two), Health()]


async def collect(desk: Frontdesk) -> list[Health]:
    """All that the server says of its health."""
    return [health async for health in desk.health.watch(WatchHealthRequest())]


@asynchronous
async def test_credit_is_given_back_as_messages_are_read_and_no_sooner() -> None:
    settings = ConnectionSettings(stream_credit=1000)
    async with scripted(settings=settings) as (script, desk):
        async with desk.events.watch(WatchEventsRequest()) as events:
            peer = await script.peer()
            hello = Hello.decode((await peer.next(FrameType.HELLO)).body)
            assert hello.initial_credit == 1000
            await opened(peer)
            # More than allowed by one message.
            peer.send(*[data(1, sized(400).encode()) for _ in range(3)])
            await anext(events)
            await peer.is_silent()
            await anext(events)
            credit = await peer.next(FrameType.CREDIT)
            assert (credit.stream, credit.body) == (1, (800).to_bytes(4, "little"))
            await anext(events)
            await peer.is_silent()
            peer.send(frame(FrameType.END, flags=Flags.NOMSG, stream=1))
            with pytest.raises(StopAsyncIteration):
                await anext(events)


@asynchronous
async def test_a_stream_that_is_not_read_holds_no_more_than_its_credit() -> None:
    settings = ConnectionSettings(stream_credit=1000)
    async with scripted(settings=settings) as (script, desk):
        async with desk.events.watch(WatchEventsRequest()) as events:
            peer = await script.peer()
            await opened(peer)
            peer.send(*[data(1, sized(500).encode()) for _ in range(3)])
            while (found := await peer.next()).type != FrameType.GOAWAY:
                pass
            assert "without credit" in GoAway.read(found.body).text
            assert await anext(events) and await anext(events)
            assert (await failure(anext(events))).code == StatusCode.INTERNAL


@asynchronous
async def test_nothing_is_sent_before_the_servers_credit_is_known() -> None:
    async with scripted() as (script, desk), Toy(desk).chat() as chat:
        sending = asyncio.create_task(chat.send(Event(sequence=1)))
        peer = await script.peer(b"")
        found = await opened(peer)
        assert found.flags == Flags.NOMSG and not found.body
        peer.send(greeting(initial_credit=1))
        assert (await peer.next(FrameType.DATA)).flags == 0
        assert await sending


@asynchronous
async def test_sending_waits_for_credit() -> None:
    async with scripted() as (script, desk), Toy(desk).sum() as upload:
        peer = await script.peer(greeting(initial_credit=100))
        assert await upload.send(sized(200))
        waiting = asyncio.create_task(upload.send(sized(150)))
        await opened(peer)
        await peer.sent(1, 200)
        peer.send(frame(FrameType.CREDIT, (100).to_bytes(4, "little"), stream=1))
        await peer.is_silent()
        assert not waiting.done()
        peer.send(frame(FrameType.CREDIT, (1).to_bytes(4, "little"), stream=1))
        await peer.sent(1, 150)
        assert await waiting
        answer = asyncio.create_task(upload.finish())
        last = await peer.next(FrameType.DATA)
        assert last.flags == Flags.FIN | Flags.NOMSG and not last.body
        peer.answer(1, Event(sequence=5).encode())
        assert (await answer).sequence == 5


@asynchronous
async def test_a_waiting_send_can_be_given_up_and_the_stream_goes_on() -> None:
    async with scripted() as (script, desk), Toy(desk).chat() as chat:
        peer = await script.peer(greeting(initial_credit=100))
        assert await chat.send(sized(200))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(chat.send(sized(150)), 0.01)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(chat), 0.01)
        await opened(peer)
        await peer.sent(1, 200)
        peer.send(frame(FrameType.CREDIT, (200).to_bytes(4, "little"), stream=1))
        assert await chat.send(sized(300))
        assert len((await peer.sent(1, 300))[0].body) == 300


@asynchronous
async def test_fragments_of_streams_and_calls_stand_between_each_other() -> None:
    async with scripted(token="secret") as (script, desk):
        toy = Toy(desk)
        async with toy.chat() as one, toy.chat() as two:
            peer = await script.peer()
            await opened(peer)
            await opened(peer)
            events = [sized(200_000), sized(200_001)]
            sends = [asyncio.create_task(c.send(e)) for c, e in zip((one, two), events)]
            call = asyncio.create_task(toy.echo(Event()))
            order, bodies = [], {1: b"", 3: b""}
            while any(len(body) < 200_000 for body in bodies.values()):
                found = await peer.next()
                order.append(found.stream)
                if found.type == FrameType.DATA:
                    bodies[found.stream] += found.body
                    is_last = len(bodies[found.stream]) >= 200_000
                    assert found.flags == (Flags.NONE if is_last else Flags.MORE)
            assert order.index(3) < 3 and order.index(5) < 6 and order[:5].count(1) < 4
            assert [bodies[1], bodies[3]] == [event.encode() for event in events]
            assert all(await asyncio.gather(*sends))
            peer.answer(5)
            await call


@asynchronous
async def test_a_message_that_is_given_up_half_sent_ends_its_stream() -> None:
    async with scripted(token="secret") as (script, desk), Toy(desk).chat() as chat:
        peer = await script.peer()
        await opened(peer)
        # Fragments are written one a turn of the loop, so the first is read long before the last.
        sending = asyncio.create_task(chat.send(sized(4 << 20)))
        assert (await peer.next(FrameType.DATA)).flags == Flags.MORE
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        assert (await failure(chat.send(Event()))).code == StatusCode.CANCELLED
        while (found := await peer.next()).type != FrameType.CANCEL:
            assert found.type == FrameType.DATA and found.flags == Flags.MORE
        peer.fail(1, refusal(StatusCode.CANCELLED, never_executed=False))
        await peer.is_silent()
        assert desk.calls_in_flight == 0


@asynchronous
async def test_a_stream_that_was_closed_does_not_begin() -> None:
    async with scripted() as (_, desk):
        stream = Toy(desk).chat()
        await stream.aclose()
        assert (await failure(stream.send(Event()))).code == StatusCode.CANCELLED
        assert desk.calls_in_flight == 0


@asynchronous
async def test_a_server_that_ends_first_is_sent_no_more() -> None:
    async with scripted() as (script, desk), Toy(desk).sum() as upload:
        peer = await script.peer()
        assert await upload.send(Event())
        await opened(peer)
        await peer.next(FrameType.DATA)
        peer.answer(1, Event(sequence=9).encode())
        while await upload.send(Event()):
            pass
        assert (await upload.finish()).sequence == 9


@pytest.mark.parametrize("way", ["with", "break", "drop"])
def test_a_stream_that_is_left_is_cancelled(way: str) -> None:
    @asynchronous
    async def run() -> None:
        async with scripted() as (script, desk):
            reading = asyncio.create_task(leave(desk, way))
            peer = await script.peer()
            await opened(peer)
            peer.send(data(1, Event(sequence=1).encode()))
            cancel = await peer.next(FrameType.CANCEL)
            assert (cancel.stream, cancel.body) == (1, b"\x01")
            await reading
            assert desk.calls_in_flight == 1
            peer.send(data(1, b"late"), frame(FrameType.END, flags=Flags.NOMSG, stream=1))
            await peer.is_silent()
            assert desk.calls_in_flight == 0

    run()


async def leave(desk: Frontdesk, way: str) -> None:
    """Reads one event and leaves the stream in some way."""
    events = desk.events.watch(WatchEventsRequest())
    match way:
        case "with":
            async with events:
                await anext(events)
        case "break":
            async for _ in events:
                break
        case _:
            await anext(events)


@asynchronous
async def test_a_message_that_is_too_long_ends_its_stream_alone() -> None:
    settings = ConnectionSettings(message_max=1000)
    async with scripted(settings=settings) as (script, desk):
        async with desk.events.watch(WatchEventsRequest()) as events:
            peer = await script.peer()
            await opened(peer)
            peer.send(data(1, bytes(800), Flags.MORE), data(1, bytes(201), Flags.MORE))
            assert (await peer.next(FrameType.CANCEL)).stream == 1
            assert "longer than 1000 bytes" in (await failure(anext(events))).message
            peer.send(frame(FrameType.END, flags=Flags.NOMSG, stream=1))
            await peer.is_silent()
        async with Toy(desk).chat() as chat:
            error = await failure(chat.send(sized((4 << 20) + 1)))
            assert error.code == StatusCode.RESOURCE_EXHAUSTED
            assert await chat.send(Event())


@asynchronous
async def test_a_message_that_cannot_be_read_ends_its_stream() -> None:
    async with scripted() as (script, desk):
        async with desk.events.watch(WatchEventsRequest()) as events:
            peer = await script.peer()
            await opened(peer)
            peer.send(data(1, b"\xff"))
            assert (await failure(anext(events))).code == StatusCode.INTERNAL
            assert (await peer.next(FrameType.CANCEL)).stream == 1


@pytest.mark.parametrize(
    "wrong",
    [
        frame(FrameType.DATA, b"a", flags=Flags.MORE, stream=1)
        + frame(FrameType.DATA, flags=Flags.NOMSG, stream=1),
        frame(FrameType.CREDIT, b"\xff\xff\xff\xff", stream=1),
        frame(FrameType.DATA, b"", stream=99),
        frame(FrameType.DATA, b"a", flags=Flags.MORE, stream=1)
        + frame(FrameType.END, flags=Flags.NOMSG, stream=1),
    ],
)
def test_a_server_that_breaks_the_rules_of_streams_fails_them(wrong: bytes) -> None:
    @asynchronous
    async def run() -> None:
        async with scripted() as (script, desk), Toy(desk).chat() as chat:
            peer = await script.peer()
            await opened(peer)
            peer.send(wrong)
            assert (await failure(anext(chat))).code == StatusCode.INTERNAL

    run()


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
async def test_a_deadline_cancels_a_stream_at_the_server() -> None:
    async with scripted() as (script, desk):
        options = CallOptions(timeout=0.05)
        async with desk.events.watch(WatchEventsRequest(), options) as events:
            peer = await script.peer()
            await opened(peer)
            assert (await failure(anext(events))).code == StatusCode.DEADLINE_EXCEEDED
            assert (await peer.next(FrameType.CANCEL)).body == b"\x02"


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
