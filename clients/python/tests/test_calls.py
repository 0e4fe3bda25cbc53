"""Calls of a real server: what succeeds, and each kind of error."""

import asyncio
import datetime
import uuid
from contextlib import suppress

import pytest
from support import ONE_ATTEMPT, Server, asynchronous, code, failure

from frontdesk_client import (
    CallOptions,
    CheckHealthRequest,
    CommunicationStatus,
    ContactChannel,
    CreateBookingRequest,
    CreateCategoryRequest,
    CreateCustomerRequest,
    CreateTenantRequest,
    Customer,
    CustomerChanges,
    Frontdesk,
    GetCommunicationRequest,
    GetCustomerRequest,
    GetCustomerStatsRequest,
    GetSchemaRequest,
    ListCustomersRequest,
    ListTenantsRequest,
    Money,
    RecordCommunicationRequest,
    ServingStatus,
    StatusCode,
    SuspendTenantRequest,
    TenantProfile,
    UnaryMethod,
    UpdateCustomerRequest,
)
from frontdesk_client.wire import NIL
from frontdesk_client.wire.codecs import BYTES

STATS = GetCustomerStatsRequest()


def named(name: str) -> CreateCustomerRequest:
    """A customer of that name with a telephone number of its own."""
    return CreateCustomerRequest(name=name, phone=f"+353 1 {uuid.uuid4().int % 10**7:07d}")


@asynchronous
async def test_public_calls_need_no_token(server: Server) -> None:
    async with Frontdesk(server.address) as desk:
        assert (await desk.health.check(CheckHealthRequest())).status is ServingStatus.SERVING
        schema = await desk.reflection.get_schema(GetSchemaRequest())
        assert schema.package == "frontdesk.v1" and len(schema.files) > 5


@asynchronous
async def test_without_a_token_a_long_request_ends_by_itself(server: Server) -> None:
    async with Frontdesk(server.address, retry=ONE_ATTEMPT) as desk:
        unknown = ((100, b"\xa2\x06" + BYTES.write(bytes(40_000))),)
        call = desk.health.check(CheckHealthRequest(unknown_fields=unknown))
        assert await code(call) == StatusCode.RESOURCE_EXHAUSTED
        assert (await desk.health.check(CheckHealthRequest())).status is ServingStatus.SERVING


@asynchronous
async def test_records_come_back_as_they_were_made(server: Server) -> None:
    async with server.caller() as desk:
        request = named("Aoife Murphy")
        request.tags = ["vip", "student"]
        made = await desk.customers.create_customer(request)
        assert made.name == "Aoife Murphy" and made.tags == ["vip", "student"]
        assert made.created_at.tzinfo is datetime.UTC and made.deleted_at is None
        assert datetime.datetime.now(datetime.UTC) - made.created_at < datetime.timedelta(hours=1)
        assert await desk.customers.get_customer(GetCustomerRequest(id=made.id)) == made
        starts = datetime.datetime(2031, 3, 4, 10, tzinfo=datetime.UTC)
        booking = await desk.bookings.create_booking(
            CreateBookingRequest(
                customer_id=made.id,
                service="Massage",
                starts_at=starts,
                duration=datetime.timedelta(minutes=45),
                price=Money(8500, "EUR"),
            )
        )
        assert booking.price == Money(8500, "EUR") and booking.starts_at == starts
        assert booking.ends_at - booking.starts_at == datetime.timedelta(minutes=45)


@asynchronous
async def test_many_calls_share_one_connection(server: Server) -> None:
    async with server.caller() as desk:
        calls = [desk.customers.get_customer_stats(STATS) for _ in range(300)]
        totals = {stats.total for stats in await asyncio.gather(*calls)}
        assert len(totals) == 1 and totals.pop() > 0


