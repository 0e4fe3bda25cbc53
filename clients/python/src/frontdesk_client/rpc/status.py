"""From the status and details of END to an error."""

from frontdesk_client.errors import Conflict, FrontdeskError, StatusCode, Violation
from frontdesk_client.generated.rpc import CallStatus, ErrorDetails
from frontdesk_client.wire import WireError


def error_from(status: CallStatus, body: bytes) -> FrontdeskError:
    """What a failed END says; a code that this version does not know reads as `UNKNOWN`."""
    try:
        details = ErrorDetails.decode(body)
    except WireError:
        details = ErrorDetails()
    try:
        code = StatusCode(status.code)
    except ValueError:
        code = StatusCode.UNKNOWN
    return FrontdeskError(
        code,
        status.message,
        violations=tuple(Violation(v.path, v.rule, v.message) for v in details.violations),
        existing=details.existing,
        conflicts=tuple(
            Conflict(c.field, c.original, c.current, c.attempted) for c in details.conflicts
        ),
        retry_after=None if status.retry_after is None else status.retry_after / 1000,
        never_executed=status.never_executed,
    )
