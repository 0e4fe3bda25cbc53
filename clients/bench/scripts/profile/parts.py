"""Where a call's instructions go: `parts.py FEW MANY CALLS` prints what the callgrind file MANY
has more than FEW, for each of CALLS calls, by part of the program."""
import collections
import re
import sys

NAME = re.compile(r"\((\d+)\)(?: (.*))?")
ALLOCATION = re.compile(
    r"^(_int_|__libc_)?(malloc|free|calloc|realloc|memalign)|^posix_memalign|^operator (new|delete)"
    r"|^(malloc_|unlink_chunk|tcache_|sysmalloc|arena_)")
COPYING = re.compile(r"^__?(mem(cpy|move|set|cmp|chr|rchr)|str(len|cmp|chr))")
OBJECTS = {"libsqlite3": "SQLite", "libcrypto": "OpenSSL", "libssl": "OpenSSL", "libpq": "libpq",
           "ld-linux": "C library", "libc.so": "C library", "libm.so": "C library",
           "libstdc++": "C++ library", "libgcc": "C++ library"}
KINDS = {"fn", "cfn", "ob", "cob", "fl", "fi", "fe", "cfi", "cfl", "calls"}
MADE = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"}


class Counts:
    """The instructions of each (object, function) alone, and how often blocks were allocated."""

    def __init__(self, path: str) -> None:
        self.own: collections.Counter[tuple[str, str]] = collections.Counter()
        self.blocks = 0
        names: dict[str, dict[str, str]] = {"fn": {}, "ob": {}}
        here = {"ob": "", "fn": ""}
        callee = ""
        is_call = False
        for line in open(path, errors="replace"):
            kind, equals, rest = line.partition("=")
            if equals and kind in KINDS:
                if kind == "calls":
                    is_call = True
                    if callee in MADE:
                        self.blocks += int(rest.split()[0])
                    continue
                table = names["fn" if kind.endswith("fn") else "ob"] if kind[-1] in "nb" else None
                found = NAME.match(rest.strip())
                if table is None or not found:
                    continue
                if found[2] is not None:
                    table[found[1]] = found[2]
                name = table.get(found[1], "")
                if kind in here:
                    here[kind] = name
                elif kind == "cfn":
                    callee = name.split("'")[0]
            elif line[:1] in "+-*0123456789" and line.strip():
                # The line after `calls=` holds what the callee cost, which is counted there.
                if not is_call:
                    self.own[here["ob"], here["fn"]] += int(line.split()[-1])
                is_call = False


def part(place: tuple[str, str]) -> str:
    library, function = place
    function = function.split("'")[0]
    if ALLOCATION.match(function):
        return "allocation"
    if COPYING.match(function):
        return "copying and comparing bytes"
    for name, known in OBJECTS.items():
        if name in library:
            return known
    module = re.search(r"\$s(\d+)", function)
    if module:
        start, size = module.end(), int(module[1])
        return function[start:start + size]
    if function.startswith("$s"):
        return "Swift's library"
    if "sqlite3" in function:
        return "SQLite"
    return "Swift's runtime"


def main() -> None:
    few, many, calls = Counts(sys.argv[1]), Counts(sys.argv[2]), int(sys.argv[3])
    parts: collections.Counter[str] = collections.Counter()
    for place in few.own.keys() | many.own.keys():
        parts[part(place)] += many.own[place] - few.own[place]
    total = sum(parts.values())
    print(f"{'part':30}{'instructions a call':>20}{'share':>9}")
    rest = 0
    for name, count in parts.most_common():
        if count < total / 200:
            rest += count
            continue
        print(f"{name:30}{count / calls:20,.0f}{100 * count / total:8.1f}%")
    if rest:
        print(f"{'the rest':30}{rest / calls:20,.0f}{100 * rest / total:8.1f}%")
    print(f"{'all':30}{total / calls:20,.0f}")
    print(f"{'blocks allocated':30}{(many.blocks - few.blocks) / calls:20,.1f}")


main()
