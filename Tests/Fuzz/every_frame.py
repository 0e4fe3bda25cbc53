"""Frames of each kind in many orders, right and wrong: calls that are opened, go on and end, alone
and beside each other."""

import random
import struct
from collections.abc import Iterator

import every_field
import every_value
from every_value import Messages

PREFACE = b"\x89FDS\x01\x00\x00\x00"
HELLO, OPEN, DATA, HEAD, END, CANCEL, CREDIT = range(1, 8)
PING, PONG, GOAWAY, AUTH = range(8, 12)


def frame(kind: int, flags: int, stream: int, meta: bytes = b"", body: bytes = b"") -> bytes:
    content = meta + body
    return struct.pack("<IBBHI", len(content), kind, flags, len(meta), stream) + content


def frames() -> Iterator[bytes]:
    fin, more, none = 1, 2, 8
    # All types with and without flags, the streams alone and after each other.
    for kind in range(16):
        for length in (0, 1, 4, 8, 9):
            for stream in (0, 1):
                yield b"\x00\x00" + frame(kind, 0, stream, body=bytes(length))
                yield b"\x21\x03" + frame(kind, 0, stream, body=bytes(length))
    call = bytes.fromhex("0d01000000")
    types = range(1, 8)
    for first in types:
        opened = frame(first, more, 1, call, b"abc")
        for second in types:
            yield (b"\x04\x01" + opened + frame(second, more, 1, b"", b"de")
                   + frame(second, fin, 1, b"", b"f"))
            yield (b"\x04\x00" + frame(first, fin, 1, call, b"abc")
                   + frame(second, none, 1) + frame(second, fin, 3, call, b"x"))
    yield b"\x02\x00" + PREFACE + frame(HELLO, 0, 0)
    yield b"\x03\x00" + PREFACE + frame(HELLO, 0, 0) + frame(END, 0, 1)
    yield from streams(call)


def streams(call: bytes) -> Iterator[bytes]:
    fin, more, none = 1, 2, 8
    credit = bytes.fromhex("48b001")
    for fates in (0x08, 0x18, 0x28, 0x49, 0x10, 0x1D):
        for flags, body in ((0, b"ab"), (fin, b"ab"), (more, b"ab"), (none, b"")):
            for stream in (1, 3):
                yield (
                    bytes([0x44, fates]) + frame(OPEN, flags, stream, call + credit, body)
                    + frame(CREDIT, 0, stream, b"", struct.pack("<I", 64))
                    + frame(DATA, more, stream, b"", b"cd") + frame(DATA, 0, stream, b"", b"ef")
                    + frame(DATA, none, stream) + frame(DATA, fin, stream, b"", b"g")
                    + frame(CANCEL, 0, stream, b"", b"\x01"))
    for calls in (0x84, 0xC4, 0x8F, 0xD7, 0xE5):
        for stream in (1, 3, 5, 7):
            yield (
                bytes([0x45, calls]) + frame(HEAD, 0, stream, b"\x42\x06\n\x01a\x12\x01b")
                + frame(DATA, more, stream, b"", b"cd") + frame(DATA, 0, stream, b"", b"ef")
                + frame(CREDIT, 0, stream, b"", struct.pack("<I", 64))
                + frame(DATA, 0, stream, b"", b"x" * 40) + frame(END, none, stream))
            yield bytes([0x45, calls]) + frame(END, 0, stream, b"\x08\x05", b"ab")