@asynchronous
async def test_a_violation_names_its_field(server: Server) -> None:
    async with server.caller() as desk:
        request = CreateCustomerRequest(name="", email="nonsense")
        error = await failure(desk.customers.create_customer(request))
        assert error.code == StatusCode.INVALID_ARGUMENT
        assert {(one.path, one.rule) for one in error.violations} == {
            ("name", "length"),
            ("email", "format"),
        }
        assert str(error).count("name: ") == 1 and str(error).count("email: ") == 1


@asynchronous
async def test_what_is_not_there_is_not_found(server: Server) -> None:
    async with server.caller() as desk:
        call = desk.customers.get_customer(GetCustomerRequest(id=uuid.uuid4()))
        assert await code(call) == StatusCode.NOT_FOUND


@asynchronous
async def test_what_exists_already_is_named(server: Server) -> None:
    async with server.caller() as desk:
        request = named("Niamh Byrne")
        made = await desk.customers.create_customer(request)
        error = await failure(desk.customers.create_customer(request))
        assert error.code == StatusCode.ALREADY_EXISTS and error.existing == made.id


@asynchronous
async def test_a_stale_version_is_aborted_with_the_conflicts(server: Server) -> None:
    async with server.caller() as desk:
        made = await desk.customers.create_customer(named("First"))

        async def rename(name: str) -> Customer:
            changes = CustomerChanges(name=name)
            return await desk.customers.update_customer(
                UpdateCustomerRequest(
                    id=made.id, version=made.version, mask=["name"], changes=changes
                )
            )

        assert (await rename("Second")).version == made.version + 1
        error = await failure(rename("Third"))
        assert error.code == StatusCode.ABORTED
        conflict = error.conflicts[0]
        assert conflict.field == "name" and "Second" in conflict.current
        assert "Third" in conflict.attempted


@asynchronous
async def test_roles_and_tokens_are_told_apart(server: Server) -> None:
    async with Frontdesk(server.address) as desk:
        call = desk.customers.get_customer_stats(STATS)
        assert await code(call) == StatusCode.UNAUTHENTICATED
    async with Frontdesk(server.address, token="not.a.token") as desk:
        call = desk.customers.get_customer_stats(STATS)
        assert await code(call) == StatusCode.UNAUTHENTICATED
    async with server.caller("supportStaff") as desk:
        call = desk.customers.get_customer_stats(STATS)
        assert await code(call) == StatusCode.PERMISSION_DENIED
    async with server.caller() as desk:
        call = desk.acting_for(uuid.uuid4()).customers.get_customer_stats(STATS)
        assert await code(call) == StatusCode.PERMISSION_DENIED


@asynchronous
async def test_a_platform_admin_names_the_tenant(server: Server) -> None:
    async with server.caller("platformAdmin") as desk:
        request = CreateTenantRequest(name="Python", profile=TenantProfile.SALON)
        tenant = await desk.tenants.create_tenant(request)
        tenants = await desk.tenants.list_tenants(ListTenantsRequest(page_size=500))
        assert tenant in tenants.tenants
        call = desk.customers.get_customer_stats(STATS)
        assert await code(call) == StatusCode.INVALID_ARGUMENT
        call = desk.customers.get_customer_stats(STATS, CallOptions(tenant=uuid.uuid4()))
        assert await code(call) == StatusCode.NOT_FOUND
        own = desk.acting_for(tenant.id)
        assert (await own.customers.get_customer_stats(STATS)).total == 0
        token = server.make_token("--role", "clientAdmin", "--tenant", str(tenant.id))
        await own.tenants.suspend_tenant(SuspendTenantRequest(reason="unpaid"))
        async with Frontdesk(server.address, token=token, retry=ONE_ATTEMPT) as suspended:
            call = suspended.customers.get_customer_stats(STATS)
            assert await code(call) == StatusCode.FAILED_PRECONDITION


@asynchronous
async def test_a_method_that_the_server_does_not_know_is_unimplemented(server: Server) -> None:
    unknown = UnaryMethod(
        id=1,
        name="frontdesk.v1.HealthService/guess",
        request=CheckHealthRequest,
        response=CheckHealthRequest,
        timeout=5.0,
        is_read=True,
    )
    async with server.caller() as desk:
        call = desk.channel.unary(unknown, CheckHealthRequest(), None)
        assert await code(call) == StatusCode.UNIMPLEMENTED


