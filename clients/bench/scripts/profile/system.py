"""System calls of a call: `system.py FEW MANY CALLS` prints what strace counted in MANY more than
in FEW, for each of CALLS calls."""
import sys


def counts(path: str) -> dict[str, int]:
    found = {}
    for line in open(path):
        words = line.split()
        if len(words) == 2 and words[1].isdigit() and words[0] != "total":
            found[words[0]] = int(words[1])
    return found


def main() -> None:
    few, many, calls = counts(sys.argv[1]), counts(sys.argv[2]), int(sys.argv[3])
    each = {name: (many.get(name, 0) - few.get(name, 0)) / calls for name in few | many}
    shown = sorted(((n, c) for n, c in each.items() if c >= 0.005), key=lambda i: -i[1])
    print(f"{'system calls':30}{sum(each.values()):20,.2f}  "
          + ", ".join(f"{name} {count:.2f}" for name, count in shown))


main()
