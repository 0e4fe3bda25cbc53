"""What generated messages do beyond their bytes."""

import datetime
import decimal
import uuid
from typing import Any

import pytest
from generated.vectors import Colour, Everything, Node

import frontdesk_client
from frontdesk_client import GetCustomerRequest, Source, generated
from frontdesk_client.frontdesk import Frontdesk
from frontdesk_client.wire import Money, WireError


def test_setting_a_member_of_a_oneof_clears_the_others() -> None:
    request = GetCustomerRequest(phone="+353 1 555 0100")
    assert request.which_key == "phone"
    request.email = "a@example.com"
    assert request == GetCustomerRequest(email="a@example.com")
    request.email = None
    assert request == GetCustomerRequest() and GetCustomerRequest().which_key is None


def test_two_members_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="either id or phone"):
        GetCustomerRequest(id=uuid.uuid4(), phone="1")


def test_setting_a_member_drops_those_of_later_versions() -> None:
    message = Everything.decode(bytes.fromhex("c80405a01f01"))
    message.text = "x"
    assert [number for number, _ in message.unknown_fields] == [500]


def test_enums_keep_numbers_that_they_do_not_know() -> None:
    colour = Colour(77)
    assert colour == 77 and not colour.is_recognized and colour.name == "UNRECOGNIZED_77"
    assert Colour.BLUE.is_recognized and colour == Colour(77)
    assert Everything.decode(Everything(colour_value=colour).encode()).colour_value == 77
    assert Source(4) is Source.WALK_IN
    with pytest.raises(ValueError):
        Colour(1 << 31)


@pytest.mark.parametrize(
    "message",
    [
        Everything(int32_value=1 << 31),
        Everything(uint64_value=-1),
        Everything(fixed32_list=[1 << 32]),
        Everything(string_value="a\0b"),
        Everything(string_value="\ud800"),
        Everything(timestamp_value=datetime.datetime(2026, 1, 1)),
        Everything(decimal_value=decimal.Decimal("NaN")),
        Everything(decimal_value=decimal.Decimal("1e30")),
        Everything(duration_value=datetime.timedelta.max),
        Everything(money_value=Money(1 << 63, "EUR")),
    ],
    ids=repr,
)
def test_a_value_that_its_field_cannot_hold_is_refused(message: Everything) -> None:
    with pytest.raises(ValueError, match=r"Everything\.\w+: "):
        message.encode()


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("uuid_value", "secret", "a value of type UUID, got one of type str"),
        ("string_value", 5, "a value of type str, got one of type int"),
        ("int32_list", 7, "a list of int, got one of type int"),
    ],
)
def test_a_value_of_another_type_is_told_by_its_type(field: str, value: Any, wanted: str) -> None:
    message = Everything()
    setattr(message, field, value)
    with pytest.raises(ValueError, match=wanted) as raised:
        message.encode()
    assert "secret" not in str(raised.value)


def test_moments_of_other_zones_are_written_in_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    moment = datetime.datetime(2026, 3, 1, 12, 30, 15, 123456, zone)
    assert Everything.decode(Everything(timestamp_value=moment).encode()).timestamp_value == moment


def test_decimals_keep_their_digits() -> None:
    for text in ["12.30", "-0.005", "0.00", "4", "1E3"]:
        number = decimal.Decimal(text)
        read = Everything.decode(Everything(decimal_value=number).encode()).decimal_value
        assert read == number and (text == "1E3" or str(read) == text)


def test_messages_are_equal_by_value_and_defaults_are_their_own() -> None:
    assert Node(label="a") == Node(label="a") != Node(label="b")
    first, second = Everything(), Everything()
    first.node_value.label = "mine"
    first.string_list.append("mine")
    assert second == Everything()


def test_bytes_that_are_no_message_say_why() -> None:
    with pytest.raises(WireError, match="truncated at byte 1"):
        Node.decode(b"\x0a\x05a")


def test_every_service_has_its_attribute() -> None:
    desk = Frontdesk("127.0.0.1:1")
    stubs = {type(value).__name__ for value in vars(desk).values()}
    assert {name for name in dir(generated) if name.endswith("Client")} <= stubs


def test_no_name_of_the_schema_hides_one_of_the_runtime() -> None:
    own = {"Frontdesk", "FrontdeskError", "StatusCode", "CallOptions", "Money", "Message"}
    assert not own & set(dir(generated))
    assert own <= set(dir(frontdesk_client))
