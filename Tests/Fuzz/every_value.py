"""Values of each kind that a field may have: right, wrong, cut off and longer than need be."""

import re
from collections.abc import Iterator

from every_field import Field, held, varint

Messages = dict[str, list[Field]]

VARINTS = [b"\1", b"\2", b"\x80\1", b"\xff\xff\xff\xff\x0f"]
LONG_VARINTS = [*VARINTS, b"\xff" * 9 + b"\1"]
WORDS = [held(each) for each in (b"a", b"a" * 15, b"a" * 16, "é".encode(), b"a" * 19, b"")]
SAMPLES: dict[str, tuple[int, list[bytes]]] = {
    "bool": (0, [b"\1", b"\0"]), "int32": (0, VARINTS), "int64": (0, LONG_VARINTS),
    "uint32": (0, VARINTS), "uint64": (0, LONG_VARINTS), "date": (0, VARINTS),
    "duration": (0, LONG_VARINTS), "fixed32": (5, [b"\1\2\3\4"]),
    "double": (1, [b"\1\2\3\4\5\6\7\x3f"]), "timestamp": (1, [b"\1\2\3\4\5\6\7\0"]),
    "string": (2, WORDS), "bytes": (2, WORDS), "uuid": (2, [held(b"\1" * 16)]),
    "money": (2, [held(b"\x0a\3EUR\x10\1"), held(b"\x10\x80\1"), held(b"\x0a\3EUR"), held(b"")]),
    "decimal": (2, [held(b"\x08\1\x10\2"), held(b"\x08\x80\1\x10\x80\1"), held(b"")]),
}
UNKNOWN = [b"\xff" * 9 + b"\1", b"\xe8\7"]
"""Numbers that no enum names."""
# UTF-8, whole and broken.
SEQUENCES = [
    b"\x80", b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc2", b"\xc3\x28", b"\xc3\xa9", b"\xe2\x82",
    b"\xe2\x28\xa1", b"\xe2\x82\x28", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe2\x82\xac",
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xee\x80\x80", b"\xef\xbf\xbf", b"\xef\xbb\xbf",
    b"\xf0\x9f\x98", b"\xf0\x9f", b"\xf0", b"\xf0\x28\x8c\xbc", b"\xf0\x90\x28\xbc",
    b"\xf0\x90\x8c\x28", b"\xf0\x80\x80\x80", b"\xf0\x9d\x84\x9e", b"\xf4\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfe", b"\xff", b"\0",
    b"\x7f", b"\xcc\x81", b"e\xcc\x81", b"\xe1\x84\x80", b"\xf0\x9f\x91\xa8\xe2\x80\x8d",
]


def texts() -> Iterator[bytes]:
    """Each sequence behind and before so many letters."""
    for sequence in SEQUENCES:
        for before in (*range(18), 23, 24, 31, 32, 48, 63, 64, 65):
            for after in (0, 1, 2, 7, 15, 33):
                yield b"a" * before + sequence + b"b" * after
        yield sequence * 9
        for other in SEQUENCES:
            yield sequence + other
    yield from (b"a" * length for length in range(140))
    yield from ("é".encode() * length for length in range(70))


def tag(number: int, wire_type: int) -> bytes:
    return varint(number << 3 | wire_type)


def long_varint(value: int, size: int) -> bytes:
    """`value` in `size` bytes, whether so many are wanted or not."""
    return bytes([value >> 7 * at & 127 | (128 if at < size - 1 else 0) for at in range(size)])


def is_list(kind: str) -> bool:
    return kind.startswith("[")


def is_map(kind: str) -> bool:
    return kind.startswith("{")


def plain(kind: str) -> str:
    """The type of a value or of a list's elements."""
    return re.sub(r"[^\w]", "", kind)


def sides(kind: str) -> tuple[str, str]:
    """The types of a map's keys and values."""
    key, _, value = kind.strip("{}").partition(":")
    return plain(key), plain(value)


def single(kind: str, messages: Messages, depth: int) -> tuple[int, list[bytes]]:
    """The wire type of one value, and a few that are right."""
    if kind in SAMPLES:
        return SAMPLES[kind]
    if kind not in messages:
        known = [varint(number) for number, _, _ in messages.get(f"enum {kind}", [])]
        return 0, [*known[1:], *UNKNOWN, *known[:1]]
    if depth == 0:
        return 2, [held(b"")]
    return 2, [held(content) for content in contents(kind, messages, depth - 1)] + [held(b"")]


