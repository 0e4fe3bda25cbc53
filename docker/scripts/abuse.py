#!/usr/bin/env python3
"""What abuse does to others: a well-behaved tenant's latency alone, beside each kind of abuse, and
beside all of them at once; the server's memory, and whether everything is freed afterwards.

    abuse.py FRONTDESKD [SECONDS]

A fault run, not a test of times: it prints a table, and fails only when something is left over,
when memory passes its bound or when the well-behaved caller is refused."""

import itertools
import json
import multiprocessing
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

PREFACE = bytes.fromhex("8946445301000000")
CUSTOMER = bytes.fromhex("0a1001980000000070008000000000000101")
# The server's own memory, the store's caches included.
RSS_BOUND_MIB = 1024


def method_id(name):
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


GET_CUSTOMER = b"\x0d" + struct.pack("<I", method_id("frontdesk.v1.CustomerService/getCustomer"))
GET_SCHEMA = b"\x0d" + struct.pack("<I", method_id("frontdesk.v1.ReflectionService/getSchema"))


def frame(kind, stream=0, body=b"", meta=b"", flags=0):
    return struct.pack("<IBBHI", len(meta) + len(body), kind, flags, len(meta), stream) + meta + body


def connect(server, token=None, greet=True):
    connection = socket.create_connection(server, timeout=20)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if greet:
        # HELLO with maxMessage 4 MiB.
        hello = PREFACE + frame(1, body=bytes.fromhex("0880808002"))
        connection.sendall(hello + (frame(0x0B, body=b"\0" + token.encode()) if token else b""))
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


def well_behaved(server, token, end, results):
    """One call after the other, a millisecond apart, as a page of a browser would."""
    connection = connect(server, token)
    reader = Reader(connection)
    latencies, failed = [], 0
    for stream in itertools.count(1, 2):
        if time.monotonic() >= end:
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
        latencies.append(time.perf_counter() - began)
        time.sleep(0.001)
    results.put((latencies, failed))


def again(attack):
    """Connects anew whenever the server has cut the connection."""

    def run(server, token, end, counts):
        cuts = 0
        while time.monotonic() < end:
            try:
                attack(server, token, end)
            except OSError:
                pass
            cuts += 1
            time.sleep(0.01)
        counts.put(cuts)

    return run


@again
def rapid_cancel(server, token, end):
    connection = connect(server, token)
    stream = 1
    while time.monotonic() < end:
        burst = b""
        for _ in range(100):
            burst += frame(2, stream, CUSTOMER, GET_CUSTOMER, flags=2) + frame(6, stream, b"\1")
            stream += 2
        connection.sendall(burst)
        while select.select([connection], [], [], 0)[0]:
            if not connection.recv(1 << 20):
                return


@again
def ping_flood(server, token, end):
    connection = connect(server, token)
    burst = frame(8, body=b"\0" * 8) * 100
    while time.monotonic() < end:
        connection.sendall(burst)
        while select.select([connection], [], [], 0)[0]:
            if not connection.recv(1 << 20):
                return


@again
def slow_sender(server, token, end):
    connections = [connect(server, token) for _ in range(50)]
    call = frame(2, 1, CUSTOMER, GET_CUSTOMER, flags=1)
    for byte in call[:-1]:
        for connection in connections:
            connection.sendall(bytes([byte]))
        if time.monotonic() >= end:
            break
        time.sleep(0.5)


@again
def slow_reader(server, token, end):
    connections = [connect(server, token) for _ in range(10)]
    for connection in connections:
        connection.setblocking(False)
    stream = 1
    while time.monotonic() < end:
        burst = b"".join(frame(2, stream + 2 * n, b"", GET_SCHEMA, flags=1) for n in range(10))
        stream += 20
        for connection in connections:
            try:
                connection.send(burst)
            except BlockingIOError:
                pass
        time.sleep(0.05)


@again
def idle_connections(server, token, end):
    connections = []
    # Half of them with a token: the others are fewer by the server's own limit.
    for number in range(5000):
        if time.monotonic() >= end:
            break
        try:
            connections.append(connect(server, token if number % 2 else None))
        except OSError:
            time.sleep(0.01)
    time.sleep(max(0, end - time.monotonic()))


@again
def zeros(server, token, end):
    connection = connect(server, greet=False)
    connection.sendall(b"\0" * 65536)
    while connection.recv(65536):
        pass


