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
import sys
from typing import Any

import every_field
import every_frame
import every_place
import every_text
import every_value

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

LENGTH = 288
"""What `fuzz.sh` makes at most."""


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
        messages = every_field.declared(sorted((ROOT / "Schema").glob("*.schema")))
        return [*every_frame.exchanges(messages), *every_frame.conversations(LENGTH),
                *every_frame.endings(LENGTH)]
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
            contents += every_value.traced()
        found += [bytes([kind]) + each for each in contents]
    if target == "JSON":
        for kind, name in enumerate(["Everything", "Node", "Customer", "Selves"], start=1):
            found += [bytes([kind]) + each for each in every_field.objects(name, messages)]
            found += [
                bytes([kind]) + each
                for each in every_field.mixed_objects(name, messages, 20_000, chosen)
            ]
            found += [bytes([kind]) + each for each in every_text.objects(name, messages, chosen)]
            found += [
                bytes([kind]) + each for each in every_text.quantities(name, messages, chosen)
            ]
        found += [b"\0" + value.encode() for value in every_field.JSON_VALUES]
        found += [b"\0" + each for each in every_text.texts(chosen)]
    return found


SEEDS = {"Fields": fields, "Payload": payload, "Messages": messages, "JSON": texts, "Token": tokens,
         "Frames": every_frame.frames}


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
