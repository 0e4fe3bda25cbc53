"""The frames of streams, against a server that does what the test says."""

import asyncio

import pytest
from scripted import SERVING, collect, data, opened, refusal, scripted
from support import asynchronous, failure
from toy import Toy

from frontdesk_client import CallOptions, Event, Frontdesk, Health, StatusCode, WatchEventsRequest
from frontdesk_client.generated.rpc import Hello
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.frames import PREFACE, Flags, FrameType, GoAway, frame


def greeting(initial_credit: int) -> bytes:
    """A HELLO that grants so much."""
    hello = Hello(max_message=4 << 20, max_in_flight=1024, initial_credit=initial_credit)
    return PREFACE + frame(FrameType.HELLO, hello.encode())


def sized(size: int) -> Event:
    """An event of exactly so many bytes, which are more than 130."""
    event = Event(kind="x" * size)
    event.kind = event.kind[len(event.encode()) - size :]
    return event


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
async def test_a_deadline_cancels_a_stream_at_the_server() -> None:
    async with scripted() as (script, desk):
        options = CallOptions(timeout=0.05)
        async with desk.events.watch(WatchEventsRequest(), options) as events:
            peer = await script.peer()
            await opened(peer)
            assert (await failure(anext(events))).code == StatusCode.DEADLINE_EXCEEDED
            assert (await peer.next(FrameType.CANCEL)).body == b"\x02"
