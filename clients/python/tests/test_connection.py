"""Connections, against a server that does what the test says."""

import asyncio
import socket
from contextlib import suppress

import pytest
from scripted import GREETING, Peer, Script, refusal, scripted
from support import asynchronous, code, failure

from frontdesk_client import (
    CallOptions,
    CheckHealthRequest,
    GetSchemaRequest,
    GetSchemaResponse,
    Health,
    ServingStatus,
    StatusCode,
    SuspendTenantRequest,
)
from frontdesk_client.generated.rpc import CallStatus, Hello
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.frames import PREFACE, Flags, FrameType, GoAway, frame
from frontdesk_client.version import VERSION
from frontdesk_client.wire.codecs import BYTES

CHECK = CheckHealthRequest()
SERVING = Health(status=ServingStatus.SERVING)


def padded(size: int) -> CheckHealthRequest:
    """A request with a field of a later version that holds so many bytes."""
    return CheckHealthRequest(unknown_fields=((100, b"\xa2\x06" + BYTES.write(bytes(size))),))


@asynchronous
async def test_a_call_carries_its_options() -> None:
    async with scripted(token="secret") as (script, desk):
        options = CallOptions(
            timeout=2, traceparent="00-a-b-01", metadata={"shop": "1"}, max_staleness=1.5
        )
        call = asyncio.create_task(desk.health.check(CHECK, options))
        peer = await script.peer()
        hello = Hello.decode((await peer.next(FrameType.HELLO)).body)
        assert (hello.name, hello.max_message) == (f"frontdesk-python/{VERSION}", 4 << 20)
        assert (await peer.next(FrameType.AUTH)).body == b"\0secret"
        stream, header = await peer.opened()
        assert stream == 1 and 1_900_000 < header.timeout <= 2_000_000
        assert header.traceparent == "00-a-b-01" and header.metadata == {"shop": "1"}
        assert header.max_staleness == 1_500_000
        assert header.idempotency_key is None and header.tenant is None
        peer.answer(stream, SERVING.encode())
        assert await call == SERVING


@asynchronous
async def test_an_answer_in_fragments_is_put_together() -> None:
    async with scripted() as (script, desk):
        call = asyncio.create_task(desk.reflection.get_schema(GetSchemaRequest()))
        peer = await script.peer()
        stream, _ = await peer.opened()
        answer = GetSchemaResponse(package="p" * 100_000)
        data = answer.encode()
        peer.send(
            frame(FrameType.HEAD, flags=Flags.NOMSG, stream=stream),
            frame(FrameType.DATA, data[:60_000], flags=Flags.MORE, stream=stream),
            frame(FrameType.PING, b"12345678"),
            frame(FrameType.DATA, data[60_000:], stream=stream),
            frame(FrameType.END, flags=Flags.NOMSG, stream=stream),
        )
        assert await call == answer
        assert (await peer.next(FrameType.PONG)).body == b"12345678"


@asynchronous
async def test_an_answer_that_is_too_long_is_given_up() -> None:
    settings = ConnectionSettings(message_max=1000)
    async with scripted(settings=settings) as (script, desk):
        call = asyncio.create_task(desk.reflection.get_schema(GetSchemaRequest()))
        peer = await script.peer()
        stream, _ = await peer.opened()
        peer.send(frame(FrameType.DATA, bytes(1001), stream=stream))
        assert (await peer.next(FrameType.CANCEL)).body == b"\x01"
        peer.send(frame(FrameType.END, flags=Flags.NOMSG, stream=stream))
        assert "longer than 1000 bytes" in (await failure(call)).message


