import pytest

from inspector_app.domain.brought import Taker, names_of, taker_of


@pytest.mark.parametrize(
    ("name", "taker"),
    [
        ("U/1f2e3d4c_1-9.day", Taker.OFFICE),
        ("U/1F2E3D4C_1-9.v2.DAY", Taker.OFFICE),
        ("device.pub", Taker.OFFICE),
        ("1f2e3d4c_3.receipt", Taker.LAPTOP),
        ("1f2e3d4c_3.tasks", Taker.LAPTOP),
        ("case-1f2e3d4c.case", Taker.COLLEAGUE),
        ("day", None),
        ("1f2e3d4c_1-9.day.part", None),
    ],
)
def test_the_ending_says_who_takes_a_file(name, taker):
    assert taker_of(name) is taker


def test_files_are_named_without_where_they_lie():
    assert "“{}”".format(names_of(["U/一.day", "二.day"])) == "“一.day”“二.day”"
