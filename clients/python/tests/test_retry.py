"""Which failures are repeated, and where servers are."""

import pytest

from frontdesk_client import FrontdeskError, RetryPolicy, StatusCode
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.retry import RetryBudget


@pytest.mark.parametrize("code", list(StatusCode))
@pytest.mark.parametrize("is_safe", [False, True])
@pytest.mark.parametrize("never_executed", [False, True])
def test_only_what_does_nothing_twice_is_repeated(
    code: StatusCode, is_safe: bool, never_executed: bool
) -> None:
    error = FrontdeskError(code, "", never_executed=never_executed)
    passing = never_executed or is_safe
    expected = {
        StatusCode.UNAVAILABLE: passing,
        StatusCode.RESOURCE_EXHAUSTED: never_executed,
        StatusCode.UNKNOWN: is_safe,
    }
    policy = RetryPolicy()
    assert policy.allows(error, is_safe=is_safe) == expected.get(code, False)
    pushed = FrontdeskError(code, "", never_executed=never_executed, retry_after=1)
    expected[StatusCode.RESOURCE_EXHAUSTED] = passing
    assert policy.allows(pushed, is_safe=is_safe) == expected.get(code, False)


def test_delays_double_up_to_a_limit_with_a_fifth_of_jitter() -> None:
    policy, error = RetryPolicy(), FrontdeskError(StatusCode.UNAVAILABLE, "")
    delays = [policy.delay(attempt, error, 0.5) for attempt in range(2, 9)]
    assert delays == pytest.approx([0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0])
    assert policy.delay(2, error, 0) == pytest.approx(0.04)
    assert policy.delay(2, error, 1) == pytest.approx(0.06)


def test_what_the_server_says_is_the_least_delay() -> None:
    error = FrontdeskError(StatusCode.UNAVAILABLE, "", retry_after=3)
    assert RetryPolicy().delay(2, error, 0) == 3
    assert RetryPolicy().delay(2, error, 1) == pytest.approx(3.6)


def test_the_budget_ends_retries_while_most_calls_fail() -> None:
    budget = RetryBudget()
    assert [budget.fail() for _ in range(6)] == [True] * 4 + [False] * 2
    for _ in range(25):
        budget.succeed()
    assert budget.fail()


def test_the_end_of_a_connection_is_one_failure_whatever_it_had() -> None:
    class Link:
        """Stands for a connection."""

    budget, link = RetryBudget(), Link()
    assert all(budget.fail(link) for _ in range(20))
    assert [budget.fail(Link()) for _ in range(4)] == [True] * 3 + [False]


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:9000", "127.0.0.1", 9000),
        ("desk.example.org", "desk.example.org", 7411),
        ("[::1]:80", "::1", 80),
        ("[::1]", "::1", 7411),
    ],
)
def test_addresses_are_read(text: str, host: str, port: int) -> None:
    assert Address.parse(text) == Address(host, port)


@pytest.mark.parametrize("text", ["", ":1", "a:0", "a:65536", "a:b", "a b:1", "::1", "a:", "[]:1"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(FrontdeskError) as raised:
        Address.parse(text)
    assert raised.value.code == StatusCode.INVALID_ARGUMENT
