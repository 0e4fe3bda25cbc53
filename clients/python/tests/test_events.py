"""Feeds of a real server."""

import asyncio
import signal
import time
import uuid
from collections.abc import AsyncIterator

import pytest
from support import Server, asynchronous, claim, code, failure

from frontdesk_client import (
    CreateCustomerRequest,
    Event,
    Frontdesk,
    ResponseStream,
    RetryPolicy,
    RevokeTokenRequest,
    ServingStatus,
    StatusCode,
    WatchEventsRequest,
    WatchHealthRequest,
)


def named() -> CreateCustomerRequest:
    """Somebody new."""
    return CreateCustomerRequest(name="Eve", phone=f"+353 1 {uuid.uuid4().int % 10**7:07d}")


@asynchronous
async def test_events_come_as_they_are_committed(server: Server) -> None:
    async with server.caller() as desk:
        async with desk.events.watch(WatchEventsRequest(new_only=True)) as events:
            waits = []
            last = 0
            for _ in range(20):
                made = await desk.customers.create_customer(named())
                start = time.monotonic()
                while (event := await anext(events)).record_id != made.id:
                    pass
                waits.append(time.monotonic() - start)
                assert not last or event.sequence > last
                last = event.sequence
            print(f"seconds after the answer: {max(waits):.4f} at most")
            assert max(waits) < 1
        past = [event async for event in up_to(desk, last)]
        assert [event.sequence for event in past] == list(range(1, last + 1))
        beyond = WatchEventsRequest(from_sequence=last + 1000)
        assert await code(anext(desk.events.watch(beyond))) == StatusCode.OUT_OF_RANGE


async def up_to(desk: Frontdesk, last: int) -> AsyncIterator[Event]:
    """All events to a place."""
    async for event in desk.events.watch(WatchEventsRequest()):
        yield event
        if event.sequence == last:
            return


@asynchronous
async def test_a_stream_ends_with_its_token_and_goes_on_with_the_next(server: Server) -> None:
    made: list[str] = []

    async def make() -> str:
        made.append(server.make_token("--role", "clientAdmin"))
        return made[-1]

    async with server.caller() as admin, Frontdesk(server.address, token=make) as desk:
        feed = desk.follow_events(1)
        assert (await anext(feed)).sequence == 1
        async with desk.events.watch(WatchEventsRequest(new_only=True)) as events:
            await admin.auth.revoke_token(RevokeTokenRequest(token_id=claim(made[0], "jti")))
            error = await failure(drained(events))
            assert error.code == StatusCode.UNAUTHENTICATED and not error.never_executed
        new = (await admin.customers.create_customer(named())).id
        expected = 2
        while (event := await anext(feed)).record_id != new:
            assert event.sequence == expected
            expected += 1
        assert len(made) == 2
        await feed.aclose()


async def drained(events: ResponseStream[Event]) -> None:
    """Reads to the end."""
    async for _ in events:
        pass


@asynchronous
async def test_health_is_watched_until_the_server_drains(own_server: Server) -> None:
    async with own_server.caller() as desk:
        async with desk.health.watch(WatchHealthRequest()) as health:
            assert (await anext(health)).status == ServingStatus.SERVING
            own_server.process.terminate()
            assert (await anext(health)).status == ServingStatus.DRAINING
            assert await code(anext(health)) == StatusCode.UNAVAILABLE
        await asyncio.to_thread(own_server.process.wait, 30)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_events_have_no_gap_over_a_restart(own_server: Server, end: signal.Signals) -> None:
    @asynchronous
    async def run() -> None:
        retry = RetryPolicy(attempts_max=30, first_delay=0.1, delay_max=0.1)
        async with Frontdesk(
            own_server.address, token=own_server.demo_token(), retry=retry
        ) as desk:
            events = desk.follow_events(1)
            before = (await desk.customers.create_customer(named())).id
            got = [await anext(events)]
            while got[-1].record_id != before:
                got.append(await anext(events))
            await asyncio.to_thread(own_server.stop, end)
            await asyncio.to_thread(own_server.start)
            after = (await desk.customers.create_customer(named())).id
            while got[-1].record_id != after:
                got.append(await anext(events))
            await events.aclose()
            assert [event.sequence for event in got] == list(range(1, len(got) + 1))

    run()
