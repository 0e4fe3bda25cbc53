"""Frames, cut and refused without any socket."""

import struct

import pytest

from frontdesk_client.rpc.frames import (
    BODY_MAX,
    PREFACE,
    Flags,
    FrameReader,
    FrameType,
    GoAway,
    ProtocolError,
    frame,
    request_frames,
)


def test_a_header_is_twelve_bytes_in_little_endian() -> None:
    assert frame(FrameType.END, b"xyz", flags=1, stream=5, meta=b"m") == bytes.fromhex(
        "04000000 05 01 0100 05000000 6d 78797a"
    )


def test_frames_arrive_in_any_pieces() -> None:
    data = PREFACE + frame(FrameType.PING, bytes(8)) + request_frames(1, b"meta", bytes(70_000))
    for size in (13, 4096, len(data)):
        reader = FrameReader()
        found = [
            frame
            for at in range(0, len(data), size)
            for frame in reader.feed(data[at : at + size])
        ]
        kinds = [(one.type, one.flags, one.stream, len(one.meta), len(one.body)) for one in found]
        assert kinds == [
            (FrameType.PING, Flags.NONE, 0, 0, 8),
            (FrameType.OPEN, Flags.MORE, 1, 4, BODY_MAX),
            (FrameType.DATA, Flags.FIN, 1, 0, 70_000 - BODY_MAX),
        ]


@pytest.mark.parametrize(
    ("size", "flags"),
    [(0, [1]), (1, [1]), (BODY_MAX, [1]), (BODY_MAX + 1, [2, 1]), (3 * BODY_MAX, [2, 2, 1])],
)
def test_a_request_is_cut_into_fragments(size: int, flags: list[int]) -> None:
    found = list(FrameReader().feed(PREFACE + request_frames(3, b"", bytes(size))))
    assert [one.flags for one in found] == flags
    assert sum(len(one.body) for one in found) == size


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ((5, 2, 1, 6, 1), "metaLen"),
        ((BODY_MAX + 1, 3, 0, 0, 1), "too long"),
        ((20_000, 5, 0, 20_000, 1), "too long"),
        ((1 << 31, 3, 0, 0, 1), "too long"),
        ((0, 0x0C, 0, 0, 0), "unknown frame type"),
        ((0, 0, 0, 0, 0), "unknown frame type"),
        ((0, 5, 4, 0, 1), "unknown flags"),
        ((0, 5, 0x10, 0, 1), "unknown flags"),
        ((0, 5, 0, 0, 0), "wrong stream"),
        ((8, 8, 0, 0, 1), "wrong stream"),
        ((4, 3, 0, 4, 1), "carries none"),
        ((8, 8, 0, 8, 0), "carries none"),
        ((8, 8, 1, 0, 0), "do not go"),
        ((7, 8, 0, 0, 0), "wrong length"),
        ((8, 0x0A, 0, 0, 0), "wrong length"),
        ((1, 3, 8, 0, 1), "do not go"),
        ((0, 3, 0x0A, 0, 1), "do not go"),
        ((0, 3, 3, 0, 1), "do not go"),
        ((1, 4, 0, 0, 1), "do not go"),
        ((0, 5, 2, 0, 1), "do not go"),
    ],
)
def test_a_malformed_frame_is_refused_at_its_header(
    header: tuple[int, int, int, int, int], what: str
) -> None:
    with pytest.raises(ProtocolError, match=what):
        list(FrameReader().feed(PREFACE + struct.pack("<IBBHI", *header)))


def test_frames_of_extensions_are_skipped() -> None:
    extension = struct.pack("<IBBHI", 3, 0x80, 0xFF, 0, 9) + b"abc"
    found = list(FrameReader().feed(PREFACE + extension + frame(FrameType.PONG, bytes(8))))
    assert [one.type for one in found] == [FrameType.PONG]


@pytest.mark.parametrize("data", [b"H", b"HTTP/1.1", b"\x16\x03", PREFACE[:4] + b"\x02\0\0\0"])
def test_another_protocol_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError, match="the server speaks"):
        list(FrameReader().feed(data))


def test_a_goaway_is_read_back() -> None:
    sent = GoAway(7, 1.5, 2, "bye")
    assert GoAway.read(sent.write()) == sent
