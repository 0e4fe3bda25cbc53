"""The peers of abuse.py: the well-behaved caller, whose latencies are measured, and the attackers.

All have a token of the same tenant, but attackers come from another address; those that go over
their tenant's rate are of another tenant."""

import gc
import itertools
import os
import resource
import socket
import ssl
import struct
import time

PREFACE = bytes.fromhex("8946445301000000")
CUSTOMER = bytes.fromhex("0a1001980000000070008000000000000101")
IDLE = 5000
# What the server takes, and does not take, by PROTOCOL.md.
BODY = 64 << 10
REQUEST = 4 << 20
# Workers that one tenant may keep busy.
WORKERS = 3


# Whether this user may give processes the kernel's real-time class.
def may_hurry():
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        return True
    except OSError:
        return False


MAY_HURRY = may_hurry()


def hurry():
    """Puts this process before all other programs of the machine, which are none of the test's."""
    if MAY_HURRY:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


# Linux's numbers of the socket option and of its message, which Python does not name.
SO_TIMESTAMPNS = 35


def method_id(name):
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def call_header(name):
    return b"\x0d" + struct.pack("<I", method_id("frontdesk.v1." + name))


GET_CUSTOMER = call_header("CustomerService/getCustomer")
GET_SCHEMA = call_header("ReflectionService/getSchema")
NO_METHOD = call_header("CustomerService/noSuchMethod")
CHECK = call_header("HealthService/check")
UPLOAD = call_header("ImportService/upload")
LOOK_AT_UPLOAD = call_header("EvidenceService/getUpload")
CREATE_TENANT = call_header("TenantService/createTenant")
# A time-out of an hour.
LASTING = bytes.fromhex("1080c8ceb40d")
# With a field that nobody knows, as long as it may be.
WATCH = call_header("HealthService/watch") + b"\xfa\x3e\x80\x7d" + bytes(16_000)


def frame(kind, stream=0, body=b"", meta=b"", flags=0):
    head = struct.pack("<IBBHI", len(meta) + len(body), kind, flags, len(meta), stream)
    return head + meta + body


def long_message(body):
    """With a field that nobody knows, as long as a message may be."""
    rest = REQUEST - len(body) - 6
    length = bytes([rest >> shift & 0x7F | 0x80 for shift in (0, 7, 14)]) + bytes([rest >> 21])
    return body + b"\xfa\x3e" + length + bytes(rest)


LONG = long_message(CUSTOMER)


def fragments(stream, header, body, is_whole):
    """A call whose request comes in pieces, perhaps without the last one."""
    pieces = [body[start : start + BODY] for start in range(0, len(body), BODY)]
    yield frame(2, stream, pieces[0], header, flags=2)
    for piece in pieces[1:-1]:
        yield frame(3, stream, piece, flags=2)
    if is_whole:
        yield frame(3, stream, pieces[-1], flags=1)


class Target:
    """Where the server is, and how to speak to it."""

    def __init__(self, address, token, certificate=None):
        self.address = address
        self.token = token
        self.certificate = certificate

    def plain(self, source="127.0.0.2"):
        connection = socket.create_connection(
            self.address, timeout=20, source_address=(source, 0))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def context(self):
        context = ssl.create_default_context(cafile=self.certificate)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        return context

    def connect(self, has_token=True, source="127.0.0.2"):
        connection = self.plain(source)
        if self.certificate:
            connection = self.context().wrap_socket(connection, server_hostname="localhost")
        connection.sendall(self.greeting(has_token))
        return connection

    def greeting(self, has_token=True):
        # HELLO with maxMessage 4 MiB.
        hello = PREFACE + frame(1, body=bytes.fromhex("0880808002"))
        return hello + (frame(0x0B, body=b"\0" + self.token.encode()) if has_token else b"")


class StampedConnection:
    """Bytes of a caller, with the moments at which they left and came. An answer came when the
    kernel put it into the caller's socket: whether the caller had a processor to see it is the
    business of the machine that it shares with the attackers here, and not of the server."""

    def __init__(self, target, source):
        self.socket = target.plain(source)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.arrived = 0
        self.session = None
        if target.certificate:
            self.received, self.to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
            self.session = target.context().wrap_bio(
                self.received, self.to_send, server_hostname="localhost")
            self.until_done(self.session.do_handshake)

    def until_done(self, step):
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                self.flush()
                self.received.write(self.take())
            finally:
                self.flush()

    def flush(self):
        if self.to_send.pending:
            self.socket.sendall(self.to_send.read())

    def send(self, content):
        """Sends, and says when, in nanoseconds."""
        if self.session:
            self.session.write(content)
            content = self.to_send.read()
        began = time.time_ns()
        self.socket.sendall(content)
        return began

    def take(self):
        content, ancillary, _, _ = self.socket.recvmsg(1 << 16, 128)
        if not content:
            raise ConnectionError("closed")
        self.arrived = time.time_ns()
        for level, kind, stamp in ancillary:
            if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS and len(stamp) == 16:
                seconds, nanoseconds = struct.unpack("qq", stamp)
                self.arrived = seconds * 1_000_000_000 + nanoseconds
        return content

    def receive(self):
        return self.until_done(lambda: self.session.read(1 << 16)) if self.session else self.take()