def exchanges(messages: Messages, count: int = 150_000) -> Iterator[bytes]:
    """Frames after each other as peers send them, well and badly: chosen at random, always the
    same ones."""
    chosen = random.Random(1)
    call, credit = bytes.fromhex("0d01000000"), bytes.fromhex("48b001")
    metadata = b"\x42\x06\n\x01a\x12\x01b"
    metas = [b"", b"", b"", call, call, call + credit, call + b"\x48\x01", metadata,
             metadata + b"\x42\x06\n\x01b\x12\x01c", metadata * 2, b"\x08\x05", b"\x08\x0e",
             b"\x08\x05\x12\x01a", b"\x0a", b"\x0d\2\0\0\0"]
    numbers = [struct.pack("<I", each) for each in (0, 1, 8, 64, 1 << 20, 1 << 31, (1 << 32) - 1)]
    bodies = [b"", b"", b"a", b"ab", b"x" * 32, b"x" * 60, b"\1", b"\4", b"\0" * 8, b"\1" * 9,
              b"\x08\1", b"\x08\1\x10\3", *numbers]
    for _ in range(count):
        kinds = chosen.choices(range(14), [1, 6, 6, 3, 3, 2, 4, 1, 1, 1, 1, 0.1, 0.1, 0.1],
                               k=chosen.randint(1, 12))
        streams = chosen.choice([[1], [1, 3], [1, 3, 5, 7], [0, 1, 2, 3, 9, 11, 2**31, 2**32 - 1]])
        content = b"".join(
            frame(kind, chosen.choice([0, 0, 1, 1, 2, 2, 8, 3, 9, 255]),
                  0 if kind in (1, 8, 9, 10, 11) and chosen.random() < 0.9
                  else chosen.choice(streams),
                  chosen.choice(metas), chosen.choice(bodies))
            for kind in kinds)
        greeting = PREFACE + frame(HELLO, 0, 0) if chosen.random() < 0.1 else b""
        plan = chosen.choice([0, 4, 60, 252]) | (chosen.getrandbits(1)) | (2 if greeting else 0)
        yield bytes([plan, chosen.getrandbits(8)]) + greeting + content
    for name, kind, plan in (("CallHeader", OPEN, 0), ("CallStatus", END, 1), ("Hello", HELLO, 2),
                             ("Hello", HELLO, 3)):
        preface = PREFACE if kind == HELLO else b""
        for each in every_field.payloads(name, messages):
            if len(each) < 200:
                yield bytes([plan | 252, 0x9F]) + preface + frame(kind, 1, 1, each)


def conversations(length_max: int, count: int = 150_000) -> Iterator[bytes]:
    """Frames as peers send them who break no rule but now and then: calls of all numbers that are
    opened, go on and end in every order, so that tables of calls fill and empty."""
    chosen = random.Random(2)
    call = bytes.fromhex("0d01000000")
    headers = [call, call + bytes.fromhex("48b001"), call + b"\x48\1", call, b"",
               *(call + each for each in every_value.traced() if len(each) < 90)]
    hellos = [b"", b"\x08\1\x10\1\x18\1", b"\x10\xc8\1", b"\x18\xff\xff\xff\xff\x0f",
              b"\x18\x80\x80\x80\x80\x08", b"\x18\x81\x80\x80\x80\x08", b"\x08\x80\x80\x80\2"]
    credits = [struct.pack("<I", each) for each in (0, 1, 8, 64, 1 << 30, 1 << 31, (1 << 32) - 1)]
    statuses = [b"", b"", b"\x08\5", b"\x08\5\x12\1a", b"\x08\x0e\x18\1", b"\x08\0", b"\x08"]
    bodies = [b"", b"a", b"x" * 8, b"x" * 31, b"x" * 32, b"x" * 33, b"x" * 64, b"x" * 65,
              b"x" * 120]

    def control() -> bytes:
        kind = chosen.choice([PING, PONG, GOAWAY, AUTH, AUTH])
        length = {PING: 8, PONG: 8, GOAWAY: chosen.choice([9, 10, 20]), AUTH: 2}[kind]
        return frame(kind, 0, 0, b"", bytes(chosen.choices(range(4), k=length)))

    def data(stream: int, kind: int) -> bytes:
        flags = chosen.choice([0, 0, 1, 2, 2, 8, 9] if kind == DATA else [0, 2, 8, 1])
        body = b"" if flags & 8 else chosen.choice(bodies)
        return frame(kind, flags, stream, b"", body)

    def server() -> bytes:
        known: list[int] = []
        stream, parts = 1, [greeting()]
        step = chosen.choice([2, 2, 2, 4, 6, 1000, 1 << 20, 1 << 28])
        for _ in range(chosen.randint(1, 24)):
            what = chosen.choices(["open", "data", "cancel", "credit", "control"],
                                  [5, 5, 2, 2, 0.3])[0]
            if what == "control":
                parts.append(control())
            elif what == "open" or not known:
                flags = chosen.choice([1, 1, 2, 2, 8, 9, 0])
                body = b"" if flags & 8 else chosen.choice(bodies[:7])
                parts.append(frame(OPEN, flags, stream, chosen.choice(headers), body))
                known.append(stream)
                stream = (stream + step * chosen.choice([1, 1, 1, 2, 3, 7])) % (1 << 31)
            else:
                on = chosen.choice(known[-6:])
                parts.append(data(on, DATA) if what == "data" else
                             frame(CANCEL, 0, on, b"", chosen.choice([b"\1", b"\2", b"\3", b"\4"]))
                             if what == "cancel" else
                             frame(CREDIT, 0, on, b"", chosen.choice(credits)))
        return b"".join(parts)

    def client() -> bytes:
        parts = [greeting()]
        for _ in range(chosen.randint(1, 24)):
            on = chosen.choice([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23])
            what = chosen.choices([DATA, HEAD, END, CREDIT, PING], [6, 1, 3, 3, 0.5])[0]
            if what == DATA:
                parts.append(data(on, DATA))
            elif what == HEAD:
                parts.append(frame(HEAD, chosen.choice([0, 8]), on, chosen.choice(
                    [b"", b"\x42\x06\n\x01a\x12\x01b", b"\x42\1"])))
            elif what == END:
                body = chosen.choice([b"", b"", b"ab", b"x" * 20, b"\x0a\2\x0a\0", b"\x0a\5"])
                flags = 8 if not body and chosen.getrandbits(1) else 0
                parts.append(frame(END, flags, on, chosen.choice(statuses), body))
            elif what == CREDIT:
                parts.append(frame(CREDIT, 0, on, b"", chosen.choice(credits)))
            else:
                parts.append(control())
        return b"".join(parts)

    def greeting() -> bytes:
        return PREFACE + frame(HELLO, 0, 0, b"", chosen.choice(hellos)) if own else b""

    for _ in range(count):
        side, own = chosen.getrandbits(1), chosen.random() < 0.3
        plan = chosen.getrandbits(6) << 2 | (2 if own else 0) | side
        content = client() if side else server()
        yield (bytes([plan, chosen.getrandbits(8)]) + content)[:length_max]


