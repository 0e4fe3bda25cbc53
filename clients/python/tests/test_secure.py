"""TLS, against a real server."""

import json
import pathlib
import socket
import ssl
from collections.abc import Iterator

import pytest
from support import ONE_ATTEMPT, Server, asynchronous, code, failure

from frontdesk_client import (
    TLS,
    CheckHealthRequest,
    Event,
    Frontdesk,
    FrontdeskError,
    GetCustomerStatsRequest,
    ListCustomersRequest,
    StatusCode,
    WatchEventsRequest,
)

CHECK = CheckHealthRequest()
SERVICE = "URI:spiffe://example.org/reports"


class SecureServer(Server):
    """A server that asks for clients' certificates, one of which stands for a service."""

    def __init__(self, data: pathlib.Path) -> None:
        self.data = data
        crt, key = self.make_certificate()
        self.client, self.client_key = self.make_certificate("client", SERVICE.removeprefix("URI:"))
        services = data / "services.json"
        # The demonstration tenant's id is not known before the first start.
        plain = Server(data)
        service = {"name": SERVICE, "tenant": plain.tenant(), "scopes": ["customers.read"]}
        plain.stop()
        services.write_text(json.dumps({"services": [service]}))
        self.ca = crt
        super().__init__(
            data, "--tls-cert", str(crt), "--tls-key", str(key), "--tls-client-ca",
            str(self.client), "--tls-services", str(services),
        )

    def desk(self, tls: TLS | None, token: str | None = None) -> Frontdesk:
        """A client that makes one attempt a call."""
        return Frontdesk(self.address, token=token, tls=tls, retry=ONE_ATTEMPT)


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureServer]:
    """A server behind TLS."""
    running = SecureServer(tmp_path_factory.mktemp("secure"))
    yield running
    running.stop()


@asynchronous
async def test_calls_and_streams_go_over_tls(secure: SecureServer) -> None:
    async with secure.desk(TLS(ca=secure.ca), secure.demo_token()) as desk:
        page = await desk.customers.list_customers(ListCustomersRequest(page_size=500))
        assert page.customers
        async with desk.events.watch(WatchEventsRequest()) as events:
            first = await anext(events)
        assert isinstance(first, Event) and first.sequence == 1


@asynchronous
async def test_a_certificate_stands_for_its_service(secure: SecureServer) -> None:
    request = GetCustomerStatsRequest()
    async with secure.desk(TLS(ca=secure.ca)) as desk:
        call = desk.customers.get_customer_stats(request)
        assert await code(call) == StatusCode.UNAUTHENTICATED
    identity = TLS(ca=secure.ca, certificate=secure.client, key=secure.client_key)
    async with secure.desk(identity) as desk:
        assert (await desk.customers.list_customers(ListCustomersRequest())).customers
    strangers = TLS(ca=secure.ca, certificate=secure.ca, key=secure.ca.with_suffix(".key"))
    async with secure.desk(strangers) as desk:
        error = await failure(desk.health.check(CHECK))
        assert error.code == StatusCode.UNAVAILABLE


@asynchronous
async def test_a_server_must_be_trusted_and_be_the_one_that_was_meant(
    secure: SecureServer,
) -> None:
    for tls in (TLS(), TLS(ca=secure.client), TLS(ca=secure.ca, server_name="other.example.org")):
        async with secure.desk(tls) as desk:
            error = await failure(desk.health.check(CHECK))
            assert error.code == StatusCode.UNAVAILABLE and error.never_executed
            assert "certificate verify failed" in error.message
    async with secure.desk(TLS(ca=secure.ca, server_name="localhost")) as desk:
        await desk.health.check(CHECK)


@asynchronous
async def test_tls_and_plain_text_do_not_mix(secure: SecureServer, server: Server) -> None:
    async with secure.desk(None) as desk:
        assert await code(desk.health.check(CHECK)) == StatusCode.UNAVAILABLE
    async with Frontdesk(server.address, tls=TLS(ca=secure.ca), retry=ONE_ATTEMPT) as desk:
        assert await code(desk.health.check(CHECK)) == StatusCode.UNAVAILABLE


def test_only_tls_1_3_is_spoken_and_the_protocol_is_named(secure: SecureServer) -> None:
    context = TLS(ca=secure.ca).context()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_3 and context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    host, port = secure.address.split(":")
    with socket.create_connection((host, int(port))) as plain:
        with context.wrap_socket(plain, server_hostname=host) as secured:
            assert secured.version() == "TLSv1.3"
            assert secured.selected_alpn_protocol() == "frontdesk/1"


@asynchronous
async def test_a_port_without_tls_and_the_other_way_round_are_told(
    secure: SecureServer, server: Server
) -> None:
    async with secure.desk(None) as desk:
        error = await failure(desk.health.check(CHECK))
        assert error.code == StatusCode.UNAVAILABLE and "Does it want TLS?" in str(error)
    tls = TLS(ca=secure.ca)
    async with Frontdesk(server.address, tls=tls, retry=ONE_ATTEMPT) as desk:
        error = await failure(desk.health.check(CHECK))
        assert error.code == StatusCode.UNAVAILABLE and "Does it speak TLS?" in str(error)
    # Where nobody listens that is no question.
    async with Frontdesk("127.0.0.1:1", tls=tls, retry=ONE_ATTEMPT) as desk:
        error = await failure(desk.health.check(CHECK))
        assert error.code == StatusCode.UNAVAILABLE and "TLS?" not in str(error)


def test_files_that_are_no_good_are_refused_at_once(tmp_path: pathlib.Path) -> None:
    nothing = tmp_path / "nothing.crt"
    for _ in range(2):
        with pytest.raises(FrontdeskError) as raised:
            Frontdesk("localhost", tls=TLS(ca=nothing))
        assert raised.value.code == StatusCode.INVALID_ARGUMENT
        nothing.write_text("no certificate")
