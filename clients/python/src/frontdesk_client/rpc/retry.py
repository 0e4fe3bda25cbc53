"""Which failed attempts are repeated, how often and when."""

import dataclasses
import weakref

from frontdesk_client.errors import FrontdeskError, StatusCode


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Which failed attempts of a call are repeated."""

    attempts_max: int = 5
    """Attempts of one call, the first one included."""
    first_delay: float = 0.05
    """Seconds before the second attempt; they double up to `delay_max`."""
    delay_max: float = 2.0

    def allows(self, error: FrontdeskError, *, is_safe: bool) -> bool:
        """Whether the call may be made again without doing anything twice.

        `is_safe` is true for reads and for calls with an idempotency key.
        """
        match error.code:
            case StatusCode.UNAVAILABLE:
                return error.never_executed or is_safe
            case StatusCode.RESOURCE_EXHAUSTED:
                # Without either mark it comes of the call itself and would come again.
                return error.never_executed or is_safe and error.retry_after is not None
            case StatusCode.UNKNOWN:
                # The outcome is not known; the same key finds it out.
                return is_safe
            case _:
                return False

    def delay(self, attempt: int, error: FrontdeskError, random: float) -> float:
        """Seconds before attempt `attempt` (the second is 2); `random` is from 0 to 1."""
        # What the server says is a least time, so it is only ever lengthened.
        if error.retry_after is not None:
            return error.retry_after * (1 + 0.2 * random)
        own = min(self.first_delay * 2.0 ** min(attempt - 2, 20), self.delay_max)
        return own * (0.8 + 0.4 * random)


class RetryBudget:
    """Keeps retries from making an overload worse.

    Each failure takes a token, each success gives a tenth of one back, and while less than half
    are left nothing is retried. However many calls a connection had, its end is one failure.
    """

    TOKENS_MAX = 10.0

    def __init__(self) -> None:
        self._tokens = self.TOKENS_MAX
        self._counted: weakref.WeakSet[object] = weakref.WeakSet()

    def succeed(self) -> None:
        """Notes a success."""
        self._tokens = min(self._tokens + 0.1, self.TOKENS_MAX)

    def fail(self, origin: object | None = None) -> bool:
        """Notes a failure that could be retried, and says whether it may be.

        Failures of the same `origin` count once.
        """
        if origin is None or origin not in self._counted:
            self._tokens = max(self._tokens - 1, 0.0)
        if origin is not None:
            self._counted.add(origin)
        return self._tokens > self.TOKENS_MAX / 2