@asynchronous
async def test_a_cancelled_task_cancels_its_call_which_stays_in_flight_until_its_end() -> None:
    async with scripted() as (script, desk):
        tasks = [asyncio.create_task(desk.health.check(CHECK)) for _ in range(17)]
        # Without a HELLO of its own the server takes sixteen calls.
        peer = await script.peer(b"")
        streams = [(await peer.opened())[0] for _ in range(16)]
        assert streams == list(range(1, 32, 2))
        tasks[0].cancel()
        cancel = await peer.next(FrameType.CANCEL)
        assert (cancel.stream, cancel.body) == (1, b"\x01")
        with suppress(asyncio.CancelledError):
            await tasks[0]
        peer.send(PREFACE + frame(FrameType.HELLO))
        peer.fail(1, refusal(StatusCode.CANCELLED, never_executed=False))
        assert (await peer.opened())[0] == 33
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynchronous
async def test_a_call_that_is_cancelled_before_it_is_sent_is_never_sent() -> None:
    async with scripted() as (script, desk):
        first = asyncio.create_task(desk.health.check(padded(100_000)))
        peer = await script.peer(b"")
        await peer.next(FrameType.HELLO)
        first.cancel()
        second = asyncio.create_task(desk.health.check(CHECK))
        found = await peer.next(FrameType.OPEN)
        assert found.body == b"" and found.flags == Flags.FIN
        peer.send(GREETING)
        peer.answer(found.stream, SERVING.encode())
        assert await second == SERVING


@asynchronous
async def test_a_large_request_waits_for_the_servers_limit() -> None:
    async with scripted() as (script, desk):
        call = asyncio.create_task(desk.health.check(padded(100_000)))
        peer = await script.peer(b"")
        await peer.next(FrameType.HELLO)
        peer.send(PREFACE + frame(FrameType.HELLO, Hello(max_message=80_000).encode()))
        error = await failure(call)
        assert error.code == StatusCode.RESOURCE_EXHAUSTED and error.never_executed
        assert "longer than 80000" in error.message


@asynchronous
async def test_a_deadline_ends_the_call_on_both_sides() -> None:
    async with scripted() as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK, CallOptions(timeout=0.05)))
        peer = await script.peer()
        await peer.opened()
        error = await failure(call)
        assert error.code == StatusCode.DEADLINE_EXCEEDED and not error.never_executed
        assert (await peer.next(FrameType.CANCEL)).body == b"\x02"
        # What comes too late is dropped.
        peer.answer(1, SERVING.encode())
        call = asyncio.create_task(desk.health.check(CHECK))
        stream, _ = await peer.opened()
        peer.answer(stream, SERVING.encode())
        assert await call == SERVING


@asynchronous
async def test_a_deadline_that_passes_before_the_call_is_sent_says_so() -> None:
    async with scripted() as (_, desk):
        error = await failure(desk.health.check(CHECK, CallOptions(timeout=0)))
        assert error.code == StatusCode.DEADLINE_EXCEEDED and error.never_executed


@asynchronous
async def test_after_goaway_calls_in_flight_end_and_new_ones_go_elsewhere() -> None:
    async with scripted(attempts=2) as (script, desk):
        first = asyncio.create_task(desk.health.check(CHECK))
        peer = await script.peer()
        stream, _ = await peer.opened()
        peer.send(frame(FrameType.GOAWAY, GoAway(stream, 1, 1, "draining").write()))
        peer.send(frame(FrameType.PING, bytes(8)))
        await peer.next(FrameType.PONG)
        second = asyncio.create_task(desk.health.check(CHECK))
        other = await script.peer()
        other.answer((await other.opened())[0], SERVING.encode())
        assert await second == SERVING
        peer.answer(stream, SERVING.encode())
        assert await first == SERVING
        await peer.closed()


@asynchronous
async def test_a_call_above_the_last_stream_of_goaway_never_ran() -> None:
    async with scripted() as (script, desk):
        calls = [asyncio.create_task(desk.health.check(CHECK)) for _ in range(2)]
        peer = await script.peer()
        await peer.opened()
        await peer.opened()
        peer.send(frame(FrameType.GOAWAY, GoAway(1, 0, 2, "age").write()))
        peer.close()
        errors = [await failure(call) for call in calls]
        assert [error.code for error in errors] == [StatusCode.UNAVAILABLE] * 2
        assert [error.never_executed for error in errors] == [False, True]


