"""Why a call failed."""

import dataclasses
import enum
import uuid


class StatusCode(enum.IntEnum):
    """How a call ended; the numbers and meanings are those of gRPC's status codes."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Violation:
    """One field that broke a rule."""

    path: str
    """The field's path as the schema spells it, for example `contact.emails[2]`."""
    rule: str
    """The rule's name, for example `length`."""
    message: str
    """What is wrong and what would be right."""


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """One field that somebody else changed in the meantime, as JSON values."""

    field: str
    original: str
    current: str
    attempted: str


class FrontdeskError(Exception):
    """Why a call failed: everything that a call raises, cancellation of the task excepted."""

    code: StatusCode
    """What to switch on."""
    message: str
    """For people."""
    violations: tuple[Violation, ...]
    """One a field that broke a rule, for `INVALID_ARGUMENT`."""
    existing: uuid.UUID | None
    """The record that stands in the way of an `ALREADY_EXISTS`."""
    conflicts: tuple[Conflict, ...]
    """The fields that changed since the caller's version, for `ABORTED`."""
    retry_after: float | None
    """When to try again, in seconds; None when the server did not say."""
    never_executed: bool
    """True when it is certain that no handler ran."""
    origin: object | None
    """What failed other calls with this one: their connection. None for a failure of its own."""

    def __init__(
        self,
        code: StatusCode,
        message: str,
        *,
        violations: tuple[Violation, ...] = (),
        existing: uuid.UUID | None = None,
        conflicts: tuple[Conflict, ...] = (),
        retry_after: float | None = None,
        never_executed: bool = False,
        origin: object | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.violations = violations
        self.existing = existing
        self.conflicts = conflicts
        self.retry_after = retry_after
        self.never_executed = never_executed
        self.origin = origin

    def __str__(self) -> str:
        # The server's message begins with the first violation.
        more = (one for one in self.violations if not self.message.startswith(f"{one.path}: "))
        details = "".join(f"; {one.path}: {one.message}" for one in more)
        return f"{self.code.name}: {self.message}{details}"

    def as_never_executed(self) -> "FrontdeskError":
        """The same error for a call that surely never ran."""
        return FrontdeskError(
            self.code,
            self.message,
            violations=self.violations,
            existing=self.existing,
            conflicts=self.conflicts,
            retry_after=self.retry_after,
            never_executed=True,
            origin=self.origin,
        )
