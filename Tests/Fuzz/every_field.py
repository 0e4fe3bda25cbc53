"""Each field of a message in each way that it may come, right and wrong, as seeds.

A fuzzer finds these one by one in hours; made at once they take most edges in a minute.
"""

import pathlib
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
         b"a" * 17, b"a" * 40, b"a" * 63 + b"\xc3\xa9", b"a" * 70, b"a" * 39 + b"\xff"]
PARTS = [b"\x08\1", b"\x08\1\x08\1", b"\x08\1\x10\1", b"\x08\1\x12\3EUR", b"\x08\1\x12\2EU",
         b"\x08\1\x12\3EURR", b"\x08\xff\xff\xff\xff\x1f", b"\x08\x80", b"\x10\1", b"\x10\1\x10\1",
         b"\x10\x13", b"\x0a\0", b"\x0a\1a", b"\x0a\1a\x0a\1a", b"\x0a\1\xff", b"\x0a\1a\x12\1b",
         b"\x0a\1a\x12\1\xff", b"\x0a\1a\x12\x10" + b"\1" * 16, b"\x0a\1a\x12\0\x12\0", b"\x0a\5a",
         b"\x0a\1a\x10\1", b"\x08\1\x12\1b", b"\x08\1\x11" + b"\1" * 8, b"\x08\1\x12\2\x0a\0",
         b"\x0d\1\0\0\0\x10\1", b"\x0d\1\0\0\0", b"\x1a\1a", b"\x18\1", b"\x19\1", b"\x1d\1",
         b"\x1b", b"\x07", b"\x00\1", b"\x09" + b"\1" * 8, b"\1\2\3", b"\1" * 32, b"\xff" * 8,
         b"\xff\xff\xff\xff\x0f" * 2, b"\xf8\x7f\1", b"\xfa\x7f\1a", b"\1" * 33]


def declared(files: list[pathlib.Path]) -> dict[str, list[Field]]:
    """The fields of each message."""
    messages: dict[str, list[Field]] = {}
    for file in files:
        text = re.sub(r"//[^\n]*", "", file.read_text())
        for name, body in re.findall(r"^message (\w+) \{(.*?)^\}", text, re.M | re.S):
            fields = re.findall(r"\b(\d+)\s+(\w+):\s*([^@;\n}]+(?:\})?)", body)
            messages[name] = [(int(number), field, kind.strip()) for number, field, kind in fields]
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
    for number, _, kind in messages.get(name, []):
        for wire_type, value in values():
            field = varint(number << 3 | wire_type) + value
            yield field
            if depth > 1:
                yield field + field
        inner = re.sub(r"[^\w]", "", kind)
        if depth > 1 and inner in messages:
            for content in payloads(inner, messages, depth - 1):
                yield varint(number << 3 | 2) + held(content)


EXTREMES = ["9223372036854775807", "-9223372036854775808", "-9223372036854775809", "2147483648",
            "18446744073709551615", "18446744073709551616", "-92233720368547758082", "1e308",
            "1e309", "1e-308", "9" * 40, "0." + "0" * 30 + "1", "0.3000000055000", "1.5e3",
            "-1e13227972036854", "99999999999999.999999", "1e18446744073709551615"]
JSON_VALUES = [
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
    *EXTREMES, *(f'"{each}"' for each in EXTREMES), *(f"[{each}]" for each in EXTREMES),
]


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
        yield f'{{"{field}":null,"{field}":null}}'.encode()
        yield f'{{"{field[:-1]}":1}}'.encode()
        yield f'{{"{field}":'.encode()
