"""Values at each place: inside each message, where a buffer ends, and so many that tables grow.

What `every_field` makes is short. Here the values of `every_value` lie so that a writer has to
grow in the middle of each of them, that bytes end within each of them, and that tables grow.
"""

import random
import re
from collections.abc import Iterator

from every_field import Field, held, varint
from every_value import (
    SAMPLES,
    Messages,
    broken,
    contents,
    is_list,
    is_map,
    longer,
    plain,
    sides,
    single,
    tag,
    texts,
    values,
)


def odd(name: str, messages: Messages, depth: int) -> Iterator[bytes]:
    """Messages with one field that is cut off or longer than need be, inside others too."""
    for number, _, kind in messages.get(name, []):
        wire_type, several = values(kind, messages, min(depth, 1))
        for value in several[:6]:
            yield from broken(tag(number, wire_type) + value)
            yield from longer(number, wire_type, value)
        start = tag(number, 2)
        inside: list[bytes] = []
        if is_map(kind):
            for place, inner in enumerate(sides(kind), start=1):
                inner_type, found = single(inner, messages, 0)
                for value in found[:4]:
                    inside += [*broken(tag(place, inner_type) + value)]
                    inside += [*longer(place, inner_type, value)]
                if depth > 0 and inner in messages:
                    inside += [
                        tag(place, 2) + held(each) for each in odd(inner, messages, depth - 1)
                    ]
        elif wire_type == 2 and is_list(kind) and plain(kind) not in messages:
            for value in several:
                inside += [*broken(value[1:])]
        elif plain(kind) in messages and depth > 0:
            inside += odd(plain(kind), messages, depth - 1)
        elif plain(kind) in ("money", "decimal"):
            for place, inner_type in ((1, 2), (1, 0), (2, 0)):
                inside += [*longer(place, inner_type, b"\1a"), *broken(b"\x08\x80\1\x10\x80\1")]
            inside += broken(b"\x0a\3EUR\x10\x80\1")
        yield from (start + held(each) for each in inside)


def filler(fields: list[Field], before: int, size: int, messages: Messages) -> bytes | None:
    """`size` bytes of fields with lower numbers than `before`; nil where there are none."""
    for number, _, kind in fields:
        if number >= before:
            continue
        start = tag(number, 2)
        inner = plain(kind)
        is_packed = is_list(kind) and inner in SAMPLES and SAMPLES[inner][0] == 0
        for length in range(size - len(start) - 1, max(0, size - len(start) - 4), -1):
            if len(start + varint(length)) + length != size:
                continue
            content: bytes | None = None
            if is_packed:
                content = b"\1" * length
            elif is_map(kind):
                if sides(kind) == ("string", "string"):
                    key = filler([(1, "", "string")], 2, length - 2, messages)
                    content = key and key + b"\x12\0"
            elif inner in ("string", "bytes"):
                content = b"a" * length
            elif inner in messages and length > 8:
                content = filler(messages[inner], 1 << 30, length, messages)
            if content is not None and len(content) == length:
                return start + varint(length) + content
    return None


def several_of(number: int, kind: str, messages: Messages) -> Iterator[bytes]:
    """Lists and maps of several values."""
    if is_list(kind):
        wire_type, found = single(plain(kind), messages, 0)
        for each in found:
            if wire_type == 2:
                yield (tag(number, 2) + each) * 5
            else:
                yield tag(number, 2) + held(each * 7)
                yield (tag(number, 2) + held(each)) * 3
    elif is_map(kind):
        key, value = sides(kind)
        value_type, found = single(value, messages, 0)
        for each in found:
            entries = [
                held(name + tag(2, value_type) + each)
                for name in keys_of(key, 5, random.Random(number))
            ]
            yield b"".join(tag(number, 2) + entry for entry in entries)


def placed(name: str, messages: Messages, depth: int = 2) -> Iterator[bytes]:
    """Each field where a writer's first 128 and 256 bytes end."""
    fields = messages.get(name, [])
    for number, _, kind in fields:
        wire_type, several = values(kind, messages, depth)
        for at in (*range(100, 130), *range(225, 262)):
            before = filler(fields, number, at, messages)
            if before is None and is_list(kind) and wire_type == 2 and plain(kind) in messages:
                before = filler([(number, "", kind)], number + 1, at, messages)
            if before is not None:
                yield from (before + tag(number, wire_type) + value for value in several)
        for at in range(150, 262):
            before = filler(fields, number, at, messages)
            if before is not None:
                yield from (before + each for each in several_of(number, kind, messages))
    unknown = [b"\xfa\x7f\1a", b"\xf8\x7f\1", b"\xfd\x7f\1\2\3\4", b"\xf9\x7f" + b"\1" * 8]
    for at in (*range(100, 130), *range(225, 262)):
        before = filler(fields, 1 << 30, at, messages)
        if before is not None:
            yield from (before + each for each in unknown)


