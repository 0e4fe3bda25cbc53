"""Messages: typed records that know their bytes by a table of their fields."""

import dataclasses
import enum
import unicodedata
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from frontdesk_client.wire.codecs import Codec, EnumCodec
from frontdesk_client.wire.errors import WireError
from frontdesk_client.wire.reader import Reader, varint
from frontdesk_client.wire.values import OpenEnum

M = TypeVar("M", bound="Message")
E = TypeVar("E", bound=OpenEnum)
N = TypeVar("N", bound=str)

UnknownFields = tuple[tuple[int, bytes], ...]
"""Fields of later versions of the schema: each one's number and its bytes, tag included."""


class Shape(enum.Enum):
    """How many values a field holds, and when it is written."""

    PLAIN = enum.auto()
    OPTIONAL = enum.auto()
    LIST = enum.auto()
    MAP = enum.auto()
    MEMBER = enum.auto()


@dataclasses.dataclass(frozen=True, slots=True)
class OneOf:
    """Fields of which at most one is set, and the range of numbers that belongs to them."""

    name: str
    first: int
    last: int


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field as the codec knows it."""

    number: int
    name: str
    shape: Shape
    codec: Codec[Any]
    key: Codec[Any] | None = None
    oneof: str | None = None

    @property
    def is_packed(self) -> bool:
        """Whether the field is a list whose elements share one tag."""
        return self.shape is Shape.LIST and self.codec.wire_type != 2


class Table:
    """What the codec knows of one message."""

    __slots__ = ("by_tag", "fields", "members", "numbers", "oneofs")

    def __init__(self, parts: tuple[Field | OneOf, ...]) -> None:
        self.fields = [part for part in parts if isinstance(part, Field)]
        self.oneofs = {part.name: part for part in parts if isinstance(part, OneOf)}
        self.numbers = {field.number for field in self.fields}
        self.by_tag: dict[int, Field] = {}
        self.members: dict[str, tuple[OneOf, list[str]]] = {}
        for field in self.fields:
            wire_type = 2 if field.shape is Shape.MAP else field.codec.wire_type
            self.by_tag[field.number << 3 | wire_type] = field
            if field.is_packed:
                self.by_tag[field.number << 3 | 2] = field
            if field.oneof is not None:
                names = [other.name for other in self.fields if other.oneof == field.oneof]
                self.members[field.name] = (self.oneofs[field.oneof], names)


@dataclasses.dataclass(slots=True, kw_only=True)
class Message:
    """What every generated message is."""

    TABLE: ClassVar[Table]

    unknown_fields: UnknownFields = dataclasses.field(default=(), repr=False)
    """Fields of later versions of the schema, kept and written back."""

    def encode(self) -> bytes:
        """The message's bytes; ValueError when a value does not fit its field."""
        out = bytearray()
        for field in self.TABLE.fields:
            value = getattr(self, field.name)
            try:
                _write(out, field, value)
            except (ValueError, OverflowError, TypeError, AttributeError) as error:
                place = f"{type(self).__name__}.{field.name}"
                is_misfit = isinstance(error, TypeError | AttributeError)
                reason = _misfit(field, value) if is_misfit else error
                raise ValueError(f"{place}: {reason}") from error
        for _, raw in self.unknown_fields:
            out += raw
        return bytes(out)

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The message that `data` holds; WireError when it holds none."""
        return _read(cls, Reader(data))


class OneOfMessage(Message):
    """A message with a oneof: setting one of its members clears the others."""

    __slots__ = ()

    def __setattr__(self, name: str, value: Any) -> None:
        group = self.TABLE.members.get(name)
        if group is not None and value is not None:
            oneof, names = group
            # The constructor sets each attribute for the first time.
            is_new = not hasattr(self, name)
            for other in names:
                if other == name or getattr(self, other, None) is None:
                    continue
                if is_new:
                    raise ValueError(f"{oneof.name} is either {other} or {name}, not both")
                super().__setattr__(other, None)
            if self.unknown_fields:
                self.unknown_fields = tuple(
                    field
                    for field in self.unknown_fields
                    if not oneof.first <= field[0] <= oneof.last
                )
        super().__setattr__(name, value)


class Which(Generic[N]):
    """The name of the member of a oneof that is set, as an attribute of the message."""

    __slots__ = ("_oneof",)

    def __init__(self, oneof: str) -> None:
        self._oneof = oneof

    def __get__(self, instance: OneOfMessage | None, owner: type[OneOfMessage]) -> N | None:
        if instance is not None:
            for field in owner.TABLE.fields:
                if field.oneof == self._oneof and getattr(instance, field.name) is not None:
                    return cast(N, field.name)
        return None


class _MessageCodec(Codec[M]):
    wire_type = 2

    def __init__(self, type_: type[M]) -> None:
        self.type = type_

    def zero(self) -> M:
        return self.type()

    def is_zero(self, value: M) -> bool:
        return not value.encode()

    def write(self, value: M) -> bytes:
        content = value.encode()
        return varint(len(content)) + content

    def read(self, reader: Reader) -> M:
        outer = reader.enter()
        value = _read(self.type, reader)
        reader.leave(outer)
        return value


def _misfit(field: Field, value: Any) -> str:
    """What a value of another type should have been; not the value, which may be anybody's."""
    name = type(field.codec.zero()).__name__
    match field.shape:
        case Shape.LIST:
            wanted = f"a list of {name}"
        case Shape.MAP:
            wanted = f"a dict with values of type {name}"
        case _:
            wanted = f"a value of type {name}"
    return f"expected {wanted}, got one of type {type(value).__name__}"