@asynchronous
async def test_a_read_is_made_again_when_the_connection_is_lost() -> None:
    async with scripted(attempts=2) as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK))
        peer = await script.peer()
        await peer.opened()
        peer.close()
        other = await script.peer()
        stream, header = await other.opened()
        assert header.attempt == 1
        other.answer(stream, SERVING.encode())
        assert await call == SERVING


@asynchronous
async def test_a_write_keeps_its_key_over_all_attempts() -> None:
    async with scripted(attempts=3) as (script, desk):
        call = asyncio.create_task(desk.tenants.suspend_tenant(SuspendTenantRequest(reason="x")))
        peer = await script.peer()
        keys = []
        for never_executed in (True, False):
            stream, header = await peer.opened()
            keys.append(header.idempotency_key)
            peer.fail(stream, refusal(never_executed=never_executed))
        stream, header = await peer.opened()
        assert header.idempotency_key is not None
        assert keys == [header.idempotency_key] * 2 and header.attempt == 2
        peer.answer(stream)
        await call


@asynchronous
async def test_push_back_is_waited_for_unless_the_deadline_comes_first() -> None:
    async with scripted(attempts=5) as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK, CallOptions(timeout=5)))
        peer = await script.peer()
        stream, _ = await peer.opened()
        status = CallStatus(code=14, message="busy", never_executed=True, retry_after=60_000)
        peer.fail(stream, status)
        error = await failure(call)
        assert (error.message, error.retry_after) == ("busy", 60)


@asynchronous
async def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        before = f"127.0.0.1:{unused.getsockname()[1]},"
        async with scripted(attempts=2, before=before) as (script, desk):
            call = asyncio.create_task(desk.health.check(CHECK))
            peer = await script.peer()
            peer.answer((await peer.opened())[0], SERVING.encode())
            assert await call == SERVING


@asynchronous
async def test_load_is_spread_over_connections() -> None:
    async with scripted(connections=2) as (script, desk):
        calls = [asyncio.create_task(desk.health.check(CHECK)) for _ in range(4)]
        peers = [await script.peer(), await script.peer()]
        for peer in peers:
            for _ in range(2):
                peer.answer((await peer.opened())[0], SERVING.encode())
        assert await asyncio.gather(*calls) == [SERVING] * 4


@asynchronous
async def test_a_server_that_stops_answering_is_given_up() -> None:
    settings = ConnectionSettings(keepalive=0.02, keepalive_answer=0.05)
    async with scripted(settings=settings) as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK))
        peer = await script.peer()
        await peer.opened()
        ping = await peer.next(FrameType.PING)
        peer.send(frame(FrameType.PONG, ping.body))
        await peer.next(FrameType.PING)
        assert "has stopped answering" in (await failure(call)).message


@asynchronous
async def test_pings_keep_to_the_least_time_between_them() -> None:
    settings = ConnectionSettings(keepalive=0.01, keepalive_answer=0.05)
    hello = Hello(max_message=4 << 20, max_in_flight=1024, min_ping=200)
    async with scripted(settings=settings) as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK))
        peer = await script.peer(PREFACE + frame(FrameType.HELLO, hello.encode()))
        stream, _ = await peer.opened()
        times = []
        for _ in range(3):
            ping = await peer.next(FrameType.PING)
            times.append(asyncio.get_running_loop().time())
            peer.send(frame(FrameType.PONG, ping.body))
        assert all(later - sooner > 0.18 for sooner, later in zip(times[1:], times[2:]))
        peer.answer(stream, SERVING.encode())
        assert await call == SERVING


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n", StatusCode.UNAVAILABLE),
        (PREFACE + frame(FrameType.PING, bytes(8)), StatusCode.UNAVAILABLE),
        (GREETING + frame(FrameType.HELLO), StatusCode.INTERNAL),
        (GREETING + frame(FrameType.END, stream=99), StatusCode.INTERNAL),
        (GREETING + frame(FrameType.DATA, stream=2), StatusCode.INTERNAL),
        (GREETING + frame(FrameType.OPEN, stream=1), StatusCode.INTERNAL),
        (PREFACE + frame(FrameType.HELLO, b"\x08"), StatusCode.UNAVAILABLE),
        (GREETING + frame(FrameType.END, stream=1, meta=b"\x08"), StatusCode.INTERNAL),
        (GREETING + frame(FrameType.END, b"\x08", stream=1), StatusCode.INTERNAL),
    ],
)
def test_a_server_that_breaks_the_protocol_fails_its_calls(
    data: bytes, expected: StatusCode
) -> None:
    @asynchronous
    async def run() -> None:
        async with scripted() as (script, desk):
            call = asyncio.create_task(desk.health.check(CHECK))
            peer = await script.peer(b"")
            await peer.opened()
            peer.send(data)
            assert await code(call) == expected

    run()