def keys_of(kind: str, count: int, chosen: random.Random) -> list[bytes]:
    """Keys of a map, with their tags, all different where there are as many."""
    if kind == "bool":
        return [b"\x08\0", b"\x08\1"][:count]
    if kind == "string":
        words = [b"", *(bytes([each]) for each in range(33, 127)), b"a" * 16, "é".encode()]
        return [b"\x0a" + held(each) for each in chosen.sample(words, min(count, len(words)))]
    step = chosen.choice([1, 1, 1, 2, 3, 64, 97_003_001])
    first = chosen.choice([0, 0, 0, 1, 5, chosen.getrandbits(14)])
    numbers = [(first + step * index) % (1 << 32) for index in range(count)]
    if kind == "fixed32":
        return [b"\x0d" + each.to_bytes(4, "little") for each in numbers]
    return [b"\x08" + varint(each) for each in numbers]


def crowded(name: str, messages: Messages, chosen: random.Random) -> Iterator[bytes]:
    """Lists and maps of many values, so that their tables grow, with and without one twice."""
    for number, _, kind in messages.get(name, []):
        if is_map(kind):
            key, value = sides(kind)
            value_type, found = single(value, messages, 0)
            for count in (*range(1, 30), 47, 48, 49, 50, 55):
                for last in range(6):
                    keys = keys_of(key, count, chosen)
                    chosen.shuffle(keys)
                    entries = [each + (tag(2, value_type) + found[0]) * (last % 2) for each in keys]
                    if last == 5:
                        entries.append(chosen.choice(entries))
                    yield b"".join(tag(number, 2) + held(each) for each in entries)
        elif is_list(kind):
            wire_type, found = single(plain(kind), messages, 0)
            for count in (*range(1, 20), 31, 32, 33, 63, 64, 65):
                for one in found[:4]:
                    if wire_type == 2:
                        yield (tag(number, 2) + one) * count
                    else:
                        yield tag(number, 2) + held(one * count)
                        yield tag(number, 2) + held(one) + tag(number, 2) + held(one * count)


def sorted_long(
    start: bytes, kind: str, last: bytes, count: int, chosen: random.Random
) -> Iterator[bytes]:
    """Maps of so many keys that sorting them takes runs and merges, from 64 on."""
    for _ in range(count):
        few = [*range(128)]
        if chosen.getrandbits(2) == 0:
            few = few[chosen.randrange(40) :]
        numbers = chosen.sample(few, chosen.randint(64, 71))
        keys = [bytes([each]) for each in numbers]
        entries = [b"\x0a\1" + each if kind == "string" else b"\x08" + each for each in keys]
        yield b"".join(start + held(each + last) for each in entries if each[-1:] != b"\0")


Path = tuple[Field, ...]


def paths(name: str, messages: Messages, depth: int) -> Iterator[Path]:
    """Each field of a message, and those of the messages in it, down to `depth`."""
    for field in messages.get(name, []):
        yield (field,)
        kind = field[2]
        inner = sides(kind)[1] if is_map(kind) else plain(kind)
        if depth > 1:
            yield from ((field, *rest) for rest in paths(inner, messages, depth - 1))


def one(field: Field, messages: Messages, chosen: random.Random) -> bytes:
    """A field with some right value, mostly a short one."""
    number, _, kind = field
    wire_type, found = values(kind, messages, chosen.getrandbits(1))
    return tag(number, wire_type) + chosen.choice(found)


def some_before(field: Field, fields: list[Field], messages: Messages, room: int,
                chosen: random.Random) -> bytes:
    """Fields with lower numbers, of at most `room` bytes, in ascending numbers."""
    lower = [each for each in fields if each[0] < field[0]]
    parts = []
    for each in sorted(chosen.sample(lower, min(len(lower), chosen.randint(0, 5)))):
        part = one(each, messages, chosen)
        if is_list(each[2]) and chosen.getrandbits(1) and SAMPLES.get(plain(each[2]), (2,))[0] == 2:
            part *= chosen.randint(1, 4)
        if len(part) <= room:
            parts.append(part)
            room -= len(part)
    return b"".join(parts)


def wrapped(path: Path, content: bytes, messages: Messages, chosen: random.Random) -> bytes:
    """`content` as the value of the path's last field but one, with some fields before each."""
    for field in reversed(path):
        number, _, kind = field
        if is_map(kind):
            key_type, keys = single(sides(kind)[0], messages, 0)
            content = tag(1, key_type) + chosen.choice(keys) + tag(2, 2) + held(content)
        content = tag(number, 2) + held(content)
    return content


def grown(name: str, messages: Messages, count: int, chosen: random.Random) -> Iterator[bytes]:
    """Each field, and each of a message inside, where a writer's first 256 bytes end, behind
    fields of all sizes: a long text makes the writer grow before it is at the end."""
    fields = messages.get(name, [])
    for path in paths(name, messages, 3):
        for _ in range(count):
            last = one(path[-1], messages, chosen)
            if len(path) > 1:
                kind = path[-2][2]
                inner = messages[sides(kind)[1] if is_map(kind) else plain(kind)]
                last = some_before(path[-1], inner, messages, 24, chosen) + last
                last = wrapped(path[:-1], last, messages, chosen)
            elif is_list(path[0][2]) or is_map(path[0][2]):
                last *= chosen.randint(1, 3)
            at = chosen.choice([*range(232, 258), 253, 254, 255, 255, 256, 256, 256])
            small = b""
            start: bytes | None = None
            middle = chosen.choice(fields)
            if middle[0] < path[0][0]:
                small = some_before(path[0], [each for each in fields if each[0] >= middle[0]],
                                    messages, 60, chosen)
                start = filler(fields, middle[0], at - len(small), messages)
            if start is None:
                small = b""
                start = filler(fields, path[0][0], at, messages)
            if start is None and is_list(path[0][2]):
                start = filler([path[0]], 1 << 30, at, messages)
            if start is not None:
                yield start + small + last