class Reader:
    """Takes frames from a connection."""

    def __init__(self, connection):
        self.connection = connection
        self.buffer = b""
        self.take(8)

    def take(self, count):
        while len(self.buffer) < count:
            self.buffer += self.connection.receive()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def frame(self):
        length, kind, _, meta, stream = struct.unpack("<IBBHI", self.take(12))
        content = self.take(length)
        return kind, stream, content[:meta], content[meta:]


def ask(target, header, body):
    """The answer to one call."""
    connection = StampedConnection(target, "127.0.0.1")
    connection.send(target.greeting() + frame(2, 1, body, header, flags=1))
    reader = Reader(connection)
    while True:
        kind, stream, meta, answer = reader.frame()
        if kind == 5 and stream == 1:
            if not answer:
                raise ConnectionError(f"refused: {meta!r}")
            return answer


def well_behaved(target, seconds, ready, results):
    """One call after the other, a millisecond apart, as a page of a browser would. Gives the
    nanoseconds until each answer came, and until it was seen."""
    gc.disable()
    hurry()
    connection = StampedConnection(target, "127.0.0.1")
    connection.send(target.greeting())
    reader = Reader(connection)
    came, seen, failed = [], [], 0
    end = None
    for stream in itertools.count(1, 2):
        if end and time.monotonic() >= end:
            break
        began = connection.send(frame(2, stream, CUSTOMER, GET_CUSTOMER, flags=1))
        while True:
            kind, answered, meta, _ = reader.frame()
            if kind == 5 and answered == stream:
                failed += meta != b""
                break
            if kind == 8:
                connection.send(frame(9, body=b"\0" * 8))
        if end is None:
            end = time.monotonic() + seconds
            ready.set()
        else:
            came.append(connection.arrived - began)
            seen.append(time.time_ns() - began)
        time.sleep(0.001)
    results.put((came, seen, failed))


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


def flood(target, end, bursts):
    connection = target.connect()
    for burst in bursts:
        if time.monotonic() >= end:
            return
        connection.sendall(burst)
        if not takes_all(connection):
            return


def streams_of(count):
    for first in itertools.count(1, 2 * count):
        yield range(first, first + 2 * count, 2)


@again
def rapid_cancel(target, end):
    pair = lambda stream: (
        frame(2, stream, CUSTOMER, GET_CUSTOMER, flags=2) + frame(6, stream, b"\1"))
    flood(target, end, (b"".join(map(pair, streams)) for streams in streams_of(100)))


@again
def late_cancel(target, end):
    """Cancels of calls that have ended by then: each is a whole call, and a frame for nothing."""
    pair = lambda stream: (
        frame(2, stream, CUSTOMER, GET_CUSTOMER, flags=1) + frame(6, stream, b"\1"))
    flood(target, end, (b"".join(map(pair, streams)) for streams in streams_of(100)))


@again
def refused_calls(target, end):
    call = lambda stream: frame(2, stream, CUSTOMER, NO_METHOD, flags=1)
    flood(target, end, (b"".join(map(call, streams)) for streams in streams_of(200)))


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
    for streams in streams_of(10):
        if time.monotonic() >= end:
            break
        burst = b"".join(frame(2, stream, b"", GET_SCHEMA, flags=1) for stream in streams)
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
        for streams in itertools.islice(streams_of(16), 64):
            calls = (frame(2, stream, body, header, flags) for stream in streams)
            connection.sendall(b"".join(calls))
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
    strangers(target, end, b"", WATCH, flags=1)


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
    keeper = keeps_workers(target)
    connections = [target.connect() for _ in range(8)]
    for stream in itertools.count(1, 2):
        call = b"".join(fragments(stream, header, body, True))
        for connection in connections:
            if time.monotonic() >= end:
                return
            connection.sendall(call)
            if not takes_all(connection):
                return
        if not takes_all(keeper):
            return


@again
def waiting_requests(target, end):
    long_ones(target, end, GET_CUSTOMER + LASTING, LONG)


@again
def waiting_messages(target, end):
    long_ones(target, end, UPLOAD, long_message(b""))


def refused_flood(target, end, header, body):
    """Calls without end on some connections, none of which is closed for them."""
    connections = [target.connect() for _ in range(4)]
    for streams in streams_of(200):
        burst = b"".join(frame(2, stream, body, header, flags=1) for stream in streams)
        for connection in connections:
            if time.monotonic() >= end:
                return
            connection.sendall(burst)
            if not takes_all(connection):
                return


@again
def calls_without_place(target, end):
    """More calls than may wait for a worker."""
    keeper = keeps_workers(target)
    refused_flood(target, end, LOOK_AT_UPLOAD + LASTING, CUSTOMER)
    takes_all(keeper)


@again
def calls_over_connection(target, end):
    """More calls than a connection may have in flight."""
    refused_flood(target, end, call_header("HealthService/watch"), b"")


@again
def calls_over_rate(target, end):
    """More calls than their tenant may make in a second."""
    refused_flood(target, end, GET_CUSTOMER, CUSTOMER)


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
