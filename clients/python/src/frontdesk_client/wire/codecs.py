"""How one value of each type is written and read."""

import datetime
import decimal
import struct
import uuid
from typing import Generic, TypeVar

from frontdesk_client.wire import values
from frontdesk_client.wire.errors import WireError
from frontdesk_client.wire.reader import Reader, varint

T = TypeVar("T")
E = TypeVar("E", bound=values.OpenEnum)


class Codec(Generic[T]):
    """Writes and reads values of one type, without their tag."""

    wire_type = 0

    def zero(self) -> T:
        """The value of a plain field that is not on the wire."""
        raise NotImplementedError

    def is_zero(self, value: T) -> bool:
        """Whether a plain field with `value` is left out."""
        return value == self.zero()

    def write(self, value: T) -> bytes:
        """The bytes of `value`; ValueError when its type cannot hold it."""
        raise NotImplementedError

    def read(self, reader: Reader) -> T:
        """The next value."""
        raise NotImplementedError


class _Bool(Codec[bool]):
    def zero(self) -> bool:
        return False

    def write(self, value: bool) -> bytes:
        return b"\x01" if value else b"\x00"

    def read(self, reader: Reader) -> bool:
        start = reader.position
        value = reader.varint()
        if value > 1:
            raise WireError("valueOutOfRange", start, reader.field)
        return value == 1


class _Unsigned(Codec[int]):
    def __init__(self, bits: int) -> None:
        self.bits = bits

    def zero(self) -> int:
        return 0

    def write(self, value: int) -> bytes:
        if not 0 <= value < 1 << self.bits:
            raise ValueError(f"{value} is not a number of {self.bits} bits without a sign")
        return varint(value)

    def read(self, reader: Reader) -> int:
        start = reader.position
        value = reader.varint()
        if value >> self.bits:
            raise WireError("valueOutOfRange", start, reader.field)
        return value


class _Signed(Codec[int]):
    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.magnitude = _Unsigned(bits)

    def zero(self) -> int:
        return 0

    def write(self, value: int) -> bytes:
        if not -(1 << self.bits - 1) <= value < 1 << self.bits - 1:
            raise ValueError(f"{value} is not a number of {self.bits} bits with a sign")
        return varint(value << 1 if value >= 0 else (-value << 1) - 1)

    def read(self, reader: Reader) -> int:
        bits = self.magnitude.read(reader)
        return -(bits >> 1) - 1 if bits & 1 else bits >> 1


class _Fixed32(Codec[int]):
    wire_type = 5

    def zero(self) -> int:
        return 0

    def write(self, value: int) -> bytes:
        if not 0 <= value < 1 << 32:
            raise ValueError(f"{value} is not a number of 32 bits without a sign")
        return value.to_bytes(4, "little")

    def read(self, reader: Reader) -> int:
        return reader.fixed32()


class _Double(Codec[float]):
    wire_type = 1

    def zero(self) -> float:
        return 0.0

    def is_zero(self, value: float) -> bool:
        return self.write(value) == bytes(8)

    def write(self, value: float) -> bytes:
        return struct.pack("<d", value)

    def read(self, reader: Reader) -> float:
        return float(struct.unpack("<d", struct.pack("<Q", reader.fixed64()))[0])


class _String(Codec[str]):
    wire_type = 2

    def zero(self) -> str:
        return ""

    def write(self, value: str) -> bytes:
        if "\0" in value:
            raise ValueError("a string must not hold a NUL")
        content = value.encode()
        return varint(len(content)) + content

    def read(self, reader: Reader) -> str:
        return reader.text()


class _Bytes(Codec[bytes]):
    wire_type = 2

    def zero(self) -> bytes:
        return b""

    def write(self, value: bytes) -> bytes:
        return varint(len(value)) + value

    def read(self, reader: Reader) -> bytes:
        return reader.content()


class _Uuid(Codec[uuid.UUID]):
    wire_type = 2

    def zero(self) -> uuid.UUID:
        return values.NIL

    def write(self, value: uuid.UUID) -> bytes:
        return b"\x10" + value.bytes

    def read(self, reader: Reader) -> uuid.UUID:
        start = reader.position
        if reader.length() != 16:
            raise WireError("valueOutOfRange", start, reader.field)
        reader.position = start
        return uuid.UUID(bytes=reader.content())