def worded(name: str, messages: Messages, seen: set[str]) -> Iterator[bytes]:
    """Each text in each kind of field that holds one and is not among those `seen`."""
    for number, _, kind in messages.get(name, []):
        shape = re.sub(r"\w+", lambda word: word[0] if word[0] == "string" else "_", kind)
        if "string" not in shape or shape in seen:
            continue
        seen.add(shape)
        for text in texts():
            yield tag(number, 2) + held(b"\x0a" + held(text) if is_map(kind) else text)
            if is_map(kind):
                yield tag(number, 2) + held(b"\x12" + held(text))


def places(name: str, messages: Messages, chosen: random.Random, seen: set[str]) -> Iterator[bytes]:
    """All of this for one message."""
    yield from contents(name, messages, 2)
    yield from odd(name, messages, 2)
    yield from placed(name, messages)
    yield from crowded(name, messages, chosen)
    yield from worded(name, messages, seen)
    yield from grown(name, messages, 800, random.Random(2))
    if name == "Checked":
        # Its numbers are small enough for so many entries.
        yield from sorted_long(b"\x5a", "uint32", b"", 5000, chosen)


VALUES_OF_KIND = [
    "bool", "int32", "int64", "uint32", "uint64", "fixed32", "double", "string", "bytes", "uuid",
    "timestamp", "date", "duration", "money", "decimal",
]


def single_values(chosen: random.Random) -> Iterator[bytes]:
    """Inputs of the target that reads values alone: first the number of the type."""
    for first, kind in enumerate(VALUES_OF_KIND):
        wire_type, found = SAMPLES[kind]
        wild = list(found)
        for value in found:
            wild += broken(value)
            wild += [each[1:] for each in longer(0, wire_type, value)]
        if kind in ("string", "bytes", "money"):
            wild += [held(each) for each in texts()]
        if kind in ("money", "decimal"):
            for place, inner_type, value in ((1, 2, b"\1a"), (1, 0, b"\1"), (2, 0, b"\x80\1")):
                whole = tag(place, inner_type) + value
                fields = [whole, whole * 2, *broken(whole), *longer(place, inner_type, value)]
                wild += [held(each) for each in fields]
        for value in wild:
            yield bytes([first]) + value
        for value in (*found, *wild[:40]):
            for count in (*range(2, 20), 63, 64, 65, 127, 128, 129):
                yield bytes([first]) + found[0] * count + value
    for first, kind in ((15, "int64"), (16, "double")):
        _, found = SAMPLES[kind]
        for value in (*found, *broken(found[0])):
            for count in (*range(20), 63, 64, 65, 127, 128, 129):
                yield bytes([first]) + held(value * count)
                yield bytes([first]) + held(value) + held(value * count)
                yield bytes([first]) + held(value * count)[:-1]
    for first, key, value in ((17, b"\x0a", b"\x10\1"), (18, b"\x08", b"\x12\1a")):
        kind = "string" if first == 17 else "uint64"
        for count in (*range(1, 40), 47, 48, 49, 50, 95, 96, 97, 98):
            for last in (b"", value, key + b"\0", value * 2, b"\x18\1"):
                entries = [held(each + last) for each in keys_of(kind, count, chosen)]
                chosen.shuffle(entries)
                yield bytes([first]) + b"".join(entries)
                yield bytes([first]) + b"".join([*entries, chosen.choice(entries)])
        whole = (key + b"\1" if first == 18 else key + b"\1a") + value
        inside = [*broken(whole), *longer(1, 2, b"\1a"), *longer(2, 0, b"\1"), whole + b"\x07"]
        inside += [*longer(1, 0, b"\1"), *longer(2, 2, b"\1a")]
        inside += [key + held(each) for each in texts()] if first == 17 else []
        inside += [b"\x12" + held(each) for each in texts()] if first == 18 else []
        yield from (bytes([first]) + held(each) for each in inside)
    for first, kind in ((17, "string"), (18, "uint64")):
        for each in sorted_long(b"", kind, b"", 5000, chosen):
            yield bytes([first]) + each
    known = ((0, b"\x80\1"), (1, b"\1" * 8), (2, b"\2ab"), (5, b"\1" * 4), (3, b""))
    for wire_type, value in known:
        for number in (0, 1, 15, 16, 2047, 2048, (1 << 29) - 1):
            field = tag(number, wire_type) + value
            yield from (b"\x13" + each for each in broken(field))
            yield from (b"\x13" + each for each in longer(number, wire_type, value))
            yield from (b"\x13" + field * count for count in (1, 2, 3, 100, 255, 256, 257))