@asynchronous
async def test_a_deadline_and_a_cancelled_task_leave_the_connection_whole(server: Server) -> None:
    async with server.caller() as desk:
        await desk.customers.get_customer_stats(STATS)
        calls = [
            desk.customers.list_customers(
                ListCustomersRequest(page_size=500), CallOptions(timeout=microseconds / 1e6)
            )
            for microseconds in range(1, 1001, 50)
        ]
        ends = await asyncio.gather(*calls, return_exceptions=True)
        codes = {getattr(end, "code", None) for end in ends}
        assert codes <= {StatusCode.DEADLINE_EXCEEDED, None}
        assert StatusCode.DEADLINE_EXCEEDED in codes
        tasks = [asyncio.create_task(desk.customers.create_customer(named("x"))) for _ in range(20)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        assert (await desk.customers.get_customer_stats(STATS)).total > 0


@asynchronous
async def test_messages_of_many_frames_go_both_ways(server: Server) -> None:
    async with server.caller() as desk:
        customer = await desk.customers.create_customer(named("Long Letters"))
        text = "ä" * 65_536
        sent = await desk.communications.record_communication(
            RecordCommunicationRequest(
                customer_id=customer.id,
                channel=ContactChannel.EMAIL,
                message=text,
                recipient="a@example.com",
                status=CommunicationStatus.SENT,
            )
        )
        assert sent.message == text
        again = await desk.communications.get_communication(GetCommunicationRequest(id=sent.id))
        assert again == sent


@pytest.mark.parametrize("size", [65_530, 65_536, 1 << 20, 4_000_000])
def test_large_requests_arrive_whole(server: Server, size: int) -> None:
    @asynchronous
    async def run() -> None:
        async with server.caller() as desk:
            unknown = ((3000, b"\xc2\xbb\x01" + BYTES.write(b"a" * size)),)
            request = GetCustomerStatsRequest(unknown_fields=unknown)
            assert (await desk.customers.get_customer_stats(request)).total > 0

    run()


@asynchronous
async def test_a_request_above_the_servers_limit_is_refused_here(server: Server) -> None:
    async with server.caller() as desk:
        request = CreateCustomerRequest(name="x" * (4 << 20))
        error = await failure(desk.customers.create_customer(request))
        assert error.code == StatusCode.RESOURCE_EXHAUSTED and error.never_executed


@asynchronous
async def test_the_same_key_gives_the_same_answer(server: Server) -> None:
    async with server.caller() as desk:
        options = CallOptions(idempotency_key=uuid.uuid4())
        request = named("Once")
        first = await desk.customers.create_customer(request, options)
        again = await desk.customers.create_customer(request, options)
        assert again == first and first.id != NIL
        call = desk.customers.create_customer(named("Other"), options)
        assert await code(call) == StatusCode.INVALID_ARGUMENT


@asynchronous
async def test_a_wrong_token_is_renewed(server: Server) -> None:
    tokens = ["wrong.at.first", server.demo_token()]
    made: list[str] = []

    async def make() -> str:
        made.append(tokens[len(made)])
        return made[-1]

    async with Frontdesk(server.address, token=make) as desk:
        calls = [desk.customers.get_customer_stats(STATS) for _ in range(5)]
        assert len({stats.total for stats in await asyncio.gather(*calls)}) == 1
        assert made == tokens


@asynchronous
async def test_a_category_keeps_its_colour(server: Server) -> None:
    async with server.caller("service") as desk:
        name = f"Python {uuid.uuid4()}"
        made = await desk.customers.create_category(
            CreateCategoryRequest(name=name, color="#A0B1C2")
        )
        assert (made.name, made.color, made.is_default) == (name, "#A0B1C2", False)
