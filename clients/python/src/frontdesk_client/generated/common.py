# DO NOT EDIT: generated from Schema/common.schema
"""Messages and enums of `common.schema`."""

from __future__ import annotations


from frontdesk_client import wire as _wire

__all__ = ["CommunicationPurpose", "ContactChannel", "Source"]


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


class ContactChannel(_wire.OpenEnum):
    """A way to reach somebody."""

    UNSPECIFIED = 0
    SMS = 1
    EMAIL = 2
    PHONE = 3
    WHATSAPP = 4
    IN_APP = 5


class CommunicationPurpose(_wire.OpenEnum):
    """What a message is about."""

    UNSPECIFIED = 0
    APPOINTMENT_REMINDER = 1
    MARKETING = 2
    FOLLOW_UP = 3
    RECEIPT = 4
    OTHER = 5

