"""The peers of abuse.py that behave badly. All have a token of the tenant of the well-behaved one,
but come from another address; those that go over their tenant's rate are of another tenant."""

import itertools
import os
import resource
import ssl
import time

from abuse_peers import (
    CUSTOMER,
    GET_CUSTOMER,
    MAY_HURRY,
    call_header,
    fragments,
    frame,
    long_message,
)

IDLE = 5000
# Workers that one tenant may keep busy.
WORKERS = 3
GET_SCHEMA = call_header("ReflectionService/getSchema")
NO_METHOD = call_header("CustomerService/noSuchMethod")
CHECK = call_header("HealthService/check")
UPLOAD = call_header("ImportService/upload")
LOOK_AT_UPLOAD = call_header("EvidenceService/getUpload")
# A time-out of an hour.
LASTING = bytes.fromhex("1080c8ceb40d")
WATCH = call_header("HealthService/watch")
# With a field that nobody knows, as long as it may be.
LONG_WATCH = WATCH + b"\xfa\x3e\x80\x7d" + bytes(16_000)
LONG = long_message(CUSTOMER)


def takes_all(connection):
    """Takes what has come; false when the server has closed."""
    connection.setblocking(False)
    try:
        while True:
            if not connection.recv(1 << 20):
                return False
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    finally:
        connection.settimeout(20)


def again(attack):
    """Connects anew whenever the server has cut the connection."""

    def run(target, end):
        # Not only nice: a kernel lets one that is nice end its slice of some milliseconds before
        # a thread that wakes up on its processor.
        if not MAY_HURRY:
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        while time.monotonic() < end:
            try:
                attack(target, end)
            except OSError:
                pass
            time.sleep(0.01)

    return run


def bursts_of(count, call):
    """Bytes of so many calls at a time without end, as `call` makes them of their streams."""
    for first in itertools.count(1, 2 * count):
        yield b"".join(map(call, range(first, first + 2 * count, 2)))


def whole_calls(header, body):
    return bursts_of(200, lambda stream: frame(2, stream, body, header, flags=1))


def calls_and_cancels(flags):
    return bursts_of(100, lambda stream: (
        frame(2, stream, CUSTOMER, GET_CUSTOMER, flags) + frame(6, stream, b"\1")))


def flood(target, end, bursts, count=1, beside=()):
    """Sends each burst on so many connections, one after the other, and takes what came, until the
    end, or until the server closes one of them or of those beside."""
    connections = [target.connect() for _ in range(count)]
    for burst in bursts:
        for connection in connections:
            if time.monotonic() >= end:
                return
            connection.sendall(burst)
            if not takes_all(connection):
                return
        if not all(map(takes_all, beside)):
            return


@again
def rapid_cancel(target, end):
    flood(target, end, calls_and_cancels(flags=2))


@again
def late_cancel(target, end):
    """Cancels of calls that have ended by then: each is a whole call, and a frame for nothing."""
    flood(target, end, calls_and_cancels(flags=1))


@again
def refused_calls(target, end):
    flood(target, end, whole_calls(NO_METHOD, CUSTOMER))


@again
def ping_flood(target, end):
    flood(target, end, itertools.repeat(frame(8, body=b"\0" * 8) * 100))


@again
def slow_sender(target, end):
    connections = [target.connect() for _ in range(50)]
    call = frame(2, 1, CUSTOMER, GET_CUSTOMER, flags=1)
    for byte in call[:-1]:
        for connection in connections:
            connection.sendall(bytes([byte]))
        if time.monotonic() >= end:
            break
        time.sleep(0.5)


@again
def slow_reader(target, end):
    connections = [target.connect() for _ in range(10)]
    for connection in connections:
        connection.setblocking(False)
    for burst in bursts_of(10, lambda stream: frame(2, stream, b"", GET_SCHEMA, flags=1)):
        if time.monotonic() >= end:
            break
        for connection in connections:
            try:
                connection.send(burst)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                pass
        time.sleep(0.05)


@again
def idle_connections(target, end):
    connections = []
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # Half of them with a token, from some addresses: the server lets one address have a thousand
    # without.
    for number in range(IDLE):
        if time.monotonic() >= end:
            break
        try:
            source = f"127.0.0.{2 + number % 8}"
            connections.append(target.connect(has_token=number % 2 == 1, source=source))
        except OSError:
            time.sleep(0.01)
    time.sleep(max(0, end - time.monotonic()))


