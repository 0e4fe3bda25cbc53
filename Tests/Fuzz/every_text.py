"""JSON in each way that it may be written, right and wrong: numbers, strings, what is inside each
other, what is cut off, and the values of messages at each place of a buffer."""

import base64
import itertools
import random
from collections.abc import Iterator

import every_value
from every_field import Field
from every_value import Messages, is_list, is_map, plain, sides

WHOLE = ["0", "1", "12", "00", "01", "9" * 14, "9" * 15, "9" * 16, "9" * 18, "9" * 19, "9" * 20,
         "9" * 40, "2147483647", "2147483648", "4294967295", "4294967296",
         "9223372036854775807", "9223372036854775808", "18446744073709551615",
         "18446744073709551616", ""]
NUMBERS = [
    sign + whole + fraction + exponent
    for sign in ("", "-")
    for whole in WHOLE
    for fraction in ("", ".", ".0", ".5", ".05", "." + "9" * 15)
    for exponent in ("", "e", "E", "e+", "e-", "e0", "E5", "e+5", "E-5", "e400", "e-400", "e1x")
]
UNITS = ["0041", "00e9", "20AC", "0000", "001f", "007F", "0080", "07ff", "0800", "ffff", "FFFE",
         "d7ff", "e000", "d834", "dd1e", "DBFF", "DFFF", "dc00", "d800"]
ESCAPES = [
    *('\\"', "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\x", "\\", "\\U0041", "\\u"),
    *("\\u" + unit for unit in UNITS),
    *("\\u" + "0" * at + bad + "0" * (3 - at) for at in range(4) for bad in ("g", "G", "/", ":",
                                                                           "@", "`", "é")),
    *("\\u" + "0" * digits for digits in range(4)),
    *(f"\\u{high}\\u{low}" for high in UNITS[13:] for low in UNITS[9:]),
    *(f"\\u{high}{rest}" for high in ("d834", "dbff") for rest in ("\\", "\\n", "\\u", "\\udd",
                                                                 "\\udd1", "\\uddg1", "x", "")),
]
LEAVES = ["null", "true", "false", "1", "-1.5e-7", '"a"', '""', '"' + "a" * 16 + '"', '"é"', "[]",
          "{}", '"' + "é" * 9 + '"', "1" * 17, '"e\u0301"', '"\\u0000"']
WORDS = ["t", "tr", "tru", "truE", "truee", "f", "fals", "falsE", "n", "nul", "nulL", "nan", "NaN",
         "Infinity", "'a'", "+1", ".5", "-", "--1", "1 2", "[1", "[1,", "[,1]", "[1,]", "[1 2]",
         '{"a"', '{"a":', '{"a":1', '{"a":1,', "{,}", '{"a":1,}', '{"a" 1}', "{a:1}", "{1:1}",
         '{"a":1 "b":2}', "]", "}", ",", ":", "", " ", "\ufeff1", "1\x0b", "\x0c1", "//1"]
DOCUMENTS = ['{"a":[1,"b",{"c":null}],"d":true}', '[{"a":"\\u0041\\n"},-1.5e+3,false,[[]]]',
             ' [ 1 , { "a" : "é" } ] ', '"\\ud834\\udd1e€"']
SIGNS = [b"{", b"}", b"[", b"]", b":", b",", b'"', b"\\", b"0", b"-", b".", b"e", b" ", b"\n",
         b"\0", b"\x1f", b"\x7f", b"\x80", b"\xc3", b"t", b"u"]


def nested(depth: int) -> Iterator[str]:
    """Values inside lists and objects, down to `depth`."""
    for shape in itertools.product("[{", repeat=depth):
        for leaf in LEAVES if depth < 4 else LEAVES[::3]:
            for count in (1, 2):
                text = leaf
                for kind in shape:
                    if kind == "[":
                        text = "[" + ",".join([text] * count) + "]"
                    else:
                        name = "é" if depth == 2 else "a"
                        pairs = (f'"{name}{each}":{text}' for each in range(count))
                        text = "{" + ",".join(pairs) + "}"
                if len(text) < 480:
                    yield text


