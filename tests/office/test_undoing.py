"""The last import is taken back to the last row; a package that changes much of what is held is asked about."""

import pytest

from inspector_app.office.importing import import_delivery, missing_files, receipt_for
from inspector_app.office.narrow import NARROW, table_name
from inspector_app.office.status import status
from inspector_app.office.undoing import undo_last_import
from inspector_app.support.errors import Trouble
from tests.office.conftest import BOTH

TABLES = ("change", "change_parent", "quarantine", "package", "file_need", *map(table_name, NARROW))


@pytest.fixture(params=BOTH)
def office(request):
    return request.getfixturevalue("file_office" if request.param == "file" else "server")


def everything(office) -> dict[str, list]:
    return {table: sorted(map(repr, office.database.rows(f"SELECT * FROM {table}"))) for table in TABLES}


def test_what_the_last_import_brought_is_gone_to_the_last_row(office, laptop, build):
    laptop.write(build.company(1), build.claim(1, 100_00))
    twin = build.Laptop(laptop.number, list(laptop.journal))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    before = everything(office)
    laptop.write(build.claim(1, 70_00))
    laptop.write(build.company(2))
    later = build.NOW.replace(hour=20)
    import_delivery(office, laptop.deliver(3, rejected={4: "record-malformed"}), now=later)
    twin.write(build.company(3), group="of the copy")
    import_delivery(office, twin.deliver(3), now=later)  # a fork in the same import
    shown = status(office.database)
    assert (shown.owed_fen, len(shown.devices[0].apart)) == (70_00, 1)
    undone = undo_last_import(office.database)
    assert (len(undone.files), undone.changes) == (2, 3)
    assert everything(office) == before
    assert status(office.database).owed_fen == 100_00
    again = import_delivery(office, laptop.deliver(3), now=later)
    assert (again.new, again.acknowledged, status(office.database).owed_fen) == (2, 4, 70_00)
    undo_last_import(office.database)
    undo_last_import(office.database)
    assert missing_files(office.database, laptop.device) == ()
    with pytest.raises(Trouble, match="office-undo-nothing"):
        undo_last_import(office.database)


def test_a_receipt_for_what_is_gone_is_no_ground_to_stand_on(office, laptop, build):
    """The later package came first and was answered once the earlier one was there too."""
    laptop.write(build.company(1), build.company(2))
    laptop.write(build.company(3))
    import_delivery(office, laptop.deliver(3), now=build.NOW)
    import_delivery(office, laptop.deliver(1, 2), now=build.NOW.replace(hour=20))
    told = receipt_for(office, laptop.device, build.NOW)
    assert (told.acknowledged, told.gaps) == (3, ())
    undo_last_import(office.database)
    again = receipt_for(office, laptop.device, build.NOW)
    assert (again.acknowledged, [(gap.first, gap.last) for gap in again.gaps]) == (0, [(1, 2)])
    assert again.running > told.running


@pytest.mark.parametrize(("held", "work", "much"), [(200, 40, 50), (18, 9, 12)], ids=["a tenth", "half, when young"])
def test_a_package_that_changes_much_of_what_is_held_is_asked_about(office, laptop, build, held, work, much):
    laptop.write(*(build.company(number) for number in range(held)))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    laptop.write(*(build.company(number, "另一个名字") for number in range(work)))  # a few are a day's work
    assert import_delivery(office, laptop.deliver(held + 1), now=build.NOW).changed == work
    laptop.write(*(build.company(number, "第三个名字") for number in range(much)))
    before, first = everything(office), held + work + 1
    with pytest.raises(Trouble) as asked:
        import_delivery(office, laptop.deliver(first), now=build.NOW)
    assert asked.value.code == "office-much-changed"
    assert asked.value.details == {"count": str(much), "held": str(held), "percent": str(100 * much // held)}
    assert everything(office) == before
    assert import_delivery(office, laptop.deliver(first), now=build.NOW, sure=True).new == much