# TLS handshakes left half done join here once the server takes TLS.
ATTACKS = {
    "rapid open and cancel": rapid_cancel,
    "ping flood": ping_flood,
    "slow sender": slow_sender,
    "slow reader": slow_reader,
    "5,000 idle connections": idle_connections,
    "64 KiB of zeros": zeros,
}


class Server:
    def __init__(self, program, data):
        port_file = os.path.join(data, "port")
        self.log = open(os.path.join(data, "log"), "w+", encoding="utf-8")
        # The attackers share the well-behaved caller's address and token's tenant.
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--demo", "--listen", "127.0.0.1:0",
             "--admin", "127.0.0.1:0", "--port-file", port_file, "--access-log", "off"],
            stderr=self.log, stdout=subprocess.DEVNULL)
        for _ in range(500):
            if os.path.exists(port_file):
                break
            time.sleep(0.02)
        host, port = open(port_file, encoding="utf-8").read().strip().rsplit(":", 1)
        self.address = (host, int(port))
        self.token = open(os.path.join(data, "tokens", "clientAdmin.jwt"), encoding="utf-8").read().strip()
        for line in open(self.log.name, encoding="utf-8"):
            if '"event":"admin"' in line:
                self.admin = json.loads(line)["address"]

    def metric(self, name):
        with urllib.request.urlopen(f"http://{self.admin}/metrics", timeout=20) as page:
            for line in page.read().decode().splitlines():
                if line.startswith(name + " "):
                    return float(line.split(" ")[1])
        return 0.0

    def closed(self):
        reasons = {}
        with urllib.request.urlopen(f"http://{self.admin}/metrics", timeout=20) as page:
            for line in page.read().decode().splitlines():
                if line.startswith("frontdesk_connections_closed_total{"):
                    reasons[line.split('"')[1]] = int(float(line.rsplit(" ", 1)[1]))
        return reasons

    def memory_mib(self, which="VmRSS"):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith(which + ":"):
                    return int(line.split()[1]) / 1024
        return 0.0


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def measure(server, attacks, seconds):
    end = time.monotonic() + seconds
    results, counts = multiprocessing.Queue(), multiprocessing.Queue()
    others = [
        multiprocessing.Process(target=attack, args=(server.address, server.token, end, counts))
        for attack in attacks
    ]
    for process in others:
        process.start()
    caller = multiprocessing.Process(
        target=well_behaved, args=(server.address, server.token, end, results))
    caller.start()
    try:
        latencies, failed = results.get(timeout=seconds + 60)
    except Exception:
        latencies, failed = [], -1
    peak = server.memory_mib()
    caller.join(10)
    for process in others:
        process.join(30)
        if process.is_alive():
            process.terminate()
    # Those that stalled are cut within 10 s, and the process' own sockets are gone with it.
    freed = False
    for _ in range(200):
        if server.metric("frontdesk_connections") == 0 and server.metric("frontdesk_calls_in_flight") == 0:
            freed = True
            break
        time.sleep(0.1)
    return latencies, failed, peak, freed


def main():
    program = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    problems = []
    with tempfile.TemporaryDirectory() as data:
        server = Server(program, data)
        runs = [("alone", [])] + [(name, [attack]) for name, attack in ATTACKS.items()]
        runs += [("all of them", list(ATTACKS.values())), ("alone again", [])]
        base = None
        print(f"{'beside':24}{'calls':>8}{'failed':>8}{'p50 us':>9}{'p99 us':>9}{'p99 x':>7}{'RSS MiB':>9}  freed")
        for name, attacks in runs:
            latencies, failed, peak, freed = measure(server, attacks, seconds)
            p50, p99 = percentile(latencies, 0.5) * 1e6, percentile(latencies, 0.99) * 1e6
            base = base or p99
            print(f"{name:24}{len(latencies):8}{failed:8}{p50:9.0f}{p99:9.0f}{p99 / base:7.2f}{peak:9.1f}  {'yes' if freed else 'NO'}")
            sys.stdout.flush()
            if not freed:
                problems.append(f"{name}: connections or calls are left")
            if failed or not latencies:
                problems.append(f"{name}: the well-behaved caller was refused")
        print("closed:", ", ".join(f"{why} {count}" for why, count in server.closed().items() if count))
        highest = server.memory_mib("VmHWM")
        print(f"highest memory: {highest:.1f} MiB, bound {RSS_BOUND_MIB}")
        if highest > RSS_BOUND_MIB:
            problems.append("memory passed its bound")
        server.process.send_signal(signal.SIGTERM)
        if server.process.wait(60) != 0:
            problems.append("the server did not end well")
    for problem in problems:
        print(f"abuse.py: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