def broken(document: bytes) -> Iterator[bytes]:
    """Cut off at each byte, and with another in the place of each, or before it."""
    for at in range(len(document)):
        yield document[:at]
        yield document[:at] + document[at + 1 :]
        for sign in SIGNS:
            yield document[:at] + sign + document[at + 1 :]
            yield document[:at] + sign + document[at:]


def texts(chosen: random.Random) -> Iterator[bytes]:
    """JSON of any kind."""
    yield from trees(60_000, chosen)
    for number in NUMBERS:
        yield number.encode()
        yield f"[{number}]".encode()
    for word in WORDS:
        yield from (word.encode(), f"[{word}".encode(), f'{{"a":{word}'.encode())
    for escape in ESCAPES:
        for before in (0, 1, 14, 15, 16, 30):
            for after in ('"', 'a"', "b" * 17 + '"', ""):
                yield ('"' + "a" * before + escape + after).encode()
        yield f'{{"{escape}":"{escape}{escape}"}}'.encode()
    for each in every_value.texts():
        yield b'"' + each + b'"'
        yield b'{"' + each + b'":0}'
    for depth in range(1, 7):
        for text in nested(depth):
            yield text.encode()
    for document in DOCUMENTS:
        yield from broken(document.encode())
    for depth in (30, 70, 71, 72, 73, 74, 90):
        yield b"[" * depth + b"]" * depth
        yield b'{"a":' * depth + b"1" + b"}" * depth
        yield b"[" * depth
    for first, second in itertools.product(LEAVES, repeat=2):
        yield f"[{first},{second}]".encode()
        yield f'{{"a":{first},"b":{second}}}'.encode()
    for count in (*range(1, 40), 48, 49, 50, 60, 70):
        for form in ("{}", "a{}", "a" * 16 + "{}", "é{}"):
            names = [form.format(each) for each in range(count)]
            chosen.shuffle(names)
            for last in ([], [names[0]], [names[-1]]):
                pairs = ",".join(f'"{name}":{len(name)}' for name in names + last)
                yield f"{{{pairs}}}".encode()
        yield ("[" + ",".join(["1"] * count) + "]").encode()


def trees(count: int, chosen: random.Random) -> Iterator[bytes]:
    """Values of all kinds beside and inside each other."""

    def value(depth: int) -> str:
        kind = chosen.random()
        if depth == 0 or kind < 0.4:
            return chosen.choice(LEAVES)
        inner = [value(depth - 1) for _ in range(chosen.choice([0, 1, 1, 2, 2, 3, 4]))]
        if kind < 0.7:
            return "[" + ",".join(inner) + "]"
        form = chosen.choice(["a{}", "é{}", "a" * 15 + "{}", "e\u0301{}", "{}"])
        return "{" + ",".join(f'"{form.format(at)}":{each}' for at, each in enumerate(inner)) + "}"

    for _ in range(count):
        yield value(chosen.randint(2, 7)).encode()