def _write(out: bytearray, field: Field, value: Any) -> None:
    codec = field.codec
    tag = varint(field.number << 3 | codec.wire_type)
    match field.shape:
        case Shape.PLAIN:
            if not codec.is_zero(value):
                out += tag + codec.write(value)
        case Shape.OPTIONAL | Shape.MEMBER:
            if value is not None:
                out += tag + codec.write(value)
        case Shape.LIST if field.is_packed:
            content = b"".join(map(codec.write, value))
            if content:
                out += varint(field.number << 3 | 2) + varint(len(content)) + content
        case Shape.LIST:
            for item in value:
                out += tag + codec.write(item)
        case Shape.MAP:
            _write_map(out, field, value)


def _write_map(out: bytearray, field: Field, entries: dict[Any, Any]) -> None:
    assert field.key is not None
    tag = varint(field.number << 3 | 2)
    key_tag = varint(1 << 3 | field.key.wire_type)
    value_tag = varint(2 << 3 | field.codec.wire_type)
    # Text is in the order of its code points, which is that of its bytes.
    for key in sorted(entries):
        content = key_tag + field.key.write(key) + value_tag + field.codec.write(entries[key])
        out += tag + varint(len(content)) + content


def _read(type_: type[M], reader: Reader) -> M:
    table = type_.TABLE
    values: dict[str, Any] = {}
    seen: set[str] = set()
    unknown: list[tuple[int, bytes]] = []
    keys: dict[str, set[Any]] = {}
    while (tag := reader.next_tag()) is not None:
        field = table.by_tag.get(tag)
        if field is None:
            number = tag >> 3
            if number in table.numbers:
                raise reader.wrong_wire_type()
            for oneof in table.oneofs.values():
                # A member of a later version is still the only one.
                if oneof.first <= number <= oneof.last:
                    _once(reader, seen, oneof.name)
            unknown.append(reader.unknown(len(unknown)))
        elif field.shape is Shape.LIST:
            _read_list(reader, field, values.setdefault(field.name, []))
        elif field.shape is Shape.MAP:
            entries = values.setdefault(field.name, {})
            _read_entry(reader, field, entries, keys.setdefault(field.name, set()))
        else:
            _once(reader, seen, field.oneof or f"{field.number}")
            values[field.name] = field.codec.read(reader)
    if unknown:
        values["unknown_fields"] = tuple(unknown)
    return type_(**values)


def _once(reader: Reader, seen: set[str], name: str) -> None:
    if name in seen:
        raise WireError("repeatedField", reader.position, reader.field)
    seen.add(name)


def _read_list(reader: Reader, field: Field, items: list[Any]) -> None:
    if reader.tag & 7 == field.codec.wire_type:
        items.append(field.codec.read(reader))
        return
    size = reader.length()
    outer, reader.end = reader.end, reader.position + size
    while reader.position < reader.end:
        items.append(field.codec.read(reader))
    reader.end = outer


def _read_entry(reader: Reader, field: Field, entries: dict[Any, Any], keys: set[Any]) -> None:
    assert field.key is not None
    outer_tag = reader.tag
    outer = reader.enter()
    key, value = field.key.zero(), None
    seen: set[str] = set()
    while (tag := reader.next_tag()) is not None:
        if tag == 1 << 3 | field.key.wire_type:
            _once(reader, seen, "key")
            key = field.key.read(reader)
        elif tag == 2 << 3 | field.codec.wire_type:
            _once(reader, seen, "value")
            value = field.codec.read(reader)
        else:
            raise reader.refused_field()
    reader.leave(outer)
    reader.tag = outer_tag
    # Keys that differ only in how their letters are composed are the same key.
    form = unicodedata.normalize("NFC", key) if isinstance(key, str) else key
    if form in keys:
        raise WireError("repeatedField", reader.position, reader.field)
    keys.add(form)
    entries[key] = field.codec.zero() if value is None else value


def table(type_: type[Message], *parts: Field | OneOf) -> None:
    """Tells the codec of a message's fields, in ascending number."""
    type_.TABLE = Table(parts)


def oneof(name: str, first: int, last: int) -> OneOf:
    """A oneof and its range of numbers."""
    return OneOf(name, first, last)


def plain(number: int, name: str, codec: Codec[Any]) -> Field:
    """A field that is left out when it equals its default."""
    return Field(number, name, Shape.PLAIN, codec)


def optional(number: int, name: str, codec: Codec[Any]) -> Field:
    """A field that is written even when it is empty, unless it is None."""
    return Field(number, name, Shape.OPTIONAL, codec)


def many(number: int, name: str, codec: Codec[Any]) -> Field:
    """A list."""
    return Field(number, name, Shape.LIST, codec)


def mapping(number: int, name: str, key: Codec[Any], codec: Codec[Any]) -> Field:
    """A map."""
    return Field(number, name, Shape.MAP, codec, key=key)


def member(number: int, name: str, codec: Codec[Any], oneof: str) -> Field:
    """A member of a oneof."""
    return Field(number, name, Shape.MEMBER, codec, oneof=oneof)


def message(type_: type[M]) -> Codec[M]:
    """The codec of a message."""
    return _MessageCodec(type_)


def enumeration(type_: type[E]) -> Codec[E]:
    """The codec of an enum."""
    return EnumCodec(type_)
