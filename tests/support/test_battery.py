import pytest

from inspector_app.support.battery import Battery, battery, told_by_windows

LAPTOP = {"type": "Battery", "capacity": "9", "status": "Discharging", "energy_full": "40000000"}
SECOND = {"type": "Battery", "capacity": "79", "status": "Unknown", "energy_full": "10000000"}
MOUSE = {"type": "Battery", "scope": "Device", "capacity": "3", "status": "Discharging"}
MAINS = {"type": "Mains", "online": "1"}


@pytest.mark.parametrize(
    ("supplies", "found"),
    [
        ([MAINS], None),
        ([MOUSE, MAINS], None),
        ([LAPTOP, MOUSE], Battery(9, drains=True)),
        ([LAPTOP, SECOND], Battery(23, drains=True)),
        ([LAPTOP | {"status": "Charging"}, MAINS], Battery(9, drains=False)),
        ([LAPTOP | {"capacity": "broken"}], None),
        ([{"type": "Battery", "capacity": "50", "status": "Discharging"}], Battery(50, drains=True)),
    ],
)
def test_what_linux_tells(tmp_path, supplies, found):
    for number, told in enumerate(supplies):
        folder = tmp_path / f"supply{number}"
        folder.mkdir()
        for name, value in told.items():
            (folder / name).write_text(f"{value}\n", encoding="ascii")
    assert battery(tmp_path, "linux") == found


def test_where_nothing_is_told_nothing_is_known(tmp_path):
    assert battery(tmp_path / "none", "linux") is None


@pytest.mark.parametrize(
    ("line", "flag", "percent", "found"),
    [
        (0, 4, 7, Battery(7, drains=True)),
        (1, 8, 7, Battery(7, drains=False)),
        (1, 128, 255, None),
        (255, 255, 255, None),
    ],
)
def test_what_windows_tells(line, flag, percent, found):
    assert told_by_windows(line, flag, percent) == found