def based(length: int) -> str:
    return '"' + base64.b64encode(b"\xfb\xef" * length)[: length // 3 * 4].decode() + '"'


STRINGS = ['"a"', '""', '"' + "a" * 15 + '"', '"' + "a" * 16 + '"', '"é"', '"\\u0000"',
           '"' + "é" * 9 + '"', '"' + "a" * 40 + '"']
INTEGERS = ["1", "0", "-1", "300", "2147483647", "-2147483648", "9223372036854775807",
            "18446744073709551615", "-9223372036854775808"]
VALUES = {
    "bool": ["true", "false"], "int32": INTEGERS, "int64": INTEGERS, "uint32": INTEGERS,
    "uint64": INTEGERS, "fixed32": INTEGERS,
    "double": ["1.5", "0", "-0", "1e300", '"NaN"', '"Infinity"', '"-Infinity"', "-1e-300", "1e400"],
    "string": STRINGS, "bytes": [based(each) for each in (0, 3, 6, 12, 15, 18, 48)],
    "uuid": ['"018f4e2a-7b1c-7def-8123-456789abcdef"', '"00000000-0000-0000-0000-000000000000"'],
    "timestamp": ['"2024-02-29T10:00:00.123Z"', '"1970-01-01T00:00:00Z"',
                  '"-9999-12-31T23:59:59.000001-23:59"', '"+12024-01-01t00:00:00.5z"'],
    "date": ['"2024-02-29"', '"1970-01-01"', '"-0044-03-15"', '"+10000-01-01"'],
    "duration": ['"1.5s"', '"0s"', '"-1h30m"', '"90m"', '"1d2h3m4s5ms6us"'],
    "money": ['{"minor":1,"currency":"EUR"}', "{}", '{"minor":-300}', '{"currency":"EUR"}'],
    "decimal": ['"12.50"', '"0"', '"-0.001"', '"5e-40"', '"123456789"'],
}
UNKNOWN = ["7", "77", "2000000000", "-5", '"name "']
KEYS = {"bool": ["true", "false"], "string": ["", "a", "a" * 16, "é", "b", "a" * 15]}


def values(kind: str, messages: Messages, depth: int) -> list[str]:
    """A few values of a field, lists and maps with one and with several."""
    if is_map(kind):
        key, value = sides(kind)
        keys = KEYS.get(key, ["1", "0", "300", "2147483647"])
        found = values(value, messages, depth)
        return [f'{{"{each}":{found[0]}}}' for each in keys] + [
            f'{{"{keys[0]}":{each},"{keys[1]}":{found[-1]}}}' for each in found
        ]
    inner = plain(kind)
    if inner in messages:
        found = ["{}"]
        if depth > 0:
            found += [
                f'{{"{name}":{each}}}'
                for _, name, of in messages[inner]
                for each in values(of, messages, depth - 1)[:4]
            ]
    else:
        names = [f'"{name}"' for _, name, _ in messages.get(f"enum {inner}", [])]
        found = VALUES.get(inner, names + UNKNOWN)
    if is_list(kind):
        return [f"[{each}]" for each in found] + [
            f"[{first},{second}]" for first, second in itertools.pairwise(found)
        ]
    return found


def quantities(name: str, messages: Messages, chosen: random.Random) -> Iterator[bytes]:
    """Times, spans and decimals of numbers of all lengths, most of them nearly right."""

    def number() -> str:
        return "".join(chosen.choices("0123456789", k=chosen.choice([1, 1, 2, 6, 12, 13, 18, 19,
                                                                     20, 25])))

    def some(*texts: str) -> str:
        return chosen.choice(["", *texts])

    def span() -> str:
        units = ["us", "ms", "s", "m", "h", "d", "x", ""]
        parts = (number() + some("." + number()) + chosen.choice(units)
                 for _ in range(chosen.randint(1, 3)))
        return some("-", "+") + "".join(parts)

    def decimal() -> str:
        power = some("e-" + number(), "e" + number(), "e-", "e")
        return some("-", "+") + number() + some("." + number(), ".") + power

    def date() -> str:
        year = some("-", "+") + chosen.choice(["2024", "0000", "9999", "1900", number()])
        return f"{year}-{chosen.randint(0, 13):02}-{chosen.randint(0, 32):02}"

    def moment() -> str:
        zone = f"{chosen.randint(0, 24):02}:{chosen.randint(0, 60):02}"
        clock = ":".join(f"{chosen.randint(0, 60):02}" for _ in range(3))
        return date() + chosen.choice("Tt ") + clock + some("." + number()) + chosen.choice(
            ["Z", "z", "+" + zone, "-" + zone, ""])

    made = {"duration": span, "decimal": decimal, "date": date, "timestamp": moment}
    for _, field, kind in messages.get(name, []):
        if make := made.get(kind.rstrip("?")):
            for _ in range(3000):
                yield f'{{"{field}":"{make()}"}}'.encode()


def filler(fields: list[Field], before: int, size: int) -> str | None:
    """Fields with lower numbers than `before` that take about `size` bytes when written."""
    for number, name, kind in fields:
        if number < before and kind.rstrip("?") == "string":
            return f'"{name}":"{"a" * size}"'
        if number < before and kind == "[string]":
            return f'"{name}":["{"a" * size}"]'
        if number < before and kind == "[bool]":
            return f'"{name}":[{",".join(["true"] * (size // 8))}]'
    return None


def placed(name: str, messages: Messages) -> Iterator[bytes]:
    """Each field where a writer's first 256 bytes end."""
    fields = messages.get(name, [])
    for number, field, kind in fields:
        found = values(kind, messages, 1)
        for value in found:
            yield f'{{"{field}":{value}}}'.encode()
            yield f' {{ "{field}" : {value} , "{field}":{value}}}'.encode()
            yield f'{{"{field}":{value},"{field[:-1]}":{value}}}'.encode()
        for size in range(226, 256):
            before = filler(fields, number, size)
            if before is not None:
                yield from (f'{{"{field}":{each},{before}}}'.encode() for each in found[:12])


def crowded(name: str, messages: Messages, chosen: random.Random) -> Iterator[bytes]:
    """Lists and maps of many values."""
    for _, field, kind in messages.get(name, []):
        for count in (*range(2, 34), 47, 48, 49, 50, 64, 65, 97):
            if is_list(kind):
                for value in values(kind, messages, 0)[:6]:
                    text = ",".join([value[1:-1]] * count)
                    yield f'{{"{field}":[{text}]}}'.encode()
            elif is_map(kind):
                key, inner = sides(kind)
                step = chosen.choice([1, 1, 3, 97_003_001])
                form = chosen.choice(["{}", "a{}", "é{}", "a" * 15 + "{}"])
                keys = [str(each * step % (1 << 31)) for each in range(count)]
                if key == "string":
                    keys = [form.format(each) for each in range(count)]
                chosen.shuffle(keys)
                for value in values(inner, messages, 0)[:4]:
                    for last in ([], [keys[0]], [keys[0] + "x"]):
                        text = ",".join(f'"{each}":{value}' for each in keys + last)
                        yield f'{{"{field}":{{{text}}}}}'.encode()


MOMENTS = ["2024-02-29T10:00:00.123456+02:00", "+12024-02-29t10:00:00z", "-0001-12-31T23:59:59.5Z",
           "1d2h3m4.5s6ms7us", "-1.000001s", "9223372036854775807us", "-9223372036854775808us",
           "106751991d", "12.50", "-0.5e-7", "123456789012345678.9", "5e-4294967295",
           "5e-4294967296", "018F4e2a-7b1c-7def-8123-456789abcdef", "TWFu", "TWE=", "TQ=="]


def spelt(name: str, messages: Messages) -> Iterator[bytes]:
    """Texts of times, numbers and identifiers with each character missing, changed and double."""
    done = set()
    for _, field, kind in messages.get(name, []):
        if plain(kind) not in VALUES or not kind.isalnum() or kind in done:
            continue
        done.add(kind)
        for text in MOMENTS if VALUES[kind][0].startswith('"') else []:
            for at in range(len(text) + 1):
                for sign in ("", "0", "9", "-", "+", ".", ":", "T", "Z", "z", "e", "s", "=", "é"):
                    yield f'{{"{field}":"{text[:at]}{sign}{text[at:]}"}}'.encode()
                    yield f'{{"{field}":"{text[:at]}{sign}{text[at + 1 :]}"}}'.encode()
        for number in [] if VALUES[kind][0].startswith('"') else NUMBERS:
            yield f'{{"{field}":{number}}}'.encode()
        if kind == "double":
            for exponent in range(-330, 315, 3):
                yield f'{{"{field}":[-1.7e{exponent}]}}'.encode()
                yield f'{{"{field}":-1.7e{exponent}}}'.encode()
    for _, field, kind in messages.get(name, []):
        if is_map(kind):
            key, inner = sides(kind)
            value = values(inner, messages, 0)[0]
            for number in (*NUMBERS[::7], *WHOLE, *("-" + each for each in WHOLE), "+1", " 1"):
                yield f'{{"{field}":{{"{number}":{value}}}}}'.encode()
            if key == "string":
                start, end = f'{{"{field}":{{"'.encode(), f'":{value}}}}}'.encode()
                yield from (start + each + end for each in every_value.texts())


def objects(name: str, messages: Messages, chosen: random.Random) -> Iterator[bytes]:
    """All of this for one message, how values are spelt only for the one that has all types."""
    yield from placed(name, messages)
    yield from crowded(name, messages, chosen)
    if name == "Everything":
        yield from spelt(name, messages)


ANYTHING = [
    *LEAVES, "0", "1800000000", "1800000600", "1800000060", "1800000061", "1799999400",
    "1799999399", "1800086400", "1800086401", "1800003600", "253402300799", "253402300800",
    "9223372036854775807", "9223372036854775808", "18446744073709551616", "-1", "1.0", "1e3",
    *(f'"{each}"' for each in (
        "frontdesk", "frontdesk-platform", "frontdesK", "EdDSA", "ES256", "RS256", "none", "HS256",
        "at+jwt", "JWT", "AT+JWT", "application/at+jwt", "sig", "enc", "verify", "OKP", "EC", "RSA",
        "Ed25519", "P-256", "clientAdmin", "portal", "service", "platformAdmin", "supportStaff",
        "018f4e2a-7b1c-7def-8123-456789abcdef", "00000000-0000-0000-0000-000000000000",
        "a b", "a\u007f", "\\u0001", "lead.read", "lead:read-_9", "A" * 43, "A" * 42 + "B",
        "A" * 44, "A" * 64, "A" * 65, "A" * 128, "A" * 129, "AQAB", "AQ", "AQ==", "A-_A", "AAAB",
        "AQAC", "AQABAQ", "AQABAQAB", "Aw", "____" * 8, "____" * 30, "____" * 45, "AAA_" * 30,
        "___A" * 30, "gAAB" * 30,
    )),
    '["sig"]', '["verify"]', '["sign","verify"]', '["frontdesk","x"]', '["frontdesk-platform"]',
    "[1]", "[null]", '["a",1]', '["018f4e2a-7b1c-7def-8123-456789abcdef"]',
    '["00000000-0000-0000-0000-000000000000"]', '["a"]', '["a","a"]', '[""]', '["a b"]',
    "[" + ",".join(['"a"'] * 8) + "]", "[" + ",".join(['"a"'] * 9) + "]",
    "[" + ",".join(['"a"'] * 33) + "]", "[" + ",".join(['"a"'] * 66) + "]",
]


def members(start: dict[str, str], names: list[str]) -> Iterator[str]:
    """An object with each member left out, twice, and of each other value."""
    def text(pairs: list[tuple[str, str]]) -> str:
        return "{" + ",".join(f'"{name}":{value}' for name, value in pairs) + "}"

    pairs = list(start.items())
    yield text(pairs)
    for at, (name, _) in enumerate(pairs):
        yield text(pairs[:at] + pairs[at + 1 :])
        yield text([*pairs, pairs[at]])
        yield from (text([*pairs[:at], (name, each), *pairs[at + 1 :]]) for each in ANYTHING)
    for name in names:
        yield from (text([*pairs, (name, each)]) for each in ANYTHING)
        yield from (text([(name, each)]) for each in ANYTHING)
