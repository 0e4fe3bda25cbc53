"""Each field of a message in each way that it may come, right and wrong, as seeds.

A fuzzer finds these one by one in hours; made at once they take most edges in a minute.
"""

import pathlib
import random
import re
from collections.abc import Iterator

Field = tuple[int, str, str]
"""Number, name, type."""

TOO_LONG = b"\xff" * 9 + b"\x02"
NUMBERS = [b"\0", b"\1", b"\2", b"\x7f", b"\xff\xff\xff\xff\x0f", b"\xff\xff\xff\xff\x1f",
           b"\xff" * 9 + b"\1", b"\x80\x80\x80\x80\xf8\xff\xff\xff\xff\1", TOO_LONG, b"\x80",
           b"\x80\0", b"\xff" * 11]
TEXTS = [b"", b"a", b"\0", b"\x7f", b"EUR", "é".encode(), "€uro".encode(), "𝄞".encode(), b"\xff",
         b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"a" * 7, b"a" * 8, b"a" * 15, b"a" * 16,
         b"a@b.co", b"a@b", b"https://a.b/c", b"a:b", b"en-IE", b"en-", b"Europe/Dublin", b"IE",
         b"i1", b"+353851234567", b"+3", b"085 123", b"#aabbcc", b"AB12", b"12:30", b"2024-02-29",
         b"=1",
         b"a" * 17, b"a" * 40, b"a" * 63 + b"\xc3\xa9", b"a" * 70, b"a" * 39 + b"\xff",
         b"a" * 130, b"\1" * 130, b"\1" * 136, b"\1" * 144]
PARTS = [b"\x08\1", b"\x08\1\x08\1", b"\x08\1\x10\1", b"\x08\1\x12\3EUR", b"\x08\1\x12\2EU",
         b"\x08\1\x12\3EURR", b"\x08\xff\xff\xff\xff\x1f", b"\x08\x80", b"\x10\1", b"\x10\1\x10\1",
         b"\x10\x13", b"\x0a\0", b"\x0a\1a", b"\x0a\1a\x0a\1a", b"\x0a\1\xff", b"\x0a\1a\x12\1b",
         b"\x0a\1b\x12\1b", b"\x0a\2ab\x12\1b", b"\x0a\1a\x12\1\xff",
         b"\x0a\1a\x12\x10" + b"\1" * 16, b"\x0a\1a\x12\0\x12\0", b"\x0a\5a",
         b"\x0a\1a\x10\1", b"\x08\1\x12\1b", b"\x08\1\x11" + b"\1" * 8, b"\x08\1\x12\2\x0a\0",
         b"\x0d\1\0\0\0\x10\1", b"\x0d\1\0\0\0", b"\x1a\1a", b"\x18\1", b"\x19\1", b"\x1d\1",
         b"\x1b", b"\x07", b"\x00\1", b"\x09" + b"\1" * 8, b"\1\2\3", b"\1" * 32, b"\xff" * 8,
         b"\xff\xff\xff\xff\x0f" * 2, b"\xf8\x7f\1", b"\xfa\x7f\1a", b"\1" * 33,
         b"\x0a\x82\1" + b"a" * 130, b"\x12\x82\1" + b"a" * 130, b"\xfa\x7f\x82\1" + b"a" * 130,
         b"\x0a\1a\x12\x82\1" + b"a" * 130, b"\x08\1\x12\x82\1" + b"a" * 130]


def declared(files: list[pathlib.Path]) -> dict[str, list[Field]]:
    """The fields of each message, and the numbers and names of each enum, as `enum Name`."""
    messages: dict[str, list[Field]] = {}
    for file in files:
        text = re.sub(r"//[^\n]*", "", file.read_text())
        for name, body in re.findall(r"^message (\w+) \{(.*?)^\}", text, re.M | re.S):
            fields = re.findall(r"\b(\d+)\s+(\w+):\s*([^@;\n}]+(?:\})?)", body)
            messages[name] = [(int(number), field, kind.strip()) for number, field, kind in fields]
        for name, body in re.findall(r"^enum (\w+) \{(.*?)^\}", text, re.M | re.S):
            cases = re.findall(r"^\s+(\d+)\s+(\w+)", body, re.M)
            messages[f"enum {name}"] = [(int(number), case, "") for number, case in cases]
    return messages


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def held(content: bytes) -> bytes:
    return varint(len(content)) + content


def values() -> Iterator[tuple[int, bytes]]:
    """Wire types, and what stands behind their tags."""
    yield from ((0, number) for number in NUMBERS)
    for each in (b"\0" * 8, b"\xff" * 8, b"\0" * 6 + b"\xf8\x7f", b"\1" * 7):
        yield 1, each
    yield from ((2, held(content)) for content in TEXTS + PARTS)
    for each in (b"\5a", b"\x80", TOO_LONG, b"\xff\xff\xff\xff\x07"):
        yield 2, each
    for each in (b"\0" * 4, b"\xff" * 4, b"\1" * 3):
        yield 5, each
    for wire_type in (3, 4, 6, 7):
        yield wire_type, b"\1"


