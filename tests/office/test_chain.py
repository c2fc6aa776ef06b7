"""The history that was held first counts; another one under the same numbers is kept apart and replaces nothing."""

import pytest

from inspector_app.domain.handover import Gap
from inspector_app.office.columns import columns_on
from inspector_app.office.importing import import_delivery
from inspector_app.office.schema import prepare
from inspector_app.office.status import status
from tests.office.conftest import BOTH


@pytest.fixture(params=BOTH)
def office(request):
    return request.getfixturevalue("file_office" if request.param == "file" else "server")


def rewritten(build, laptop, fen: int):
    """The same laptop's history made anew, with other sums."""
    other = build.Laptop(laptop.number)
    other.write(build.claim(1, fen), build.claim(2, fen))
    other.write(build.company(1, "示例新名"))
    return other


def test_a_rewritten_history_is_named_and_changes_no_total(office, laptop, build):
    laptop.write(build.claim(1, 100_00), build.claim(2, 200_00))
    laptop.write(build.company(1))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    result = import_delivery(office, rewritten(build, laptop, 1).deliver(), now=build.NOW)
    assert result.apart == (Gap(1, 3),)
    shown = status(office.database)
    assert (shown.owed_fen, shown.devices[0].apart) == (300_00, (Gap(1, 3),))
    assert len(shown.conflicts) == 3
    assert office.database.rows("SELECT name FROM current_company") == [(build.company(1).name,)]
    build.check_whole_kinds(office.database)


def test_a_later_branch_does_not_replace_what_both_started_from(office, laptop, build):
    laptop.write(build.claim(1, 100_00))
    twin = build.Laptop(laptop.number, list(laptop.journal))
    laptop.write(build.company(1))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    twin.write(build.claim(1, 1_00))  # names our version as its parent
    twin.write(build.company(2))
    result = import_delivery(office, twin.deliver(), now=build.NOW)
    assert result.apart == (Gap(2, 3),)
    assert status(office.database).owed_fen == 100_00
    assert [c.kind for c in status(office.database).conflicts] == ["wage_claim"]
    rows = office.database.rows("SELECT rid FROM current_company ORDER BY rid")
    assert rows == [(build.company(1).rid,)]  # kept, and counted once a new device took it over
    assert office.database.rows("SELECT rid FROM head WHERE kind = 'company' AND apart = 1") == [
        (build.company(2).rid,)
    ]
    told = columns_on(office.database, "company", ("rid",), build.NOW.date())
    assert [row[1:] for row in told] == rows  # the figures of a day too
    build.check_whole_kinds(office.database)


def test_a_branch_that_comes_in_pieces_and_out_of_order_stays_apart(office, laptop, build):
    for number in range(1, 7):
        laptop.write(build.company(number))
    twin = build.Laptop(laptop.number, laptop.journal[:3])
    for number in range(14, 17):
        twin.write(build.company(number))
    import_delivery(office, laptop.deliver(1, 4), now=build.NOW)
    import_delivery(office, twin.deliver(6, 6), now=build.NOW)
    assert import_delivery(office, twin.deliver(5, 5), now=build.NOW).apart == (Gap(5, 6),)
    assert import_delivery(office, twin.deliver(4, 4), now=build.NOW).apart == (Gap(4, 6),)
    import_delivery(office, laptop.deliver(5, 6), now=build.NOW)
    kept = office.database.rows("SELECT hash FROM change WHERE apart = 0 ORDER BY seq")
    assert [row[0] for row in kept] == [change.hash for change in laptop.journal]


def test_a_change_that_names_another_predecessor_is_named(office, laptop, build):
    laptop.write(build.company(1))
    other = build.Laptop(laptop.number)
    other.write(build.company(9))
    other.write(build.company(2))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    assert import_delivery(office, other.deliver(2, 2), now=build.NOW).apart == (Gap(2, 2),)


def test_late_and_doubled_packages_of_one_history_are_no_alarm(office, laptop, build):
    for number in range(1, 9):
        laptop.write(build.company(number))
    for first, last in ((7, 8), (1, 2), (1, 4), (5, 6), (3, 8), (1, 8)):
        assert import_delivery(office, laptop.deliver(first, last), now=build.NOW).apart == ()


@pytest.mark.parametrize("office", ["file"], indirect=True)  # of a server in test_postgres
def test_a_database_of_the_first_version_learns_what_came_first(office, laptop, build):
    laptop.write(build.claim(1, 100_00), build.claim(2, 200_00))
    laptop.write(build.company(1))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    import_delivery(office, rewritten(build, laptop, 1).deliver(), now=build.NOW)
    for view in ("current", "head", "applied", "conflict", "fork"):
        office.database.run(f"DROP VIEW IF EXISTS {view}")
    for (view,) in office.database.rows("SELECT name FROM sqlite_master WHERE type = 'view'"):
        office.database.run(f"DROP VIEW {view}")
    office.database.run("DROP INDEX change_apart")
    for table, column in (("change", "arrived"), ("change", "apart"), ("quarantine", "from_seq")):
        office.database.run(f"ALTER TABLE {table} DROP COLUMN {column}")
    office.database.run("UPDATE meta SET value = '1'")
    prepare(office.database)
    assert status(office.database).owed_fen == 300_00
    prepare(office.database)
    laptop.write(build.claim(3, 1_00))
    import_delivery(office, laptop.deliver(4, 4), now=build.NOW)
    assert status(office.database).owed_fen == 301_00


def test_the_total_says_how_many_lines_nobody_found(office, laptop, build):
    laptop.write(build.claim(1, 100_00), build.claim(2, None))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    shown = status(office.database)
    assert (shown.owed_fen, shown.untold) == (100_00, 1)
