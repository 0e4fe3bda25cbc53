"""Lists and searches of customers in one large tenant: the p99 of each query of searches.json.

search.py BIN ADDRESS TOKEN_FILE PID: BIN is the folder of the programs. Ends with 1 when a target
is missed: 20 ms for each list, 5 ms for a customer's page, 400 MiB of memory for the server.
"""

import json
import os
import subprocess
import sys
import tempfile

LIST_MAX, PAGE_MAX, MEMORY_MAX = 20_000, 5_000, 400 << 10
CALLERS = 8
SECONDS = os.environ.get("SECONDS_EACH", "1")
CUSTOMERS = int(os.environ.get("CUSTOMERS", "1000000"))


def measure(rpc: str, request: object) -> dict[str, float]:
    """The figures of one rpc, called by 8 callers at once, each of them one call after another."""
    binary, address, token = sys.argv[1:4]
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [
            f"{binary}/frontdesk", "load", rpc, "--request", json.dumps(request),
            "--server", address, "--token", f"@{token}", "--connections", str(CALLERS),
            "--in-flight", "1", "--warm-up", "200ms", "--duration",
            f"{SECONDS}s", "--quiet", "--json", report.name,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"search: {rpc} {json.dumps(request)}: {done.stderr or done.stdout}")
        return json.load(open(report.name, encoding="utf-8"))["total"]


def memory() -> int:
    """The most memory that the server has had at once, in KiB."""
    with open(f"/proc/{sys.argv[4]}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def busiest() -> dict[str, str]:
    """The customer with the most visits."""
    found = subprocess.run(
        [f"{sys.argv[1]}/frontdesk", "call", "CustomerService.listCustomers",
         json.dumps({"sort": "visits", "descending": True, "pageSize": 1}), "--server",
         sys.argv[2], "--token", f"@{sys.argv[3]}"],
        capture_output=True, text=True, check=True)
    return json.loads(found.stdout)["customers"][0]


def filled(request: dict[str, object], number: str) -> dict[str, object]:
    """The request, with a customer's number where it asks for one; its beginning is many's."""
    words = {"{number}": number, "{numberBeginning}": number[:-4]}
    return {key: words.get(value, value) if isinstance(value, str) else value
            for key, value in request.items()}


def show(name: str, figures: dict[str, float], limit: int) -> bool:
    """One line of the table; whether the target was reached."""
    p99 = figures["p99Microseconds"]
    is_met = p99 < limit
    print(
        f"{name:34}{figures['p50Microseconds'] / 1000:9.2f}{p99 / 1000:9.2f}"
        f"{'' if is_met else '  over ' + str(limit // 1000) + ' ms'}", flush=True)
    return is_met


def main() -> int:
    """Runs the table."""
    with open(os.path.join(os.path.dirname(__file__), "searches.json"), encoding="utf-8") as file:
        queries = json.load(file)
    only = os.environ.get("ONLY")
    print(f"{len(queries)} queries over {CUSTOMERS} customers, {CALLERS} callers")
    print(f"{'listCustomers':34}{'p50 ms':>9}{'p99 ms':>9}")
    missed = 0
    somebody = busiest()
    number = somebody["number"]
    for name, request in queries:
        if only is None or only in name:
            figures = measure("CustomerService.listCustomers", filled(request, number))
            missed += not show(name, figures, LIST_MAX)
    if only is None:
        missed += not show(
            "getCustomerProfile",
            measure("CustomerService.getCustomerProfile", {"id": somebody["id"]}), PAGE_MAX)
        show("getCustomer by number", measure("CustomerService.getCustomer", {"number": number}),
             PAGE_MAX)
    most = memory()
    print(f"{'memory of the server':34}{most / 1024:18.0f} MiB at most")
    missed += most > MEMORY_MAX
    print("every target is reached" if missed == 0 else f"{missed} targets are missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
