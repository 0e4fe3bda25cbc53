"""Frames: twelve bytes of header, meta, body. Pure functions over bytes."""

import dataclasses
import enum
import struct
from collections.abc import Iterator

BODY_MAX = 64 << 10
BODY_MAX_BEFORE_AUTH = 16 << 10
META_MAX = 16 << 10
PREFACE = b"\x89FDS\x01\x00\x00\x00"
MAJOR = 1
STREAM_END = 1 << 31

_HEADER = struct.Struct("<IBBHI")
_GO_AWAY = struct.Struct("<IIB")


class FrameType(enum.IntEnum):
    """What a frame is; numbers from 0x80 are extensions."""

    HELLO = 0x01
    OPEN = 0x02
    DATA = 0x03
    HEAD = 0x04
    END = 0x05
    CANCEL = 0x06
    CREDIT = 0x07
    PING = 0x08
    PONG = 0x09
    GOAWAY = 0x0A
    AUTH = 0x0B


class Flags(enum.IntFlag):
    """The flags of a frame."""

    NONE = 0
    FIN = 0x01
    """The sender's last message on this stream."""
    MORE = 0x02
    """A fragment: more of the same message follows."""
    NOMSG = 0x08
    """No message at all, which differs from an empty one."""


class CancelReason(enum.IntEnum):
    """Why a call is cancelled."""

    CALLER = 1
    DEADLINE = 2
    HEDGE_LOST = 3
    OVERLOAD = 4


class ProtocolError(Exception):
    """What the peer did that ends the connection."""


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """One frame that has arrived whole."""

    type: FrameType
    flags: int
    stream: int
    meta: bytes
    body: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class GoAway:
    """The peer takes no calls after `last_stream` and stays for `drain` seconds."""

    last_stream: int
    drain: float
    reason: int
    text: str

    @classmethod
    def read(cls, body: bytes) -> "GoAway":
        """The content of a GOAWAY frame."""
        last, drain, reason = _GO_AWAY.unpack_from(body)
        text = body[_GO_AWAY.size :][:1024].decode(errors="replace")
        return cls(last, drain / 1000, reason, text)

    def write(self) -> bytes:
        """The content of a GOAWAY frame."""
        return _GO_AWAY.pack(self.last_stream, int(self.drain * 1000), self.reason) + (
            self.text.encode()
        )


def frame(
    type_: FrameType, body: bytes = b"", *, flags: int = 0, stream: int = 0, meta: bytes = b""
) -> bytes:
    """The bytes of one frame."""
    header = _HEADER.pack(len(meta) + len(body), type_, flags, len(meta), stream)
    return header + meta + body


def request_frames(stream: int, meta: bytes, body: bytes, body_max: int = BODY_MAX) -> bytes:
    """A whole unary request: OPEN, and DATA for what does not fit."""
    parts = [body[at : at + body_max] for at in range(0, len(body), body_max)] or [b""]
    last = len(parts) - 1
    out = [
        frame(
            FrameType.DATA if index else FrameType.OPEN,
            part,
            flags=Flags.FIN if index == last else Flags.MORE,
            stream=stream,
            meta=b"" if index else meta,
        )
        for index, part in enumerate(parts)
    ]
    return b"".join(out)


class FrameReader:
    """Cuts received bytes into frames."""

    __slots__ = ("_buffer", "_has_preface")

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._has_preface = False

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that are whole with `data`; ProtocolError as soon as something is wrong."""
        self._buffer += data
        if not self._has_preface and not self._take_preface():
            return
        position = 0
        try:
            while (taken := self._next(position)) is not None:
                position, found = taken
                if found is not None:
                    yield found
        finally:
            del self._buffer[:position]

    def _take_preface(self) -> bool:
        start = bytes(self._buffer[:8])
        if start[:4] != PREFACE[: len(start[:4])]:
            raise ProtocolError("the server speaks another protocol")
        if len(start) < 8:
            return False
        if start[4] != MAJOR:
            raise ProtocolError(f"the server speaks version {start[4]} of the protocol, not 1")
        del self._buffer[:8]
        self._has_preface = True
        return True

    def _next(self, position: int) -> tuple[int, Frame | None] | None:
        """Where the next frame ends, and the frame unless it is an extension's."""
        if len(self._buffer) - position < _HEADER.size:
            return None
        length, type_, flags, meta_length, stream = _HEADER.unpack_from(self._buffer, position)
        if meta_length > length:
            raise ProtocolError("metaLen is above the frame's length")
        if meta_length > META_MAX or length - meta_length > BODY_MAX:
            raise ProtocolError("a frame is too long")
        if type_ < 0x80:
            _check(type_, flags, stream, meta_length, length)
        start = position + _HEADER.size
        end = start + length
        if len(self._buffer) < end:
            return None
        if type_ >= 0x80:
            return end, None
        meta = bytes(self._buffer[start : start + meta_length])
        body = bytes(self._buffer[start + meta_length : end])
        return end, Frame(FrameType(type_), flags, stream, meta, body)


# A plain number: the complement of an IntFlag holds only bits that have a name.
_FLAGS = 0x0B

_LENGTHS = {
    FrameType.CANCEL: (1, 1),
    FrameType.CREDIT: (4, 4),
    FrameType.PING: (8, 8),
    FrameType.PONG: (8, 8),
    FrameType.GOAWAY: (9, BODY_MAX),
    FrameType.AUTH: (1, BODY_MAX),
    FrameType.HELLO: (0, BODY_MAX),
}


def _check(type_: int, flags: int, stream: int, meta_length: int, length: int) -> None:
    """Refuses what no state of the connection could make right."""
    if not 1 <= type_ <= FrameType.AUTH:
        raise ProtocolError("unknown frame type")
    if flags & ~_FLAGS:
        raise ProtocolError("unknown flags")
    of_call = FrameType.OPEN <= type_ <= FrameType.CREDIT
    if of_call != (stream != 0):
        raise ProtocolError("a frame on the wrong stream")
    limits = _LENGTHS.get(FrameType(type_))
    if limits is not None:
        if meta_length:
            raise ProtocolError("meta on a frame that carries none")
        if flags:
            raise ProtocolError("flags that do not go with the frame")
        if not limits[0] <= length <= limits[1]:
            raise ProtocolError("a frame of the wrong length for its type")
        return
    _check_message(type_, flags, meta_length, length - meta_length)


def _check_message(type_: int, flags: int, meta_length: int, body_length: int) -> None:
    if type_ == FrameType.DATA and meta_length:
        raise ProtocolError("meta on a frame that carries none")
    wrong = bool(flags & Flags.NOMSG) and (body_length > 0 or bool(flags & Flags.MORE))
    wrong |= flags & Flags.MORE != 0 and flags & Flags.FIN != 0
    wrong |= type_ == FrameType.HEAD and (flags not in (0, Flags.NOMSG) or body_length > 0)
    wrong |= type_ == FrameType.END and flags & Flags.MORE != 0
    if wrong:
        raise ProtocolError("flags that do not go with the frame")
