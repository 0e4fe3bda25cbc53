#!/usr/bin/env python3
"""What abuse does to others: a well-behaved tenant's latency alone, beside each kind of abuse, and
beside all of them at once; the server's memory, and whether everything is freed afterwards.

    abuse.py FRONTDESKD [SECONDS [plaintext|TLS [WORD...]]]

With words, only the rows in whose names one of them stands. A fault run: it prints a table and
ends with 1 when a rule of ABUSE.md is broken. Each kind is measured in rounds, each right after
the caller alone, and the rule holds for the medians, so that neither one quiet nor one busy moment
of the machine decides. Attackers run with the least priority, because elsewhere they would have
machines of their own."""

import json
import multiprocessing
import os
import platform
import queue
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

from abuse_attacks import ATTACKS, CALLS_PER_TENANT, IDLE, RATED_ATTACKS, SECURE_ATTACKS
from abuse_peers import CREATE_TENANT, MAY_HURRY, Target, ask, hurry, well_behaved

# What abuse may add to the memory that the server has when nobody misbehaves.
MEMORY_ADDED_MIB = 192
# How often the well-behaved caller's p99 may be what it is alone.
P99_FACTOR = 2
ROUNDS = 3
# Seconds that idle connections have to come.
SETTLING = 20
# Rows that begin when so many connections are there.
SETTLED = {"5,000 idle connections": IDLE}

