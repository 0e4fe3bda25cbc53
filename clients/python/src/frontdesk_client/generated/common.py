# DO NOT EDIT: generated from Schema/common.schema
"""Messages and enums of `common.schema`."""

from __future__ import annotations


from frontdesk_client import wire as _wire

__all__ = ["Source"]


class Source(_wire.OpenEnum):
    """Where a customer, a lead or a booking came from."""

    UNSPECIFIED = 0
    VOICE = 1
    """A telephone call, answered by a person or by a voice assistant."""
    WEB = 2
    WHATSAPP = 3
    WALK_IN = 4
    IMPORT = 5
    API = 6

