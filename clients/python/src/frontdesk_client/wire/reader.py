"""A strict cursor over the bytes of a message."""

import struct

from frontdesk_client.wire.errors import WireError

DEPTH_MAX = 32
UNKNOWN_FIELDS_MAX = 256

_FIXED32 = struct.Struct("<I")
_FIXED64 = struct.Struct("<Q")


def varint(value: int) -> bytes:
    """The shortest varint of a number of 0 to 2^64 - 1."""
    if value < 0x80:
        return bytes((value,))
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class Reader:
    """Reads one message at a time: `end` is where the current one ends, never passed."""

    __slots__ = ("data", "depth", "end", "position", "tag")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.end = len(data)
        self.depth = 1
        self.tag = 0

    def next_tag(self) -> int | None:
        """The tag of the next field; None at the end of the message."""
        start = self.position
        if start >= self.end:
            return None
        self.tag = self.varint()
        if self.tag > 0xFFFF_FFFF:
            raise WireError("invalidTag", start)
        return self.tag

    def varint(self) -> int:
        """At most ten bytes and 64 bits."""
        start = position = self.position
        data, end = self.data, self.end
        value = shift = 0
        while position < end:
            byte = data[position]
            position += 1
            if shift == 63 and byte > 1:
                raise WireError("malformedVarint", start)
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                self.position = position
                return value
            shift += 7
        raise WireError("truncated", start)

    def fixed32(self) -> int:
        """Four bytes, little-endian."""
        return int(_FIXED32.unpack(self._take(4))[0])

    def fixed64(self) -> int:
        """Eight bytes, little-endian."""
        return int(_FIXED64.unpack(self._take(8))[0])

    def length(self) -> int:
        """A length that the current message has room for."""
        start = self.position
        size = self.varint()
        if size > self.end - self.position:
            raise WireError("truncated", start)
        return size

    def content(self) -> bytes:
        """Bytes after their length."""
        return self._take(self.length())

    def text(self) -> str:
        """UTF-8 without a NUL, after its length."""
        content = self.content()
        start = self.position - len(content)
        if 0 in content:
            raise WireError("invalidUTF8", start + content.index(0), self.field)
        try:
            return content.decode()
        except UnicodeDecodeError:
            raise WireError("invalidUTF8", start, self.field) from None

    def _take(self, size: int) -> bytes:
        start = self.position
        if self.end - start < size:
            raise WireError("truncated", start)
        self.position = start + size
        return self.data[start : start + size]

    def enter(self) -> int:
        """Goes into a message that has its length before it; gives what `leave` needs."""
        size = self.length()
        if self.depth >= DEPTH_MAX:
            raise WireError("tooDeep", self.position)
        outer = self.end
        self.end = self.position + size
        self.depth += 1
        return outer

    def leave(self, outer: int) -> None:
        """Returns to the message around."""
        self.end = outer
        self.depth -= 1

    def unknown(self, count: int) -> tuple[int, bytes]:
        """The field whose tag was just read, as it is written back; `count` are kept already."""
        number = self.field
        if number == 0:
            raise WireError("invalidTag", self.position)
        if count >= UNKNOWN_FIELDS_MAX:
            raise WireError("tooManyUnknownFields", self.position)
        match self.tag & 7:
            case 0:
                value = varint(self.varint())
            case 1:
                value = self._take(8)
            case 2:
                content = self.content()
                value = varint(len(content)) + content
            case 5:
                value = self._take(4)
            case _:
                raise WireError("invalidTag", self.position)
        return number, varint(self.tag) + value

    @property
    def field(self) -> int:
        """The number of the field whose tag was read last."""
        return self.tag >> 3

    def wrong_wire_type(self) -> WireError:
        """The error for a known field that came with another wire type than its own."""
        known = self.tag & 7 in (0, 1, 2, 5)
        return WireError("wrongWireType" if known else "invalidTag", self.position, self.field)

    def refused_field(self) -> WireError:
        """The error for a field in a closed message: money, decimal, map entry."""
        known = self.tag & 7 in (0, 1, 2, 5) and self.field > 0
        return WireError("valueOutOfRange" if known else "invalidTag", self.position, self.field)