# The server has half of the processors and everybody else the others, as on machines of their own:
# or else the kernel now and then puts caller and server on one, and leaves the other to attackers.
PROCESSORS = sorted(os.sched_getaffinity(0))
CALLERS = set(PROCESSORS[len(PROCESSORS) // 2 :])
SERVERS = set(PROCESSORS[: len(PROCESSORS) // 2]) or CALLERS


class Server:
    """A server with demonstration data in a directory of its own, and what it says of itself."""

    def __init__(self, program, data, is_secure, options=()):
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
        arguments += options
        self.log = open(os.path.join(data, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "serve"] + arguments, stderr=self.log, stdout=subprocess.DEVNULL,
            preexec_fn=self.be_alone)
        for _ in range(1500):
            if os.path.exists(port_file):
                break
            time.sleep(0.02)
        with open(port_file, encoding="utf-8") as file:
            host, port = file.read().strip().rsplit(":", 1)
        self.address, self.certificate = (host, int(port)), certificate
        self.target = self.as_role("clientAdmin")
        # What attackers speak to, and as whom.
        self.attacked = self.target
        with open(self.log.name, encoding="utf-8") as log:
            for line in log:
                if '"event":"admin"' in line:
                    self.admin = json.loads(line)["address"]

    def as_role(self, role):
        with open(os.path.join(self.data, "tokens", role + ".jwt"), encoding="utf-8") as file:
            return Target(self.address, file.read().strip(), self.certificate)

    def have_another_attack(self, program):
        """Makes another tenant, for the attackers."""
        answer = ask(self.as_role("platformAdmin"), CREATE_TENANT, b"\x0a\x05Other")
        token = subprocess.run(
            [program, "token", "--data", self.data, "--role", "clientAdmin", "--tenant",
             str(uuid.UUID(bytes=answer[2:18]))], check=True, capture_output=True, text=True)
        self.attacked = Target(self.address, token.stdout.strip(), self.certificate)

    @staticmethod
    def be_alone():
        os.sched_setaffinity(0, SERVERS)
        hurry()

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

    def becomes_free(self):
        """Those that stall are cut within 10 s, and the attackers' own sockets are gone by now."""
        for _ in range(200):
            if self.is_free():
                return True
            time.sleep(0.1)
        return False

    def descriptors(self):
        """Without the store's files, which its upkeep opens now and then."""
        folder = f"/proc/{self.process.pid}/fd"
        targets = []
        for number in os.listdir(folder):
            try:
                targets.append(os.readlink(f"{folder}/{number}"))
            except OSError:
                pass
        return sum(not target.startswith(self.data) for target in targets)

    def seconds(self):
        """Time of processors that it has taken."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

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
    """The well-behaved caller's figures beside some attacks, or alone."""

    def __init__(self, server, attacks, seconds, settled=0):
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
        busy, began = server.seconds(), time.monotonic()
        # Operators must be able to look just then.
        time.sleep(seconds * 0.8)
        try:
            self.most = int(float(server.metrics()["frontdesk_connections"]))
            self.is_watched = True
        except OSError:
            self.most, self.is_watched = -1, False
        self.busy = 100 * (server.seconds() - busy) / (time.monotonic() - began)
        try:
            came, seen, self.failed = results.get(timeout=seconds + 60)
        except queue.Empty:
            came, seen, self.failed = [], [], -1
        self.calls = len(came)
        self.p50, self.p99 = (percentile(came, share) / 1000 for share in (0.5, 0.99))
        self.seen = percentile(seen, 0.99) / 1000
        caller.join(10)
        for process in others:
            process.join(0 if settled else 30)
            if process.is_alive():
                process.terminate()
                process.join(10)

    @staticmethod
    def start(attacks, server, end):
        others = [multiprocessing.Process(target=attack, args=(server.attacked, end))
                  for attack in attacks]
        for process in others:
            process.start()
        return others


class Row:
    """Some rounds of the caller alone and beside some attacks, and what was left afterwards."""

    def __init__(self, server, attacks, seconds, settled=0):
        server.forget_peak()
        self.alone, self.beside = [], []
        self.is_free = True
        for _ in range(ROUNDS):
            self.alone.append(Run(server, [], seconds / 2))
            self.beside.append(Run(server, attacks, seconds, settled))
            self.is_free = server.becomes_free() and self.is_free
        self.peak = server.memory_mib("VmHWM")
        self.factor = self.median("p99") / statistics.median(run.p99 for run in self.alone)
        self.most = max(run.most for run in self.beside)

    def median(self, name):
        return statistics.median(getattr(run, name) for run in self.beside)

    def line(self, name):
        calls = sum(run.calls for run in self.beside)
        return (f"| {name} | {calls} | {self.median('p50'):.0f} | {spread(self.alone, 'p99')} | "
                f"{spread(self.beside, 'p99')} | {self.factor:.2f} | {self.median('seen'):.0f} | "
                f"{self.median('busy'):.0f} | "
                f"{self.most} | {self.peak:.0f} | {'yes' if self.is_free else 'NO'} |")


def spread(runs, name):
    values = sorted(getattr(run, name) for run in runs)
    return f"{statistics.median(values):.0f} ({values[0]:.0f}-{values[-1]:.0f})"


class Table:
    """The rows against one server, and the rules that they broke."""

    COLUMNS = ["calls", "p50 us", "p99 us alone", "p99 us", "x", "p99 us seen", "CPU %",
               "connections", "peak MiB", "freed"]

    def __init__(self, server, seconds):
        self.server = server
        self.seconds = seconds
        self.problems = []
        # The first run fills caches and opens what stays open.
        Run(server, [], 1)
        server.becomes_free()
        server.forget_peak()
        Run(server, [], 1)
        server.becomes_free()
        self.peak = server.memory_mib("VmHWM")
        self.descriptors = server.descriptors()
        self.threads = server.threads()

    def judge(self, name, row):
        bound = self.peak + MEMORY_ADDED_MIB
        # The connection that asked for the metrics is closed a moment later.
        for _ in range(20):
            descriptors, threads = self.server.descriptors(), self.server.threads()
            if descriptors <= self.descriptors and threads <= self.threads:
                break
            time.sleep(0.1)
        runs = row.alone + row.beside
        broken = {
            f"the p99 is {row.factor:.2f} times what it is alone": not row.factor <= P99_FACTOR,
            "the well-behaved caller was refused":
                any(run.failed or not run.calls for run in runs),
            "/metrics did not answer": not all(run.is_watched for run in runs),
            "connections or calls are left": not row.is_free,
            "fewer connections than were meant": row.most < SETTLED.get(name, 0),
            f"{descriptors - self.descriptors} descriptors are left":
                descriptors > self.descriptors,
            f"{threads - self.threads} threads are left": threads > self.threads,
            f"{row.peak:.0f} MiB are more than {bound:.0f}": row.peak > bound,
        }
        self.problems += [f"{name}: {rule}" for rule, is_broken in broken.items() if is_broken]

    def add(self, name, attacks):
        row = Row(self.server, attacks, self.seconds, SETTLED.get(name, 0))
        print(row.line(name), flush=True)
        self.judge(name, row)


def rows(is_secure):
    """The rows beside the server as it is, by name."""
    alone = SECURE_ATTACKS if is_secure else ATTACKS
    everything = {**ATTACKS, **alone}
    return {"nobody": [], **{name: [attack] for name, attack in alone.items()},
            "all of them": list(dict.fromkeys(everything.values())), "nobody, afterwards": []}


def chosen(named, words):
    return {name: attacks for name, attacks in named.items()
            if not words or any(word in name for word in words)}


def measure(program, seconds, is_secure, words):
    way = "TLS" if is_secure else "plaintext"
    print("\n| " + " | ".join([f"beside ({way})"] + Table.COLUMNS) + " |")
    print("|---" * (len(Table.COLUMNS) + 1) + "|")
    rated = {name: [attack] for name, attack in RATED_ATTACKS.items()}
    problems, notes = [], []
    for named, options in (
        (rows(is_secure), []), (rated, ["--calls-per-tenant", str(CALLS_PER_TENANT)])
    ):
        if not chosen(named, words):
            continue
        with tempfile.TemporaryDirectory() as data:
            server = Server(program, data, is_secure, options)
            if options:
                server.have_another_attack(program)
            table = Table(server, seconds)
            for name, attacks in chosen(named, words).items():
                table.add(name, attacks)
            reasons = ", ".join(f"{why} {count}" for why, count in server.closed().items())
            notes.append(f"Closed by the server: {reasons or 'none'}. Memory alone "
                         f"{table.peak:.0f} MiB, bound {MEMORY_ADDED_MIB} MiB more.")
            if not server.ends_well():
                table.problems.append("the server did not end well")
            problems += [f"{way}: {problem}" for problem in table.problems]
    print("\n" + "\n".join(notes))
    return problems


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
    way = "real-time" if MAY_HURRY else "ordinary"
    return (f"{now} UTC, {way} class, {len(PROCESSORS)} x "
            f"{model}, {memory} GiB, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}")


def main():
    program = sys.argv[1]
    os.sched_setaffinity(0, CALLERS)
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    ways = {"plaintext": False, "TLS": True}
    asked = [ways[sys.argv[3]]] if len(sys.argv) > 3 else ways.values()
    words = sys.argv[4:]
    print(machine())
    problems = [problem for way in asked for problem in measure(program, seconds, way, words)]
    for problem in problems:
        print(f"abuse.py: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
