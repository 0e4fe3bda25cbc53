"""How the peers of abuse.py speak to a server, and the well-behaved one, whose latencies are
measured. Those that behave badly are in abuse_attacks.py."""

import gc
import itertools
import os
import socket
import ssl
import struct
import time

PREFACE = bytes.fromhex("8946445301000000")
CUSTOMER = bytes.fromhex("0a1001980000000070008000000000000101")
# What the server takes, and does not take, by PROTOCOL.md.
BODY = 64 << 10
REQUEST = 4 << 20


# Whether this user may give processes the kernel's real-time class.
def may_hurry():
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(2))
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        return True
    except OSError:
        return False


MAY_HURRY = may_hurry()


def hurry():
    """Puts this process before all other programs of the machine, which are none of the test's. Its
    threads that come last have the priority below."""
    if MAY_HURRY:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(2))


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
CREATE_TENANT = call_header("TenantService/createTenant")


def frame(kind, stream=0, body=b"", meta=b"", flags=0):
    head = struct.pack("<IBBHI", len(meta) + len(body), kind, flags, len(meta), stream)
    return head + meta + body


def long_message(body):
    """With a field that nobody knows, as long as a message may be."""
    rest = REQUEST - len(body) - 6
    length = bytes([rest >> shift & 0x7F | 0x80 for shift in (0, 7, 14)]) + bytes([rest >> 21])
    return body + b"\xfa\x3e" + length + bytes(rest)


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