def values(kind: str, messages: Messages, depth: int) -> tuple[int, list[bytes]]:
    """The same for any field; a list's values are several."""
    if is_map(kind):
        key, value = sides(kind)
        key_type, keys = single(key, messages, 0)
        value_type, found = single(value, messages, depth)
        return 2, [
            held(tag(1, key_type) + each + tag(2, value_type) + other)
            for each in keys[:2]
            for other in found
        ]
    wire_type, found = single(plain(kind), messages, depth)
    if is_list(kind) and wire_type != 2:
        return 2, [held(each) for each in found] + [held(found[0] * 3), held(b"".join(found))]
    return wire_type, found


def contents(name: str, messages: Messages, depth: int) -> list[bytes]:
    """Messages with one right field, and one with all."""
    found, everything = [], b""
    for number, _, kind in messages.get(name, []):
        wire_type, several = values(kind, messages, depth)
        found += [tag(number, wire_type) + each for each in several]
        everything += tag(number, wire_type) + several[0]
    return [*found, everything]


def broken(content: bytes) -> Iterator[bytes]:
    """Cut off at each byte."""
    yield from (content[:end] for end in range(len(content)))


def longer(number: int, wire_type: int, value: bytes) -> Iterator[bytes]:
    """A field whose tag, length or number takes more bytes than it has to, or too many."""
    head = number << 3 | wire_type
    for size in (2, 3, 4, 5, 9, 10, 11):
        if head < 1 << 7 * size:
            yield long_varint(head, size) + value
    yield long_varint(head | 1 << 32, 6) + value
    yield long_varint(head | 1 << 33, 10) + value
    if wire_type in (0, 2) and value[0] < 128:
        for size in (2, 3, 5, 9, 10, 11):
            for rest in (value[1:], value[1:2]):
                yield varint(head) + long_varint(value[0], size) + rest
        for bits in (31, 32, 33, 62, 63):
            yield varint(head) + long_varint(value[0] | 1 << bits, 10) + value[1:]


TRACE = b"00-" + b"1" * 32 + b"-" + b"2" * 16 + b"-01"
TRACES = [
    TRACE, TRACE + b"-", TRACE + b"-more", TRACE + b"x", b"01" + TRACE[2:] + b"-more",
    b"01" + TRACE[2:] + b"more", b"ff" + TRACE[2:], b"fe" + TRACE[2:], b"f0" + TRACE[2:],
    b"0f" + TRACE[2:] + b"-", b"00-" + b"0" * 32 + TRACE[35:], TRACE[:36] + b"0" * 16 + b"-01",
    TRACE[:36] + b"0" * 15 + b"1-00", b"01" + TRACE[2:] + b"-" * 200,
    b"01" + TRACE[2:] + b"-" * 201,
    *(TRACE[:at] for at in range(56)),
    # The first digit that is not 0, at each place.
    *(TRACE[:3] + b"0" * at + TRACE[3 + at :] for at in range(33)),
    *(TRACE[:36] + b"0" * at + TRACE[36 + at :] for at in range(17)),
    *(TRACE[:3] + b"0" * at + b"f" + b"0" * (31 - at) + TRACE[35:] for at in range(32)),
    *(TRACE[:36] + b"0" * at + b"a" + b"0" * (15 - at) + TRACE[52:] for at in range(16)),
    *(TRACE[:at] + sign + TRACE[at + 1 :] for at in range(55) for sign in (b"-", b"g", b"F", b"0",
                                                                          b"/", b":", b"`")),
]


def traced() -> Iterator[bytes]:
    """Headers of calls with traceparents, right and wrong, alone and with more."""
    for trace in TRACES:
        field = b"\x22" + held(trace)
        yield from (field, field + b"\x42\x06\n\x01a\x12\x01b", field + b"\x58\1")
    for metadata in (b"", b"\x42\x06\n\x01a\x12\x01b"):
        for staleness in (b"", b"\x58\1", b"\x58\0"):
            for before in (b"", b"\x0d\1\0\0\0\x10\1\x18\1", b"\x2a" + held(b"\1" * 16)):
                yield before + metadata + staleness + b"\x52" + held(b"\2" * 16)
