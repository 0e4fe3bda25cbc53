"""Every vector of Schema/vectors, read and written."""

import datetime
import decimal
import json
import math
import re
import struct
import uuid
from typing import Any

import pytest
from generated import vectors
from support import ROOT

from frontdesk_client import wire
from frontdesk_client.wire.codecs import EnumCodec
from frontdesk_client.wire.message import Field

FOLDER = ROOT / "Schema/vectors"
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> list[dict[str, Any]]:
    """The vectors of one file."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text())["vectors"]
    return found


ALL = [vector for file in FILES for vector in load(file)]
VALID = [vector for vector in ALL if "error" not in vector]
INVALID = [vector for vector in ALL if "error" in vector]


def attribute(name: str) -> str:
    """`walkIn` as `walk_in`; words of the language get an underscore."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return snake + "_" if snake in ("class", "in") else snake


def element(codec: Any, value: Any) -> Any:
    """A vector's JSON as the Python value of a field."""
    if isinstance(codec, EnumCodec):
        is_name = isinstance(value, str)
        return codec.type[value.upper()] if is_name else codec.type(value)
    if isinstance(value, dict) and codec not in (wire.MONEY, wire.DECIMAL):
        return message(codec.type, value)
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    match codec:
        case wire.BYTES:
            return bytes.fromhex(value)
        case wire.UUID:
            return uuid.UUID(value)
        case wire.DOUBLE:
            return float(value)
        case wire.TIMESTAMP if abs(value) < 1 << 55:
            return epoch + datetime.timedelta(microseconds=value)
        case wire.TIMESTAMP:
            return wire.FarTimestamp.at(value)
        case wire.DATE if abs(value) < 1 << 19:
            return epoch.date() + datetime.timedelta(days=value)
        case wire.DATE:
            return wire.FarDate.at(value)
        case wire.DURATION:
            return datetime.timedelta(microseconds=value)
        case wire.MONEY:
            return wire.Money(**value)
        case wire.DECIMAL:
            unscaled = decimal.Decimal(value.get("unscaled", 0))
            sign, digits, _ = unscaled.as_tuple()
            return decimal.Decimal((sign, digits, -value.get("scale", 0)))
    return value


def key(codec: Any, text: str) -> Any:
    """A key of a JSON object as a key of a map."""
    if codec is wire.BOOL:
        return text == "true"
    return text if codec is wire.STRING else int(text)


def content(field: Field, value: Any) -> Any:
    """The content of one field."""
    match field.shape:
        case wire.Shape.LIST:
            return [element(field.codec, item) for item in value]
        case wire.Shape.MAP:
            return {key(field.key, name): element(field.codec, v) for name, v in value.items()}
    return element(field.codec, value)


def message(type_: type[wire.Message], value: dict[str, Any]) -> wire.Message:
    """The message that a vector's value describes."""
    fields = {field.name: field for field in type_.TABLE.fields}
    names = {attribute(name): content for name, content in value.items()}
    return type_(**{name: content(fields[name], v) for name, v in names.items()})


def is_same(left: object, right: object) -> bool:
    """Equal, where a NaN equals itself and -0.0 does not equal 0.0."""
    if isinstance(left, float) and isinstance(right, float):
        return struct.pack("<d", left) == struct.pack("<d", right) or (
            math.isnan(left) and math.isnan(right)
        )
    if isinstance(left, wire.Message) and isinstance(right, wire.Message):
        names = [field.name for field in left.TABLE.fields]
        return all(is_same(getattr(left, name), getattr(right, name)) for name in names)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(is_same(left[k], right[k]) for k in left)
    return type(left) is type(right) and left == right


def type_named(name: str) -> type[wire.Message]:
    """The generated class of a message."""
    found: type[wire.Message] = getattr(vectors, name)
    return found


def test_the_vectors_were_found() -> None:
    assert len(VALID) > 100 and len(INVALID) > 50


@pytest.mark.parametrize("vector", VALID, ids=lambda vector: vector["name"])
def test_a_valid_vector_is_read_and_written(vector: dict[str, Any]) -> None:
    type_ = type_named(vector["message"])
    data = bytes.fromhex(vector["hex"])
    expected = message(type_, vector["value"])
    found = type_.decode(data)
    assert is_same(found, expected)
    assert bool(found.unknown_fields) <= bool(vector.get("hasUnknown"))
    assert found.encode() == bytes.fromhex(vector.get("canonical", vector["hex"]))
    if not vector.get("hasUnknown"):
        assert expected.encode() == found.encode()


@pytest.mark.parametrize("vector", INVALID, ids=lambda vector: vector["name"])
def test_an_invalid_vector_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(wire.WireError) as raised:
        type_named(vector["message"]).decode(bytes.fromhex(vector["hex"]))
    assert raised.value.reason == vector["error"]


def test_every_beginning_of_a_valid_vector_is_a_message_or_refused() -> None:
    for vector in VALID:
        data = bytes.fromhex(vector["hex"])
        for end in range(min(len(data), 100)):
            try:
                type_named(vector["message"]).decode(data[:end])
            except wire.WireError as error:
                assert 0 <= error.offset <= end