def payloads(name: str, messages: dict[str, list[Field]], depth: int = 3) -> Iterator[bytes]:
    """Bytes of message `name`; down to `depth` also with its messages' fields."""
    last = b""
    for number, _, kind in messages.get(name, []):
        for wire_type, value in values():
            field = varint(number << 3 | wire_type) + value
            yield field
            if depth > 1:
                yield field + field
                yield last + field
                yield field + last
            last = field
        inner = re.sub(r"[^\w]", "", kind)
        if depth > 1 and inner in messages:
            for content in payloads(inner, messages, depth - 1):
                yield varint(number << 3 | 2) + held(content)


EXTREMES = ["9223372036854775807", "-9223372036854775808", "-9223372036854775809", "2147483648",
            "18446744073709551615", "18446744073709551616", "-92233720368547758082", "1e308",
            "1e309", "1e-308", "9" * 40, "0." + "0" * 30 + "1", "0.3000000055000", "1.5e3",
            "-1e13227972036854", "99999999999999.999999", "1e18446744073709551615"]
# Numbers, digits and identifiers that are nearly right, as strings and as keys.
SPELLINGS = [
    "+1", "-", "+", "-0", "+0", "00", "-00", "1_0", "1 ", " 1", "1a", "a1", "A", "-a", "+a", "0x1",
    "12345678901", "2147483647", "-2147483648", "-2147483649", "4294967295", "9223372036854775807",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "-1a", "99999999999999999999999", "-99999999999999999999999", "214748364a", "-21474836480",
    "01900000-0000-7000-8000-00000000000A", "01900000-0000-7000-8000-00000000000",
    "01900000-0000-7000-8000-0000000000000", "01900000_0000-7000-8000-000000000000",
    "0190000000007000800000000000000a", "g1900000-0000-7000-8000-000000000000",
    "YWI=", "YWJj", "YW=I", "Y===", "====", "YWJ", "YW==YW==", "-_8=", "+/8=", "+_8", "YQ=", "YR==",
    "é", "ééééééééé", "a" * 16, "a" * 15 + "é", "1" * 15, "1" * 16,
]
MANY_KEYS = [
    [str(number) for number in range(14)], [str(-number) for number in range(1, 14)],
    [str(number * 97_003_001) for number in range(14)], [chr(97 + each) for each in range(20)],
    [chr(97 + each) * 16 for each in range(9)], ["true", "false"], ["false", "true", "true"],
    [f"0190000{each}-0000-7000-8000-000000000001" for each in range(4)],
]
JSON_VALUES = [
    *(f'"{each}"' for each in SPELLINGS), *(f'["{each}"]' for each in SPELLINGS),
    "null", "true", "false", "0", "1", "-1", "1.5", "1e3", "1e99", "-0", "2147483647",
    "4294967296", "9223372036854775808", "1E-400", '""', '"a"', '"1"', '"-1"', '"1.5"', '"true"',
    '"NaN"', '"Infinity"', '"-Infinity"', '"YQ=="', '"YQ"', '"_-8"', '"Y"', '"2024-02-29"',
    '"2023-02-29"', '"2024-02-29T10:00:00Z"', '"2024-02-29T10:00:00.123456+02:00"', '"10:00"',
    '"1.5s"', '"-1s"', '"1h"', '"12.50"', '"12.50 EUR"', '"name"', '"nam"', '"blue"', '"12345"',
    '"00000000-0000-0000-0000-000000000001"', '"00000000-0000-0000-0000-00000000000g"',
    '"\\ud834\\udd1e"', '"\\ud834"', '"\\u0000"', "[]", "[null]", "[1]", "[1,1]", '["a"]', "[[]]",
    "[{}]", "[true]", '["2024-02-29"]', '["YQ=="]', "{}", '{"a":1}', '{"a":"b"}', '{"1":"b"}',
    '{"true":"00000000-0000-0000-0000-000000000001"}', '{"1":1}', '{"1":1.5}', '{"1":"YQ=="}',
    '{"1":"blue"}', '{"1":{}}', '{"1":null}', '{"-1":1}', '{"01":1}', '{"a":"b","a":"c"}',
    '{"label":"x"}', '{"labe":"x"}', '{"amount":"1.50","currency":"EUR"}', '{"minor":1}',
    '{"minor":1,"currency":"EUR"}', '{"minor":"1","currency":"EURO"}', '{"unscaled":1,"scale":2}',
    '{"unscaled":1,"scale":99}', '[{"minor":1,"currency":"EUR"}]', '[{"unscaled":1,"scale":2}]',
    '"18446744073709551615s"', '"9223372036854.775807s"', '"0.0000001s"', '"-0.5s"', '"1.s"',
    '"P1D"',
    '"0001-01-01T00:00:00Z"', '"9999-12-31T23:59:59.999999Z"', '"10000-01-01T00:00:00Z"',
    '"2024-02-29T24:00:00Z"', '"2024-02-29T10:00:00+25:00"', '"2024-02-29T10:00:60Z"',
    '"0000-00-00"', '"9999-12-31"', '"2024-13-01"', '"-1.50 EUR"', '"1.505 EUR"', '"1 EURO"',
    # What takes two bytes to say how long it is.
    f'"{"a" * 130}"', f'"{"QUFB" * 44}"', f'["{"a" * 130}"]', f'["{"QUFB" * 44}"]',
    f'{{"a":"{"a" * 130}"}}', f'{{"1":"{"a" * 130}"}}', f'{{"1":"{"QUFB" * 44}"}}',
    f"[{','.join(['1'] * 66)}]", f"[{','.join(['9e9'] * 40)}]", f"[{','.join(['1.5'] * 40)}]",
    f"[{','.join(['true'] * 40)}]",
    *EXTREMES, *(f'"{each}"' for each in EXTREMES), *(f"[{each}]" for each in EXTREMES),
]