class _Timestamp(Codec[datetime.datetime]):
    wire_type = 1

    def zero(self) -> datetime.datetime:
        return values.EPOCH

    def write(self, value: datetime.datetime) -> bytes:
        return values.microseconds_of(value).to_bytes(8, "little", signed=True)

    def read(self, reader: Reader) -> datetime.datetime:
        bits = reader.fixed64()
        return values.timestamp_from(bits - (1 << 64) if bits >> 63 else bits)


class _Date(Codec[datetime.date]):
    def zero(self) -> datetime.date:
        return values.EPOCH_DATE

    def write(self, value: datetime.date) -> bytes:
        return INT32.write(values.days_of(value))

    def read(self, reader: Reader) -> datetime.date:
        return values.date_from(INT32.read(reader))


class _Duration(Codec[datetime.timedelta]):
    def zero(self) -> datetime.timedelta:
        return values.NO_TIME

    def write(self, value: datetime.timedelta) -> bytes:
        return INT64.write(values.microseconds_in(value))

    def read(self, reader: Reader) -> datetime.timedelta:
        return values.span_from(INT64.read(reader))


def _pair(reader: Reader, first: Codec[T], second: Codec[int]) -> tuple[T, int]:
    """The two fields of a closed message."""
    one, two, seen = first.zero(), second.zero(), set()
    outer = reader.enter()
    while (tag := reader.next_tag()) is not None:
        if tag in seen:
            raise WireError("repeatedField", reader.position, reader.field)
        seen.add(tag)
        if tag == 1 << 3 | first.wire_type:
            one = first.read(reader)
        elif tag == 2 << 3 | second.wire_type:
            two = second.read(reader)
        else:
            raise reader.refused_field()
    reader.leave(outer)
    return one, two


class _Money(Codec[values.Money]):
    wire_type = 2

    def zero(self) -> values.Money:
        return values.Money()

    def write(self, value: values.Money) -> bytes:
        content = b"\x0a" + STRING.write(value.currency) if value.currency else b""
        if value.minor:
            content += b"\x10" + INT64.write(value.minor)
        return BYTES.write(content)

    def read(self, reader: Reader) -> values.Money:
        currency, minor = _pair(reader, STRING, INT64)
        return values.Money(minor, currency)


class _Decimal(Codec[decimal.Decimal]):
    wire_type = 2

    def zero(self) -> decimal.Decimal:
        return values.NO_DECIMAL

    def is_zero(self, value: decimal.Decimal) -> bool:
        return values.decimal_parts(value) == (0, 0)

    def write(self, value: decimal.Decimal) -> bytes:
        unscaled, scale = values.decimal_parts(value)
        content = b"\x08" + INT64.write(unscaled) if unscaled else b""
        if scale:
            content += b"\x10" + UINT32.write(scale)
        return BYTES.write(content)

    def read(self, reader: Reader) -> decimal.Decimal:
        return values.decimal_from(*_pair(reader, INT64, UINT32))


class EnumCodec(Codec[E]):
    """An enum: the number as a varint of its 64-bit sign extension."""

    def __init__(self, type_: type[E]) -> None:
        self.type = type_

    def zero(self) -> E:
        return self.type(0)

    def write(self, value: E) -> bytes:
        return varint(self.type(value) & 0xFFFF_FFFF_FFFF_FFFF)

    def read(self, reader: Reader) -> E:
        start = reader.position
        bits = reader.varint()
        number = bits - (1 << 64) if bits >> 63 else bits
        if not -(1 << 31) <= number < 1 << 31:
            raise WireError("valueOutOfRange", start, reader.field)
        return self.type(number)


BOOL = _Bool()
INT32 = _Signed(32)
INT64 = _Signed(64)
UINT32 = _Unsigned(32)
UINT64 = _Unsigned(64)
FIXED32 = _Fixed32()
DOUBLE = _Double()
STRING = _String()
BYTES = _Bytes()
UUID = _Uuid()
TIMESTAMP = _Timestamp()
DATE = _Date()
DURATION = _Duration()
MONEY = _Money()
DECIMAL = _Decimal()
