"""Writes what a fuzz target begins with: `seeds.py TARGET FOLDER`.

Much of it is made of Schema/vectors and Schema/examples, so that a new vector is a new seed.
The files of Tests/Fuzz/Seeds/TARGET, which are findings of earlier runs, come as they are, and the
lines of Tests/Fuzz/Seeds/TARGET.corpus, which earlier runs found worth keeping, in base64.

`seeds.py keep TARGET FOLDER` writes that file from the inputs in FOLDER.
`seeds.py every TARGET FOLDER` writes each field of the target's messages in each way that it may
come, or frames in many orders: some hundred thousand inputs, of which `fuzz.sh keep` finds out what
is worth keeping.
"""

import base64
import json
import pathlib
import random
import struct
import sys
from typing import Any

import every_field
import every_place
import every_text

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

LENGTH = 288
"""What `fuzz.sh` makes at most."""
PREFACE = b"\x89FDS\x01\x00\x00\x00"
HELLO, OPEN, DATA, HEAD, END, CANCEL, CREDIT = range(1, 8)
PING, PONG, GOAWAY, AUTH = range(8, 12)


def vectors() -> list[dict[str, Any]]:
    found = []
    for path in sorted((ROOT / "Schema/vectors").glob("*.json")):
        found += json.loads(path.read_text())["vectors"]
    return found


def payload() -> list[bytes]:
    kinds = {"Node": 0, "Customer": 1, "Selves": 2, "Empty": 3, "Checked": 4, "Everything": 5}
    return [bytes([kinds[v["message"]]]) + bytes.fromhex(v["hex"]) for v in vectors()]


def fields() -> list[bytes]:
    values = [b"\0" * 8, b"\x01\x02\x03", b"\xff" * 9 + b"\x01", b"\x02\xc3\xa9\x01a", b"\0" * 16,
              b"\x04\x08\x05\x12\0", b"\x06\x0a\x02ab\x10\x07", b"\x0a\x01a\x15\0\0\0\0"]
    return [bytes([kind]) + value for kind in range(20) for value in values]


def messages() -> list[bytes]:
    # Any bytes of the right kinds will do: the numbers of the fields are found by the fuzzer.
    return [bytes([kind]) for kind in range(12)] + [
        bytes([kind]) + bytes.fromhex(v["hex"])
        for kind in range(12)
        for v in vectors()[:: 12 + kind]
    ]


def compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def texts() -> list[bytes]:
    found = []
    to_json = {"Everything": 1, "Node": 2, "Customer": 3, "Selves": 4}
    to_bytes = {"Everything": 5, "Node": 6, "Selves": 7}
    for vector in vectors():
        message = vector["message"]
        if "value" in vector and message in to_json:
            found.append(bytes([to_json[message]]) + compact(vector["value"]))
        if message in to_bytes:
            found.append(bytes([to_bytes[message]]) + bytes.fromhex(vector["hex"]))
    for path in sorted((ROOT / "Schema/examples").glob("*.json"))[::4]:
        found.append(b"\x00" + compact(json.loads(path.read_text())["request"]))
    return found


def claims() -> list[dict[str, Any]]:
    tenant = "01900000-0000-7000-8000-000000000001"
    common = {"iss": "frontdesk", "aud": "frontdesk", "iat": 1800000000, "exp": 1800000600,
              "sub": "u", "jti": "t", "tenant": tenant}
    platform = {**common, "iss": "frontdesk-platform", "aud": ["frontdesk-platform"],
                "role": "platformAdmin"}
    del platform["tenant"]
    return [
        {**common, "role": "clientAdmin", "scope": ["lead.read"], "locations": [tenant],
         "nbf": 1800000000},
        {**common, "role": "portal"},
        {**common, "role": "service"},
        platform,
    ]


