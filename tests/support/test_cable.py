"""Addresses on a cable, as they are told and typed."""

import pytest

from inspector_app.support.cable import is_near, own_places, typed_place, ways_to


@pytest.mark.parametrize(
    ("typed", "told", "port"),
    [
        (" 169.254.12.34 ", "169.254.12.34", 47210), ("169.254.12.34:50312", "169.254.12.34:50312", 50312),
        ("fe80::1:2%none", "fe80::1:2", 47210), ("[fe80::1:2]:50312", "[fe80::1:2]:50312", 50312),
        ("[fe80::1:2]", "fe80::1:2", 47210), ("fe80：：1:2", "fe80::1:2", 47210),
        ("１69。254。12．34", "169.254.12.34", 47210),
    ],
)  # fmt: skip
def test_a_place_is_told_as_it_is_typed(typed, told, port):
    place = typed_place(typed)
    assert (str(place), place.port, is_near(place.address)) == (told, port, True)
    assert typed_place(str(place)) == place


@pytest.mark.parametrize(
    "typed", ["", "office.example", "169.254.1", "169.254.1.2:0", "169.254.1.2:x", "[fe80::1]:99999"]
)
def test_what_is_no_address_is_none(typed):
    with pytest.raises(ValueError, match=r".*"):
        typed_place(typed)


def test_a_card_may_be_told_by_its_number():
    place = typed_place("fe80::1%7")
    assert (place.told, ways_to(place)) == (("fe80::1", 47210, 0, 7), (place,))


def test_this_machine_tells_only_addresses_that_stay_on_a_cable():
    assert all(place.address.is_link_local for place in own_places())