def endings(length_max: int, count: int = 60_000) -> Iterator[bytes]:
    """Calls of any numbers, all in flight, which end in any order: in the tables that hold them,
    one moves to the place of another where their hashes say so."""
    chosen = random.Random(3)
    call, credit = bytes.fromhex("0d01000000"), bytes.fromhex("48b001")
    for _ in range(count):
        if chosen.random() < 0.3:
            calls = chosen.choice([5, 6, 7, 0x85, 0x86, 0x87, 0xAF, 0xD7, 0x47, 0xC7, 0xEF])
            streams = [*range(1, 2 * (calls % 8), 2)]
            chosen.shuffle(streams)
            ends = b"".join(frame(END, chosen.choice([0, 8]), each) for each in streams)
            yield bytes([0xFD, calls]) + ends
            data = b"".join(frame(DATA, 2, each, b"", b"a") for each in streams)
            yield bytes([0xFD, calls]) + data + ends
            continue
        streams = sorted({chosen.getrandbits(chosen.choice([3, 4, 6, 30])) | 1 for _ in range(6)})
        held = streams[:4]
        flags, body = chosen.choice([(1, b"a"), (2, b"a"), (8, b"")])
        frames = [frame(OPEN, flags, each, call + credit, body) for each in held]
        if chosen.getrandbits(1):
            frames += [frame(CREDIT, 0, each, b"", b"\1\0\0\0") for each in held]
        chosen.shuffle(held)
        some = held[: chosen.randint(1, len(held))]
        frames += [frame(CANCEL, 0, each, b"", b"\1") for each in some]
        frames += [frame(OPEN, flags, each, call, body) for each in streams[4:]]
        frames += [frame(CANCEL, 0, each, b"", b"\1") for each in held if each not in some]
        fates = chosen.choice([1, 0x19, 0x59, 0x19, 0x09, 0x11])
        yield (bytes([0xFC, fates]) + b"".join(frames))[:length_max]
