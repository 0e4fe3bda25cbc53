#!/usr/bin/env python3
"""What abuse does to others: a well-behaved tenant's latency alone, beside each kind of abuse, and
beside all of them at once; the server's memory, and whether everything is freed afterwards.

    abuse.py FRONTDESKD [SECONDS]

A fault run: it prints a table and ends with 1 when a rule of ABUSE.md is broken. Attackers come
from another address than the well-behaved caller, but have a token of the same tenant, and run
with the least priority, because elsewhere they would have machines of their own. A run whose p99
is over the rule is made again, three times in all: a busy machine looks just the same."""

import itertools
import json
import multiprocessing
import os
import platform
import resource
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

PREFACE = bytes.fromhex("8946445301000000")
CUSTOMER = bytes.fromhex("0a1001980000000070008000000000000101")
# What abuse may add to the memory that the server has when nobody misbehaves.
MEMORY_ADDED_MIB = 192
# How often the well-behaved caller's p99 may be what it is alone.
P99_FACTOR = 2
TRIES = 3
IDLE = 5000
# Seconds that they have to come.
SETTLING = 20


# The server has half of the processors and everybody else the others, as on machines of their own:
# or else the kernel now and then puts caller and server on one, and leaves the other to attackers.
PROCESSORS = sorted(os.sched_getaffinity(0))
CALLERS = set(PROCESSORS[len(PROCESSORS) // 2 :])
SERVERS = set(PROCESSORS[: len(PROCESSORS) // 2]) or CALLERS


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


def frame(kind, stream=0, body=b"", meta=b"", flags=0):
    head = struct.pack("<IBBHI", len(meta) + len(body), kind, flags, len(meta), stream)
    return head + meta + body


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

    def connect(self, has_token=True, greets=True, source="127.0.0.2"):
        connection = self.plain(source)
        if self.certificate:
            connection = self.context().wrap_socket(connection, server_hostname="localhost")
        if greets:
            # HELLO with maxMessage 4 MiB.
            hello = PREFACE + frame(1, body=bytes.fromhex("0880808002"))
            auth = frame(0x0B, body=b"\0" + self.token.encode()) if has_token else b""
            connection.sendall(hello + auth)
        return connection


class Reader:
    """Takes frames from a socket."""

    def __init__(self, connection):
        self.connection = connection
        self.buffer = b""
        self.take(8)

    def take(self, count):
        while len(self.buffer) < count:
            more = self.connection.recv(1 << 16)
            if not more:
                raise ConnectionError("closed")
            self.buffer += more
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def frame(self):
        length, kind, flags, meta, stream = struct.unpack("<IBBHI", self.take(12))
        content = self.take(length)
        return kind, stream, content[:meta]


def well_behaved(target, seconds, ready, results):
    """One call after the other, a millisecond apart, as a page of a browser would."""
    connection = target.connect(source="127.0.0.1")
    reader = Reader(connection)
    latencies, failed = [], 0
    end = None
    for stream in itertools.count(1, 2):
        if end and time.monotonic() >= end:
            break
        began = time.perf_counter()
        connection.sendall(frame(2, stream, CUSTOMER, GET_CUSTOMER, flags=1))
        while True:
            kind, answered, meta = reader.frame()
            if kind == 5 and answered == stream:
                failed += meta != b""
                break
            if kind == 8:
                connection.sendall(frame(9, body=b"\0" * 8))
        if end is None:
            end = time.monotonic() + seconds
            ready.set()
        else:
            latencies.append(time.perf_counter() - began)
        time.sleep(0.001)
    results.put((latencies, failed))


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
        # a thread of the server that wakes up on its processor.
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
}
# Rows that begin when so many connections are there.
SETTLED = {"5,000 idle connections": IDLE}
SECURE_ATTACKS = {"handshakes half done": half_handshakes}


class Server:
    """A server with demonstration data in a directory of its own, and what it says of itself."""

    def __init__(self, program, data, is_secure):
        self.data = data
        port_file = os.path.join(data, "port")
        arguments = ["--data", data, "--demo", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0",
                     "--port-file", port_file, "--access-log", "off"]
        certificate = None
        if is_secure:
            subprocess.run([program, "keys", "tls", "--data", data], check=True,
                           stdout=subprocess.DEVNULL)
            certificate = os.path.join(data, "tls", "server.crt")
            arguments += ["--tls-cert", certificate, "--tls-key",
                          os.path.join(data, "tls", "server.key")]
        self.log = open(os.path.join(data, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "serve"] + arguments, stderr=self.log, stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, SERVERS))
        for _ in range(1500):
            if os.path.exists(port_file):
                break
            time.sleep(0.02)
        with open(port_file, encoding="utf-8") as file:
            host, port = file.read().strip().rsplit(":", 1)
        with open(os.path.join(data, "tokens", "clientAdmin.jwt"), encoding="utf-8") as file:
            self.target = Target((host, int(port)), file.read().strip(), certificate)
        with open(self.log.name, encoding="utf-8") as log:
            for line in log:
                if '"event":"admin"' in line:
                    self.admin = json.loads(line)["address"]

    def metrics(self):
        with urllib.request.urlopen(f"http://{self.admin}/metrics", timeout=20) as page:
            lines = page.read().decode().splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    def closed(self):
        family = "frontdesk_connections_closed_total{"
        return {name.split('"')[1]: int(float(value)) for name, value in self.metrics().items()
                if name.startswith(family) and float(value)}

    def is_free(self):
        page = self.metrics()
        return all(float(page[name]) == 0
                   for name in ("frontdesk_connections", "frontdesk_calls_in_flight"))

    def descriptors_in(self, seconds):
        """Without the store's files, which its upkeep opens now and then."""
        time.sleep(seconds)
        folder = f"/proc/{self.process.pid}/fd"
        targets = []
        for number in os.listdir(folder):
            try:
                targets.append(os.readlink(f"{folder}/{number}"))
            except OSError:
                pass
        return sum(not target.startswith(self.data) for target in targets)

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def forget_peak(self):
        try:
            with open(f"/proc/{self.process.pid}/clear_refs", "w", encoding="utf-8") as file:
                file.write("5")
        except OSError:
            pass

    def memory_mib(self, which):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith(which + ":"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def ends_well(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60) == 0


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


class Run:
    """The well-behaved caller's figures beside some attacks, and what was left afterwards."""

    def __init__(self, server, attacks, seconds, settled=0):
        server.forget_peak()
        others = []
        if settled:
            others = self.start(attacks, server, time.monotonic() + seconds + SETTLING)
            for _ in range(SETTLING * 5):
                if float(server.metrics()["frontdesk_connections"]) >= settled:
                    break
                time.sleep(0.2)
        ready, results = multiprocessing.Event(), multiprocessing.Queue()
        caller = multiprocessing.Process(
            target=well_behaved, args=(server.target, seconds, ready, results))
        caller.start()
        ready.wait(20)
        others = others or self.start(attacks, server, time.monotonic() + seconds)
        # Operators must be able to look just then.
        time.sleep(seconds * 0.8)
        try:
            self.most = int(float(server.metrics()["frontdesk_connections"]))
            self.is_watched = True
        except OSError:
            self.most, self.is_watched = -1, False
        try:
            latencies, self.failed = results.get(timeout=seconds + 60)
        except Exception:
            latencies, self.failed = [], -1
        self.calls = len(latencies)
        self.p50, self.p99 = (percentile(latencies, share) * 1e6 for share in (0.5, 0.99))
        caller.join(10)
        for process in others:
            process.join(0 if settled else 30)
            if process.is_alive():
                process.terminate()
                process.join(10)
        self.peak = server.memory_mib("VmHWM")
        # Those that stall are cut within 10 s, and the attackers' own sockets are gone by now.
        self.is_free = False
        for _ in range(200):
            if server.is_free():
                self.is_free = True
                break
            time.sleep(0.1)
        # The connection that asked for the metrics is closed a moment later.
        self.descriptors = min(server.descriptors_in(wait) for wait in (0, 0.2, 0.5, 1))
        self.threads = server.threads()

    @staticmethod
    def start(attacks, server, end):
        others = [multiprocessing.Process(target=attack, args=(server.target, end))
                  for attack in attacks]
        for process in others:
            process.start()
        return others

    def line(self, name, base):
        return (f"| {name} | {self.calls} | {self.p50:.0f} | {self.p99:.0f} | "
                f"{self.p99 / base.p99:.2f} | {self.most} | {self.peak:.0f} | "
                f"{'yes' if self.is_free else 'NO'} |")


class Table:
    """The runs against one server, and the rules that they broke."""

    def __init__(self, server, seconds):
        self.server = server
        self.seconds = seconds
        self.problems = []
        # The first run fills caches and opens what stays open.
        Run(server, [], 1)
        self.base = Run(server, [], seconds)

    def show(self, name, run):
        print(run.line(name, self.base), flush=True)

    def judge(self, name, run):
        bound = self.base.peak + MEMORY_ADDED_MIB
        broken = {
            f"the p99 is more than {P99_FACTOR} times what it is alone":
                not run.p99 <= P99_FACTOR * self.base.p99,
            "the well-behaved caller was refused": run.failed or not run.calls,
            "/metrics did not answer": not run.is_watched,
            "connections or calls are left": not run.is_free,
            "fewer connections than were meant": run.most < SETTLED.get(name, 0),
            f"{run.descriptors - self.base.descriptors} descriptors are left":
                run.descriptors > self.base.descriptors,
            f"{run.threads - self.base.threads} threads are left":
                run.threads > self.base.threads,
            f"{run.peak:.0f} MiB are more than {bound:.0f}": run.peak > bound,
        }
        self.problems += [f"{name}: {rule}" for rule, is_broken in broken.items() if is_broken]

    def add(self, name, attacks):
        for _ in range(TRIES):
            run = Run(self.server, attacks, self.seconds, SETTLED.get(name, 0))
            self.show(name, run)
            if run.p99 <= P99_FACTOR * self.base.p99:
                break
        self.judge(name, run)


def measure(program, seconds, is_secure):
    with tempfile.TemporaryDirectory() as data:
        server = Server(program, data, is_secure)
        way = "TLS" if is_secure else "plaintext"
        attacks = {**ATTACKS, **SECURE_ATTACKS} if is_secure else ATTACKS
        table = Table(server, seconds)
        print(f"\n| beside ({way}) | calls | p50 us | p99 us | p99 x "
              "| connections | peak MiB | freed |")
        print("|---|---|---|---|---|---|---|---|")
        table.show("alone", table.base)
        for name, attack in (SECURE_ATTACKS if is_secure else ATTACKS).items():
            table.add(name, [attack])
        table.add("all of them", list(dict.fromkeys(attacks.values())))
        table.add("alone again", [])
        reasons = ", ".join(f"{why} {count}" for why, count in server.closed().items())
        print(f"\nClosed by the server: {reasons or 'none'}. "
              f"Memory alone {table.base.peak:.0f} MiB, bound {MEMORY_ADDED_MIB} MiB more.")
        if not server.ends_well():
            table.problems.append(f"{way}: the server did not end well")
        return [f"{way}: {problem}" for problem in table.problems]


def machine():
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(file.readline().split()[1]) >> 20
    model = "unknown"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    now = time.strftime('%Y-%m-%d %H:%M', time.gmtime())
    return (f"{now} UTC, {len(PROCESSORS)} x "
            f"{model}, {memory} GiB, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}")


def main():
    program = sys.argv[1]
    os.sched_setaffinity(0, CALLERS)
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(machine())
    problems = measure(program, seconds, False) + measure(program, seconds, True)
    for problem in problems:
        print(f"abuse.py: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