@asynchronous
async def test_a_refused_token_is_renewed_once_for_all_calls() -> None:
    made: list[str] = []

    async def make() -> str:
        await asyncio.sleep(0)
        made.append(f"token{len(made)}")
        return made[-1]

    async with scripted(token=make) as (script, desk):
        calls = [asyncio.create_task(desk.health.check(CHECK)) for _ in range(3)]
        peer = await script.peer()
        await peer.next(FrameType.HELLO)
        assert (await peer.next(FrameType.AUTH)).body == b"\0token0"
        streams = [(await peer.opened())[0] for _ in range(3)]
        for stream in streams:
            peer.fail(stream, refusal(StatusCode.UNAUTHENTICATED, never_executed=True))
        assert (await peer.next(FrameType.AUTH)).body == b"\0token1"
        await answer_all(peer, 3)
        assert await asyncio.gather(*calls) == [SERVING] * 3
        assert made == ["token0", "token1"]


async def answer_all(peer: Peer, count: int) -> None:
    """Answers the next calls."""
    for _ in range(count):
        peer.answer((await peer.opened())[0], SERVING.encode())


@asynchronous
async def test_a_source_of_bad_tokens_is_asked_once_a_second() -> None:
    made: list[str] = []

    async def make() -> str:
        made.append(f"bad{len(made)}")
        return made[-1]

    async def refuse(script: Script) -> None:
        peer = await script.peer()
        while True:
            stream, _ = await peer.opened()
            peer.fail(stream, refusal(StatusCode.UNAUTHENTICATED, never_executed=True))

    async with scripted(token=make) as (script, desk):
        refusing = asyncio.create_task(refuse(script))
        for _ in range(10):
            assert await code(desk.health.check(CHECK)) == StatusCode.UNAUTHENTICATED
        assert made == ["bad0", "bad1"]
        refusing.cancel()


@asynchronous
async def test_a_token_that_cannot_be_had_fails_the_call() -> None:
    async def make() -> str:
        raise RuntimeError("the issuer is away")

    async with scripted(token=make) as (_, desk):
        error = await failure(desk.health.check(CHECK))
        assert error.code == StatusCode.UNAUTHENTICATED and "issuer is away" in error.message


@asynchronous
async def test_closing_ends_calls_in_flight_and_later_ones() -> None:
    async with scripted() as (script, desk):
        call = asyncio.create_task(desk.health.check(CHECK))
        peer = await script.peer()
        await peer.opened()
        await desk.close()
        assert await code(call) == StatusCode.UNAVAILABLE
        assert (await failure(desk.health.check(CHECK))).message == "The client is closed."
        await peer.closed()


@asynchronous
async def test_a_request_that_cannot_be_written_is_an_invalid_argument() -> None:
    async with scripted() as (_, desk):
        error = await failure(desk.tenants.suspend_tenant(SuspendTenantRequest(reason="\0")))
        assert error.code == StatusCode.INVALID_ARGUMENT and "SuspendTenantRequest.reason" in str(
            error
        )
        options = CallOptions(metadata={"a": "x" * 17_000})
        assert await code(desk.health.check(CHECK, options)) == StatusCode.INVALID_ARGUMENT
