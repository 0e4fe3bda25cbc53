"""Why bytes are not a message."""

from typing import Literal

Reason = Literal[
    "truncated",
    "malformedVarint",
    "invalidTag",
    "wrongWireType",
    "repeatedField",
    "invalidUTF8",
    "valueOutOfRange",
    "tooDeep",
    "tooManyUnknownFields",
]


class WireError(ValueError):
    """Bytes that are not a message; `offset` counts from the outermost message's first byte."""

    def __init__(self, reason: Reason, offset: int, field: int = 0) -> None:
        place = f" in field {field}" if field else ""
        super().__init__(f"{reason}{place} at byte {offset}")
        self.reason: Reason = reason
        self.offset = offset
        self.field = field