def tokens() -> list[bytes]:
    key = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    header = compact({"alg": "EdDSA", "typ": "at+jwt", "kid": key})
    found = [b"\x02" + header]
    for each in claims():
        found.append(b"\x03" + compact(each))
        found.append(b"\x01" + header + b"\x00" + compact(each).replace(b"\x00", b"") + b"\x00"
                     + bytes([1]) * 64)
    found.append(b"\x06" + compact({"keys": [
        {"kty": "OKP", "crv": "Ed25519", "kid": "a", "use": "sig", "alg": "EdDSA",
         "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
        {"kty": "EC", "crv": "P-256", "kid": "b", "key_ops": ["verify"],
         "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
         "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"},
        {"kty": "RSA", "kid": "c", "iss": "frontdesk", "n": "A" * 344, "e": "AQAB"}]}))
    found += [b"\x00e30.e30.AA", b"\x07AQAB", b"\x07AQ"]
    return found


def frame(kind: int, flags: int, stream: int, meta: bytes = b"", body: bytes = b"") -> bytes:
    content = meta + body
    return struct.pack("<IBBHI", len(content), kind, flags, len(meta), stream) + content


def frames() -> list[bytes]:
    fin, more, none = 1, 2, 8
    # All types with and without flags, the streams alone and after each other.
    found = []
    for kind in range(16):
        for length in (0, 1, 4, 8, 9):
            for stream in (0, 1):
                found.append(b"\x00\x00" + frame(kind, 0, stream, body=bytes(length)))
                found.append(b"\x21\x03" + frame(kind, 0, stream, body=bytes(length)))
    call = bytes.fromhex("0d01000000")
    types = range(1, 8)
    for first in types:
        opened = frame(first, more, 1, call, b"abc")
        for second in types:
            found.append(b"\x04\x01" + opened + frame(second, more, 1, b"", b"de")
                         + frame(second, fin, 1, b"", b"f"))
            found.append(b"\x04\x00" + frame(first, fin, 1, call, b"abc")
                         + frame(second, none, 1) + frame(second, fin, 3, call, b"x"))
    found.append(b"\x02\x00" + PREFACE + frame(HELLO, 0, 0))
    found.append(b"\x03\x00" + PREFACE + frame(HELLO, 0, 0) + frame(END, 0, 1))
    return found + streams(call)


def streams(call: bytes) -> list[bytes]:
    fin, more, none = 1, 2, 8
    found = []
    credit = bytes.fromhex("48b001")
    for fates in (0x08, 0x18, 0x28, 0x49, 0x10, 0x1D):
        for flags, body in ((0, b"ab"), (fin, b"ab"), (more, b"ab"), (none, b"")):
            for stream in (1, 3):
                found.append(
                    bytes([0x44, fates]) + frame(OPEN, flags, stream, call + credit, body)
                    + frame(CREDIT, 0, stream, b"", struct.pack("<I", 64))
                    + frame(DATA, more, stream, b"", b"cd") + frame(DATA, 0, stream, b"", b"ef")
                    + frame(DATA, none, stream) + frame(DATA, fin, stream, b"", b"g")
                    + frame(CANCEL, 0, stream, b"", b"\x01"))
    for calls in (0x84, 0xC4, 0x8F, 0xD7, 0xE5):
        for stream in (1, 3, 5, 7):
            found.append(
                bytes([0x45, calls]) + frame(HEAD, 0, stream, b"\x42\x06\n\x01a\x12\x01b")
                + frame(DATA, more, stream, b"", b"cd") + frame(DATA, 0, stream, b"", b"ef")
                + frame(CREDIT, 0, stream, b"", struct.pack("<I", 64))
                + frame(DATA, 0, stream, b"", b"x" * 40) + frame(END, none, stream))
            found.append(bytes([0x45, calls]) + frame(END, 0, stream, b"\x08\x05", b"ab"))
    return found


def exchanges(count: int = 150_000) -> list[bytes]:
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
    found = []
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
        found.append(bytes([plan, chosen.getrandbits(8)]) + greeting + content)
    files = sorted((ROOT / "Schema").glob("*.schema"))
    messages = every_field.declared(files)
    for name, kind, plan in (("CallHeader", OPEN, 0), ("CallStatus", END, 1), ("Hello", HELLO, 2),
                             ("Hello", HELLO, 3)):
        preface = PREFACE if kind == HELLO else b""
        for each in every_field.payloads(name, messages):
            if len(each) < 200:
                found.append(bytes([plan | 252, 0x9F]) + preface + frame(kind, 1, 1, each))
    return found


def conversations(count: int = 150_000) -> list[bytes]:
    """Frames as peers send them who break no rule but now and then: calls of all numbers that are
    opened, go on and end in every order, so that tables of calls fill and empty."""
    chosen = random.Random(2)
    call = bytes.fromhex("0d01000000")
    headers = [call, call + bytes.fromhex("48b001"), call + b"\x48\1", call, b"",
               *(call + each for each in every_place.traced() if len(each) < 90)]
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

    found = []
    for _ in range(count):
        side, own = chosen.getrandbits(1), chosen.random() < 0.3
        plan = chosen.getrandbits(6) << 2 | (2 if own else 0) | side
        content = client() if side else server()
        found.append((bytes([plan, chosen.getrandbits(8)]) + content)[:LENGTH])
    return found


def endings(count: int = 60_000) -> list[bytes]:
    """Calls of any numbers, all in flight, which end in any order: in the tables that hold them,
    one moves to the place of another where their hashes say so."""
    chosen = random.Random(3)
    call, credit = bytes.fromhex("0d01000000"), bytes.fromhex("48b001")
    found = []
    for _ in range(count):
        if chosen.random() < 0.3:
            calls = chosen.choice([5, 6, 7, 0x85, 0x86, 0x87, 0xAF, 0xD7, 0x47, 0xC7, 0xEF])
            streams = [*range(1, 2 * (calls % 8), 2)]
            chosen.shuffle(streams)
            ends = b"".join(frame(END, chosen.choice([0, 8]), each) for each in streams)
            found.append(bytes([0xFD, calls]) + ends)
            data = b"".join(frame(DATA, 2, each, b"", b"a") for each in streams)
            found.append(bytes([0xFD, calls]) + data + ends)
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
        found.append((bytes([0xFC, fates]) + b"".join(frames))[:LENGTH])
    return found


def credentials() -> list[bytes]:
    """Tokens, headers, claims and key sets with each member in each way."""
    key = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    header = {"alg": '"EdDSA"', "typ": '"at+jwt"', "kid": f'"{key}"'}
    headers = [*every_text.members(header, ["crit", "b64", "jwk", "x5c"])]
    found = [b"\x02" + each.encode() for each in headers]
    claim_names = ["scope", "locations", "nbf", "tenant", "services", "name"]
    for start in claims():
        short = {name: compact(value).decode() for name, value in start.items()}
        found += [b"\x03" + each.encode() for each in every_text.members(short, claim_names)]
    private = ["d", "k", "p", "q", "dp", "dq", "qi", "oth"]
    curve = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"
    other = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"
    point = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    keys = [{"kty": '"OKP"', "crv": '"Ed25519"', "x": f'"{point}"'},
            {"kty": '"EC"', "crv": '"P-256"', "x": f'"{curve}"', "y": f'"{other}"'},
            {"kty": '"RSA"', "n": f'"{"A" * 120}"', "e": '"AQAB"'}]
    for each in keys:
        for text in every_text.members({"kid": '"a"', **each}, ["use", "key_ops", "alg", "iss",
                                                               "crv", *private]):
            found.append(b"\x06" + f'{{"keys":[{text}]}}'.encode())
            if len(text) < 130:
                found.append(b"\x06" + f'{{"keys":[{text},{text}]}}'.encode())
    found += [b"\x06" + each.encode() for each in every_text.members({"keys": "[]"}, ["x"])]
    found += [b"\x06" + b'{"keys":[' + b",".join([b"{}"] * count) + b"]}" for count in range(70)]
    letters = b"AQAB" * 2
    for letter in range(256):
        for length in range(9):
            found.append(b"\x07" + letters[:length] + bytes([letter]) + letters[length:])
            found.append(b"\x07" + letters[:length] + bytes([letter]))
    first = compact({"alg": "EdDSA", "typ": "at+jwt", "kid": key})
    encoded = base64.urlsafe_b64encode(first).rstrip(b"=")
    for second in (b"", b"e30", b"e", b"*"):
        for third in (b"", b"AA", b"A" * 86, b"A" * 85, b"A" * 87, b"="):
            for part in (encoded, b"", b"e30", b"*"):
                found.append(b"\0" + b".".join([part, second, third]))
                found.append(b"\0" + b".".join([part, second, third, b""]))
    found += [b"\x01" + each.encode() + b"\0{}\0" + b"\1" * 64 for each in headers]
    for kind in (2, 3):
        found += [bytes([kind]) + text for text in every_text.texts(random.Random(1))]
    return found


def every(target: str) -> list[bytes]:
    """Each field in each way, of the messages that the target reads, by their first byte."""
    if target == "Frames":
        return exchanges() + conversations() + endings()
    if target == "Token":
        return credentials()
    if target == "Fields":
        return list(every_place.single_values(random.Random(1)))
    if target == "Messages":
        files = sorted((ROOT / "Schema").glob("*.schema"))
        kinds = ["CallHeader", "CallStatus", "ErrorDetails", "Hello", "CreateCustomerRequest",
                 "UpdateCustomerRequest", "Customer", "CreateLeadRequest", "ListLeadsRequest",
                 "CreateBookingRequest", "Tenant", "ListCustomersRequest"]
        first = dict(enumerate(kinds))
    elif target == "Payload":
        files = [ROOT / "Schema/vectors/vectors.schema"]
        first = dict(enumerate(["Node", "Customer", "Selves", "Empty", "Checked", "Everything"]))
    elif target == "JSON":
        files = [ROOT / "Schema/vectors/vectors.schema"]
        first = {5: "Everything", 6: "Node", 7: "Selves"}
    else:
        return []
    messages = every_field.declared(files)
    found = []
    chosen = random.Random(1)
    seen: set[str] = set()
    for kind, name in first.items():
        contents = list(every_field.payloads(name, messages))
        contents += every_field.mixtures(contents, 10_000, chosen)
        contents += every_place.places(name, messages, chosen, seen)
        if name == "CallHeader":
            contents += every_place.traced()
        found += [bytes([kind]) + each for each in contents]
    if target == "JSON":
        for kind, name in enumerate(["Everything", "Node", "Customer", "Selves"], start=1):
            found += [bytes([kind]) + each for each in every_field.objects(name, messages)]
            found += [
                bytes([kind]) + each
                for each in every_field.mixed_objects(name, messages, 20_000, chosen)
            ]
            found += [bytes([kind]) + each for each in every_text.objects(name, messages, chosen)]
        found += [b"\0" + value.encode() for value in every_field.JSON_VALUES]
        found += [b"\0" + each for each in every_text.texts(chosen)]
    return found


SEEDS = {"Fields": fields, "Payload": payload, "Messages": messages, "JSON": texts, "Token": tokens,
         "Frames": frames}


def corpus(target: str) -> pathlib.Path:
    return ROOT / f"Tests/Fuzz/Seeds/{target}.corpus"


def keep(target: str, folder: pathlib.Path) -> None:
    inputs = sorted((path.read_bytes() for path in folder.iterdir()), key=lambda i: (len(i), i))
    lines = [base64.b64encode(each).decode() + "\n" for each in inputs]
    corpus(target).write_text("".join(lines))


def main() -> None:
    if sys.argv[1] == "keep":
        keep(sys.argv[2], pathlib.Path(sys.argv[3]))
        return
    if sys.argv[1] == "every":
        folder = pathlib.Path(sys.argv[3])
        folder.mkdir(parents=True, exist_ok=True)
        chosen = {seed for seed in every(sys.argv[2]) if len(seed) <= LENGTH}
        for index, seed in enumerate(sorted(chosen)):
            (folder / f"every-{index:06}").write_bytes(seed)
        return
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    if corpus(target).exists():
        for index, line in enumerate(corpus(target).read_text().split()):
            (folder / f"kept-{index:04}").write_bytes(base64.b64decode(line))
    for index, seed in enumerate(SEEDS[target]()):
        (folder / f"made-{index:03}").write_bytes(seed)
    for path in sorted((ROOT / "Tests/Fuzz/Seeds" / target).glob("*")):
        (folder / path.name).write_bytes(path.read_bytes())


main()
