# DO NOT EDIT: generated from Schema/vectors.schema
"""Messages and enums of `vectors.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import decimal as _decimal
import typing as _t
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = ["Address", "Checked", "Colour", "Customer", "Empty", "Everything", "Node", "Selves"]


class Colour(_wire.OpenEnum):
    """A few values, one of which is a word of Swift."""

    UNSPECIFIED = 0
    NAME = 1
    """Also the name of a property."""
    DEFAULT = 2
    BLUE = 7
    """Deprecated: too cold."""
    FAR = 2000000000


@_dc.dataclass(slots=True, kw_only=True)
class Everything(_wire.OneOfMessage):
    """One field of every type and shape.

    At most one of `text`, `number`, `inner` is set: setting one clears the others.
    """

    bool_value: bool = False
    int32_value: int = 0
    int64_value: int = 0
    uint32_value: int = 0
    uint64_value: int = 0
    fixed32_value: int = 0
    double_value: float = 0.0
    string_value: str = ""
    bytes_value: bytes = b""
    uuid_value: _uuid.UUID = _wire.NIL
    timestamp_value: _dt.datetime = _wire.EPOCH
    date_value: _dt.date = _wire.EPOCH_DATE
    duration_value: _dt.timedelta = _wire.NO_TIME
    money_value: _wire.Money = _wire.Money()
    decimal_value: _decimal.Decimal = _wire.NO_DECIMAL
    colour_value: Colour = Colour.UNSPECIFIED
    node_value: Node = _dc.field(default_factory=lambda: Node())
    bool_maybe: bool | None = None
    int32_maybe: int | None = None
    int64_maybe: int | None = None
    uint32_maybe: int | None = None
    uint64_maybe: int | None = None
    fixed32_maybe: int | None = None
    double_maybe: float | None = None
    string_maybe: str | None = None
    bytes_maybe: bytes | None = None
    uuid_maybe: _uuid.UUID | None = None
    timestamp_maybe: _dt.datetime | None = None
    date_maybe: _dt.date | None = None
    duration_maybe: _dt.timedelta | None = None
    money_maybe: _wire.Money | None = None
    decimal_maybe: _decimal.Decimal | None = None
    colour_maybe: Colour | None = None
    node_maybe: Node | None = None
    bool_list: list[bool] = _dc.field(default_factory=list)
    int32_list: list[int] = _dc.field(default_factory=list)
    int64_list: list[int] = _dc.field(default_factory=list)
    uint32_list: list[int] = _dc.field(default_factory=list)
    uint64_list: list[int] = _dc.field(default_factory=list)
    fixed32_list: list[int] = _dc.field(default_factory=list)
    double_list: list[float] = _dc.field(default_factory=list)
    string_list: list[str] = _dc.field(default_factory=list)
    bytes_list: list[bytes] = _dc.field(default_factory=list)
    uuid_list: list[_uuid.UUID] = _dc.field(default_factory=list)
    timestamp_list: list[_dt.datetime] = _dc.field(default_factory=list)
    date_list: list[_dt.date] = _dc.field(default_factory=list)
    duration_list: list[_dt.timedelta] = _dc.field(default_factory=list)
    money_list: list[_wire.Money] = _dc.field(default_factory=list)
    decimal_list: list[_decimal.Decimal] = _dc.field(default_factory=list)
    colour_list: list[Colour] = _dc.field(default_factory=list)
    node_list: list[Node] = _dc.field(default_factory=list)
    text: str | None = None
    number: int | None = None
    inner: Node | None = None
    string_map: dict[str, str] = _dc.field(default_factory=dict)
    bool_map: dict[bool, _uuid.UUID] = _dc.field(default_factory=dict)
    int32_map: dict[int, float] = _dc.field(default_factory=dict)
    int64_map: dict[int, bytes] = _dc.field(default_factory=dict)
    uint32_map: dict[int, Colour] = _dc.field(default_factory=dict)
    uint64_map: dict[int, Node] = _dc.field(default_factory=dict)
    fixed32_map: dict[int, int] = _dc.field(default_factory=dict)
    which_choice: _t.ClassVar[_wire.Which[_t.Literal[
        "text",
        "number",
        "inner",
    ]]] = _wire.Which("choice")
    """One of several."""


@_dc.dataclass(slots=True, kw_only=True)
class Node(_wire.Message):
    """Contains itself."""

    label: str = ""
    next: Node | None = None
    children: list[Node] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class Customer(_wire.Message):
    """The message of the measurements."""

    id: int = 0
    tenant_id: int = 0
    name: str = ""
    phone: str = ""
    email: str = ""
    category: str = ""
    created: _dt.datetime = _wire.EPOCH
    updated: _dt.datetime = _wire.EPOCH
    visits: int = 0
    spent: int = 0
    tags: list[str] = _dc.field(default_factory=list)
    address: Address = _dc.field(default_factory=lambda: Address())


@_dc.dataclass(slots=True, kw_only=True)
class Address(_wire.Message):
    """The message `Address`."""

    street: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class Checked(_wire.OneOfMessage):
    """A field for each rule.

    At most one of `phone`, `handle` is set: setting one clears the others.
    """

    name: str = ""
    email: str | None = None
    tags: list[str] = _dc.field(default_factory=list)
    attributes: dict[str, str] = _dc.field(default_factory=dict)
    age: int = 0
    code: str = ""
    colour: Colour = Colour.UNSPECIFIED
    price: _wire.Money | None = None
    rate: _decimal.Decimal = _wire.NO_DECIMAL
    inner: Checked | None = None
    colours: dict[int, Colour] = _dc.field(default_factory=dict)
    phone: str | None = None
    handle: str | None = None
    image: bytes = b""
    balance: int = 0
    which_channel: _t.ClassVar[_wire.Which[_t.Literal["phone", "handle"]]] = _wire.Which("channel")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class Selves(_wire.OneOfMessage):
    """Names that generated code uses itself.

    At most one of `class_`, `case` is set: setting one clears the others.
    """

    read: bool = False
    write: bool = False
    validate: str = ""
    reader: str = ""
    writer: str = ""
    tag: int = 0
    seen0: int = 0
    value: _wire.Money | None = None
    index: list[_decimal.Decimal] = _dc.field(default_factory=list)
    in_: str = ""
    description: str = ""
    class_: str | None = None
    case: Node | None = None
    validator: dict[bool, _wire.Money] = _dc.field(default_factory=dict)
    which_default: _t.ClassVar[_wire.Which[_t.Literal["class_", "case"]]] = _wire.Which("default")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class Empty(_wire.Message):
    """The message `Empty`."""


_wire.table(
    Everything,
    _wire.oneof("choice", 70, 79),
    _wire.plain(1, "bool_value", _wire.BOOL),
    _wire.plain(2, "int32_value", _wire.INT32),
    _wire.plain(3, "int64_value", _wire.INT64),
    _wire.plain(4, "uint32_value", _wire.UINT32),
    _wire.plain(5, "uint64_value", _wire.UINT64),
    _wire.plain(6, "fixed32_value", _wire.FIXED32),
    _wire.plain(7, "double_value", _wire.DOUBLE),
    _wire.plain(8, "string_value", _wire.STRING),
    _wire.plain(9, "bytes_value", _wire.BYTES),
    _wire.plain(10, "uuid_value", _wire.UUID),
    _wire.plain(11, "timestamp_value", _wire.TIMESTAMP),
    _wire.plain(12, "date_value", _wire.DATE),
    _wire.plain(13, "duration_value", _wire.DURATION),
    _wire.plain(14, "money_value", _wire.MONEY),
    _wire.plain(15, "decimal_value", _wire.DECIMAL),
    _wire.plain(16, "colour_value", _wire.enumeration(Colour)),
    _wire.plain(17, "node_value", _wire.message(Node)),
    _wire.optional(21, "bool_maybe", _wire.BOOL),
    _wire.optional(22, "int32_maybe", _wire.INT32),
    _wire.optional(23, "int64_maybe", _wire.INT64),
    _wire.optional(24, "uint32_maybe", _wire.UINT32),
    _wire.optional(25, "uint64_maybe", _wire.UINT64),
    _wire.optional(26, "fixed32_maybe", _wire.FIXED32),
    _wire.optional(27, "double_maybe", _wire.DOUBLE),
    _wire.optional(28, "string_maybe", _wire.STRING),
    _wire.optional(29, "bytes_maybe", _wire.BYTES),
    _wire.optional(30, "uuid_maybe", _wire.UUID),
    _wire.optional(31, "timestamp_maybe", _wire.TIMESTAMP),
    _wire.optional(32, "date_maybe", _wire.DATE),
    _wire.optional(33, "duration_maybe", _wire.DURATION),
    _wire.optional(34, "money_maybe", _wire.MONEY),
    _wire.optional(35, "decimal_maybe", _wire.DECIMAL),
    _wire.optional(36, "colour_maybe", _wire.enumeration(Colour)),
    _wire.optional(37, "node_maybe", _wire.message(Node)),
    _wire.many(41, "bool_list", _wire.BOOL),
    _wire.many(42, "int32_list", _wire.INT32),
    _wire.many(43, "int64_list", _wire.INT64),
    _wire.many(44, "uint32_list", _wire.UINT32),
    _wire.many(45, "uint64_list", _wire.UINT64),
    _wire.many(46, "fixed32_list", _wire.FIXED32),
    _wire.many(47, "double_list", _wire.DOUBLE),
    _wire.many(48, "string_list", _wire.STRING),
    _wire.many(49, "bytes_list", _wire.BYTES),
    _wire.many(50, "uuid_list", _wire.UUID),
    _wire.many(51, "timestamp_list", _wire.TIMESTAMP),
    _wire.many(52, "date_list", _wire.DATE),
    _wire.many(53, "duration_list", _wire.DURATION),
    _wire.many(54, "money_list", _wire.MONEY),
    _wire.many(55, "decimal_list", _wire.DECIMAL),
    _wire.many(56, "colour_list", _wire.enumeration(Colour)),
    _wire.many(57, "node_list", _wire.message(Node)),
    _wire.member(70, "text", _wire.STRING, "choice"),
    _wire.member(71, "number", _wire.INT64, "choice"),
    _wire.member(72, "inner", _wire.message(Node), "choice"),
    _wire.mapping(101, "string_map", _wire.STRING, _wire.STRING),
    _wire.mapping(102, "bool_map", _wire.BOOL, _wire.UUID),
    _wire.mapping(103, "int32_map", _wire.INT32, _wire.DOUBLE),
    _wire.mapping(104, "int64_map", _wire.INT64, _wire.BYTES),
    _wire.mapping(105, "uint32_map", _wire.UINT32, _wire.enumeration(Colour)),
    _wire.mapping(106, "uint64_map", _wire.UINT64, _wire.message(Node)),
    _wire.mapping(3000, "fixed32_map", _wire.FIXED32, _wire.INT64),
)

_wire.table(
    Node,
    _wire.plain(1, "label", _wire.STRING),
    _wire.optional(2, "next", _wire.message(Node)),
    _wire.many(3, "children", _wire.message(Node)),
)

_wire.table(
    Customer,
    _wire.plain(1, "id", _wire.UINT64),
    _wire.plain(2, "tenant_id", _wire.UINT32),
    _wire.plain(3, "name", _wire.STRING),
    _wire.plain(4, "phone", _wire.STRING),
    _wire.plain(5, "email", _wire.STRING),
    _wire.plain(6, "category", _wire.STRING),
    _wire.plain(7, "created", _wire.TIMESTAMP),
    _wire.plain(8, "updated", _wire.TIMESTAMP),
    _wire.plain(9, "visits", _wire.UINT32),
    _wire.plain(10, "spent", _wire.INT64),
    _wire.many(11, "tags", _wire.STRING),
    _wire.plain(12, "address", _wire.message(Address)),
)

_wire.table(
    Address,
    _wire.plain(1, "street", _wire.STRING),
    _wire.plain(2, "line2", _wire.STRING),
    _wire.plain(3, "postcode", _wire.STRING),
    _wire.plain(4, "city", _wire.STRING),
    _wire.plain(5, "region", _wire.STRING),
    _wire.plain(6, "country", _wire.STRING),
)

_wire.table(
    Checked,
    _wire.oneof("channel", 20, 29),
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "email", _wire.STRING),
    _wire.many(3, "tags", _wire.STRING),
    _wire.mapping(4, "attributes", _wire.STRING, _wire.STRING),
    _wire.plain(5, "age", _wire.UINT32),
    _wire.plain(6, "code", _wire.STRING),
    _wire.plain(7, "colour", _wire.enumeration(Colour)),
    _wire.optional(8, "price", _wire.MONEY),
    _wire.plain(9, "rate", _wire.DECIMAL),
    _wire.optional(10, "inner", _wire.message(Checked)),
    _wire.mapping(11, "colours", _wire.UINT32, _wire.enumeration(Colour)),
    _wire.member(20, "phone", _wire.STRING, "channel"),
    _wire.member(21, "handle", _wire.STRING, "channel"),
    _wire.plain(30, "image", _wire.BYTES),
    _wire.plain(31, "balance", _wire.INT64),
)

_wire.table(
    Selves,
    _wire.oneof("default", 12, 13),
    _wire.plain(1, "read", _wire.BOOL),
    _wire.plain(2, "write", _wire.BOOL),
    _wire.plain(3, "validate", _wire.STRING),
    _wire.plain(4, "reader", _wire.STRING),
    _wire.plain(5, "writer", _wire.STRING),
    _wire.plain(6, "tag", _wire.INT32),
    _wire.plain(7, "seen0", _wire.INT32),
    _wire.optional(8, "value", _wire.MONEY),
    _wire.many(9, "index", _wire.DECIMAL),
    _wire.plain(10, "in_", _wire.STRING),
    _wire.plain(11, "description", _wire.STRING),
    _wire.member(12, "class_", _wire.STRING, "default"),
    _wire.member(13, "case", _wire.message(Node), "default"),
    _wire.mapping(14, "validator", _wire.BOOL, _wire.MONEY),
)

_wire.table(Empty)