def mapped(field: str, keys: list[str], value: str) -> bytes:
    """A map with the same value under each of some keys."""
    entries = ",".join(f'"{key}":{value}' for key in keys)
    return f'{{"{field}":{{{entries}}}}}'.encode()


def objects(name: str, messages: dict[str, list[Field]], depth: int = 2) -> Iterator[bytes]:
    """JSON of message `name`; down to `depth` also with its messages' fields."""
    for _, field, kind in messages.get(name, []):
        inner = re.sub(r"[^\w]", "", kind.rpartition(":")[2])
        values = list(JSON_VALUES)
        if depth > 1 and inner in messages:
            values += [each.decode() for each in objects(inner, messages, depth - 1)]
        for value in values:
            yield f'{{"{field}":{value}}}'.encode()
            if kind.startswith("["):
                yield f'{{"{field}":[{value}]}}'.encode()
            if kind.startswith("{"):
                for key in ("", "1", "a", "true", "-1", "1.0", "4294967296"):
                    yield f'{{"{field}":{{"{key}":{value}}}}}'.encode()
        if kind.startswith("{"):
            for value in ("0", '""', "{}", '"2024-02-29"', '"name"', "null", "true", '"YQ=="'):
                for keys in ([each] for each in SPELLINGS):
                    yield mapped(field, keys, value)
                for keys in MANY_KEYS:
                    yield mapped(field, keys, value)
        yield f'{{"{field}":null,"{field}":null}}'.encode()
        yield f'{{"{field[:-1]}":1}}'.encode()
        yield f'{{"{field}":'.encode()


def mixtures(each: list[bytes], count: int, chosen: random.Random) -> Iterator[bytes]:
    """Several of the payloads of one message after each other."""
    for _ in range(count if each else 0):
        mixture = b"".join(chosen.choices(each, k=chosen.randint(2, 6)))
        if len(mixture) < 255:
            yield mixture


def mixed_objects(
    name: str, messages: dict[str, list[Field]], many: int, chosen: random.Random
) -> Iterator[bytes]:
    """JSON of message `name` with several of its fields, lists and maps of several values."""
    fields = messages.get(name, [])
    keys = ["", "1", "a", "true", "-1", "0", "é", "4294967296", "0" * 20, "9" * 25]

    def some() -> range:
        return range(chosen.randint(0, 4))

    def value(kind: str, depth: int) -> str:
        inner = re.sub(r"[^\w]", "", kind.rpartition(":")[2])
        if kind.startswith("[") and chosen.random() < 0.8:
            return "[" + ",".join(value(kind[1:], depth) for _ in some()) + "]"
        if kind.startswith("{") and chosen.random() < 0.8:
            return "{" + ",".join(pair(kind[1:], depth) for _ in some()) + "}"
        if inner in messages and depth > 0 and chosen.random() < 0.8:
            return content(messages[inner], depth - 1)
        return chosen.choice(JSON_VALUES)

    def pair(kind: str, depth: int) -> str:
        return f'"{chosen.choice(keys)}":{value(kind, depth)}'

    def content(fields: list[Field], depth: int) -> str:
        given = chosen.choices(fields, k=len(some())) if fields else []
        members = [f'"{field}":{value(kind, depth)}' for _, field, kind in given]
        return "{" + ",".join(members) + "}"

    for _ in range(many):
        text = content(fields, 3).encode()
        if len(text) < 255:
            yield text
