"""The values of the schema's own types that Python has no exact type for."""

import dataclasses
import datetime
import decimal
import enum
import uuid
from typing import Self

NIL = uuid.UUID(int=0)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
EPOCH_DATE = datetime.date(1970, 1, 1)
NO_TIME = datetime.timedelta(0)
NO_DECIMAL = decimal.Decimal(0)

_MICROSECOND = datetime.timedelta(microseconds=1)
_EPOCH_ORDINAL = EPOCH_DATE.toordinal()


@dataclasses.dataclass(frozen=True, slots=True)
class Money:
    """An amount in the minor units of one currency: 1234 and "EUR" are 12.34 euros."""

    minor: int = 0
    """Minor units: cents for EUR, whole yen for JPY."""
    currency: str = ""
    """The ISO 4217 code, three capital letters; empty in a default value."""


class OpenEnum(enum.IntEnum):
    """An enum that keeps numbers which only later versions of the schema name."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or not -(1 << 31) <= value < 1 << 31:
            return None
        # Not stored in the class: a peer must not be able to make it grow.
        member = int.__new__(cls, value)
        member._name_ = f"UNRECOGNIZED_{value}"
        member._value_ = value
        return member

    @property
    def is_recognized(self) -> bool:
        """Whether this version of the schema names the number."""
        return self._name_ in type(self).__members__


class FarTimestamp(datetime.datetime):
    """A moment outside the years 1 to 9999: the nearest datetime, which keeps its number."""

    microseconds: int

    @classmethod
    def at(cls, microseconds: int) -> "FarTimestamp":
        """The moment so many microseconds after 1970."""
        near = datetime.datetime.min if microseconds < 0 else datetime.datetime.max
        made = cls(
            near.year, near.month, near.day, near.hour, near.minute, near.second,
            near.microsecond, tzinfo=datetime.UTC,
        )
        made.microseconds = microseconds
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FarTimestamp) and self.microseconds == other.microseconds

    def __hash__(self) -> int:
        return hash(self.microseconds)


class FarDate(datetime.date):
    """A day outside the years 1 to 9999: the nearest date, which keeps its number."""

    days: int

    @classmethod
    def at(cls, days: int) -> "FarDate":
        """The day so many days after 1970-01-01."""
        near = datetime.date.min if days < 0 else datetime.date.max
        made = cls(near.year, near.month, near.day)
        made.days = days
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FarDate) and self.days == other.days

    def __hash__(self) -> int:
        return hash(self.days)


def timestamp_from(microseconds: int) -> datetime.datetime:
    """The moment so many microseconds after 1970, in UTC."""
    try:
        return EPOCH + datetime.timedelta(microseconds=microseconds)
    except OverflowError:
        return FarTimestamp.at(microseconds)


def microseconds_of(moment: datetime.datetime) -> int:
    """Microseconds since 1970; a moment without a zone is refused."""
    if isinstance(moment, FarTimestamp):
        return moment.microseconds
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; write tzinfo=datetime.UTC")
    return (moment - EPOCH) // _MICROSECOND


def date_from(days: int) -> datetime.date:
    """The day so many days after 1970-01-01."""
    try:
        return datetime.date.fromordinal(days + _EPOCH_ORDINAL)
    except (OverflowError, ValueError):
        return FarDate.at(days)


def days_of(day: datetime.date) -> int:
    """Days since 1970-01-01."""
    return day.days if isinstance(day, FarDate) else day.toordinal() - _EPOCH_ORDINAL


def span_from(microseconds: int) -> datetime.timedelta:
    """A length of time."""
    return datetime.timedelta(microseconds=microseconds)


def microseconds_in(span: datetime.timedelta) -> int:
    """A length of time in microseconds."""
    return span // _MICROSECOND


def decimal_from(unscaled: int, scale: int) -> decimal.Decimal:
    """The exact number unscaled / 10^scale."""
    digits = tuple(int(digit) for digit in str(abs(unscaled)))
    return decimal.Decimal((int(unscaled < 0), digits, -scale))


def decimal_parts(number: decimal.Decimal) -> tuple[int, int]:
    """A number's unscaled digits and how many of them stand behind the point."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{number} is not a number")
    # Far beyond 64 bits anyway, and 10 to that power would take all memory.
    if exponent > 18:
        raise ValueError(f"{number} does not fit in 64 bits")
    unscaled = int("".join(map(str, digits)) or "0") * 10 ** max(exponent, 0)
    return (-unscaled if sign else unscaled), max(-exponent, 0)