def strangers(target, end, body, header, flags):
    """Connections without a token, each with as many calls as it takes, which last until the end;
    what they are asked meanwhile is answered."""
    connections = [target.connect(has_token=False) for _ in range(50)]
    for connection in connections:
        calls = bursts_of(16, lambda stream: frame(2, stream, body, header, flags))
        for burst in itertools.islice(calls, 64):
            connection.sendall(burst)
            if not takes_all(connection):
                break
    while time.monotonic() < end:
        for connection in connections:
            takes_all(connection)
            connection.sendall(frame(9, body=b"\0" * 8))
        time.sleep(1)


@again
def stranger_fragments(target, end):
    """Requests that never come whole."""
    strangers(target, end, bytes(16_000), CHECK, flags=2)


@again
def stranger_watches(target, end):
    """Calls that last, each with as much beside it as it may have."""
    strangers(target, end, b"", LONG_WATCH, flags=1)


@again
def zeros(target, end):
    connection = target.plain()
    connection.sendall(b"\0" * 65536)
    while connection.recv(65536):
        pass


def client_hello(target):
    sent = ssl.MemoryBIO()
    session = target.context().wrap_bio(ssl.MemoryBIO(), sent, server_hostname="localhost")
    try:
        session.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return sent.read()


@again
def half_handshakes(target, end):
    """A third says half a ClientHello, a third all of it, a third leaves after the answer."""
    connections = []
    hello = client_hello(target)
    for number in itertools.count():
        if time.monotonic() >= end:
            break
        connection = target.plain()
        connection.sendall(hello[: len(hello) // 2] if number % 3 == 0 else hello)
        if number % 3 == 2:
            connection.recv(1)
        else:
            connections.append(connection)
        if len(connections) > 2000:
            connections = []


@again
def unfinished_requests(target, end):
    """Two requests on each connection, as long as they may be, which lack their last fragment."""
    connections = [target.connect() for _ in range(50)]
    calls = [b"".join(fragments(stream, GET_CUSTOMER + LASTING, LONG, False)) for stream in (1, 3)]
    for connection in connections:
        for call in calls:
            connection.sendall(call)
    while time.monotonic() < end:
        if not min(map(takes_all, connections)):
            return
        time.sleep(0.05)


def keeps_workers(target):
    """A connection whose streams have the tenant's workers, and send them nothing."""
    connection = target.connect()
    connection.sendall(b"".join(
        frame(2, stream, meta=UPLOAD, flags=8) for stream in range(1, 2 * WORKERS, 2)))
    return connection


def long_ones(target, end, header, body):
    """Calls as long as they may be, for which no worker has time, one connection after the other
    without end. Those that the server has no room for are refused when they are there."""
    calls = bursts_of(1, lambda stream: b"".join(fragments(stream, header, body, True)))
    flood(target, end, calls, count=8, beside=[keeps_workers(target)])


@again
def waiting_requests(target, end):
    long_ones(target, end, GET_CUSTOMER + LASTING, LONG)


@again
def waiting_messages(target, end):
    long_ones(target, end, UPLOAD, long_message(b""))


# The server refuses the calls of the next three, and closes none of their connections for them.


@again
def calls_without_place(target, end):
    """More calls than may wait for a worker."""
    keeper = keeps_workers(target)
    flood(target, end, whole_calls(LOOK_AT_UPLOAD + LASTING, CUSTOMER), count=4)
    takes_all(keeper)


@again
def calls_over_connection(target, end):
    """More calls than a connection may have in flight."""
    flood(target, end, whole_calls(WATCH, b""), count=4)


@again
def calls_over_rate(target, end):
    """More calls than their tenant may make in a second."""
    flood(target, end, whole_calls(GET_CUSTOMER, CUSTOMER), count=4)


ATTACKS = {
    "rapid open and cancel": rapid_cancel,
    "cancels that come late": late_cancel,
    "refused calls": refused_calls,
    "ping flood": ping_flood,
    "slow sender": slow_sender,
    "slow reader": slow_reader,
    "5,000 connections coming": idle_connections,
    "5,000 idle connections": idle_connections,
    "64 KiB of zeros": zeros,
    "fragments of strangers": stranger_fragments,
    "watches of strangers": stranger_watches,
    "long requests, unfinished": unfinished_requests,
    "long requests that wait": waiting_requests,
    "long messages that wait": waiting_messages,
    "calls that no worker takes": calls_without_place,
    "calls over 1,024 in flight": calls_over_connection,
}
# Beside a server where tenants may call so often in a second, by callers of another tenant.
CALLS_PER_TENANT = 2_000
RATED_ATTACKS = {"calls over the rate": calls_over_rate}
SECURE_ATTACKS = {"handshakes half done": half_handshakes}
