"""The payload: a strict subset of protobuf's encoding. Generated code stands on this module."""

from frontdesk_client.wire.codecs import (
    BOOL,
    BYTES,
    DATE,
    DECIMAL,
    DOUBLE,
    DURATION,
    FIXED32,
    INT32,
    INT64,
    MONEY,
    STRING,
    TIMESTAMP,
    UINT32,
    UINT64,
    UUID,
)
from frontdesk_client.wire.errors import Reason, WireError
from frontdesk_client.wire.message import (
    Message,
    OneOfMessage,
    Shape,
    Table,
    UnknownFields,
    Which,
    enumeration,
    many,
    mapping,
    member,
    message,
    oneof,
    optional,
    plain,
    table,
)
from frontdesk_client.wire.values import (
    EPOCH,
    EPOCH_DATE,
    NIL,
    NO_DECIMAL,
    NO_TIME,
    FarDate,
    FarTimestamp,
    Money,
    OpenEnum,
)

__all__ = [
    "BOOL", "BYTES", "DATE", "DECIMAL", "DOUBLE", "DURATION", "EPOCH", "EPOCH_DATE", "FIXED32",
    "INT32", "INT64", "MONEY", "NIL", "NO_DECIMAL", "NO_TIME", "STRING", "TIMESTAMP", "UINT32",
    "UINT64", "UUID", "FarDate", "FarTimestamp", "Message", "Money", "OneOfMessage", "OpenEnum",
    "Reason", "Shape", "Table", "UnknownFields", "Which", "WireError", "enumeration", "many",
    "mapping", "member", "message", "oneof", "optional", "plain", "table",
]
