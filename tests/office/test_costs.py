"""An import costs what it brings: nothing is followed, looked at or counted twice, and nothing differs for that."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.records import KINDS, decode
from inspector_app.office.alarming import Alarming, look_after
from inspector_app.office.folder import enrol
from inspector_app.office.importing import import_delivery, missing_files
from inspector_app.office.keeping import insert_changes, row_of
from inspector_app.office.looked import to_look_at
from inspector_app.office.narrow import copy_new, copy_read, table_name
from inspector_app.office.owners import owners
from inspector_app.office.same_numbers import same_numbers
from inspector_app.office.status import conflicts, lost_references
from inspector_app.support.errors import Trouble
from tests.builders import a_case, a_claim, a_company, a_person
from tests.drawn import drawn


def test_packages_of_one_laptop_cost_no_more_the_more_come_before_its_receipt(file_office, build):
    """As after weeks without a way to the office."""
    office, steps = file_office, []
    laptop = build.Laptop()
    enrol(office, laptop.card, build.NOW)
    office.database.db.conn.set_progress_handler(lambda: steps.append(1), 100)
    took = []
    for day in range(30):
        first = len(laptop.journal) + 1
        laptop.write(*(build.company(20 * day + line) for line in range(8)))
        steps.clear()
        assert import_delivery(office, laptop.deliver(first), now=build.NOW).acknowledged == len(laptop.journal)
        took.append(len(steps))
    assert sum(took[-5:]) < 1.1 * sum(took[5:10]), took


def test_photos_that_came_are_looked_for_no_more(file_office, build):
    """However many a laptop ever took, what is missing is found among that which nobody brought."""
    office, steps, took = file_office, [], []
    laptop = build.Laptop()
    enrol(office, laptop.card, build.NOW)
    office.database.db.conn.set_progress_handler(lambda: steps.append(1), 10)
    for day in range(12):
        first = len(laptop.journal) + 1
        photos = [build.blob(f"{day} {number}".encode()) for number in range(30)]
        laptop.write(
            *(
                Evidence(each.sha256, EvidenceKind.PHOTO, "示例照片", each.sha256, each.size, "image/jpeg", build.NOW)
                for each in photos
            )
        )
        import_delivery(office, laptop.deliver(first, blobs=tuple(photos[1:])), now=build.NOW)
        steps.clear()
        assert len(missing_files(office.database, laptop.device)) == day + 1  # one of each day
        took.append(len(steps))
    assert took[-1] < 12, took


def test_what_is_not_there_yet_is_looked_for_alone_while_a_gap_waits(office, laptop, build):
    """However long it waits, the next import looks at no record that has all it names."""
    laptop.write(build.company(1))
    held_back = laptop.deliver()
    laptop.write(build.company(2), build.claim(1, 100_00))
    done = import_delivery(office, laptop.deliver(2), now=build.NOW)
    assert look_after(office.database, (done,)).lost == ()
    assert to_look_at(office.database, ()) == {("wage_claim", build.claim(1, 0).rid)}
    done = import_delivery(office, held_back, now=build.NOW)
    lost = look_after(office.database, (done,)).lost
    assert {(each.kind, each.field) for each in lost} == {("wage_claim", "case_rid"), ("wage_claim", "person_rid")}
    assert lost == lost_references(office.database)


def test_how_much_an_import_changes_is_told_of_all_that_is_held(office, laptop, build):
    laptop.write(*(build.company(number) for number in range(100)))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    laptop.write(*(build.company(number, "改名示例公司") for number in range(50)))
    with pytest.raises(Trouble, match="office-much-changed") as trouble:
        import_delivery(office, laptop.deliver(101), now=build.NOW)
    assert trouble.value.details == {"count": "50", "held": "100", "percent": "50"}
    assert import_delivery(office, laptop.deliver(101), now=build.NOW, sure=True).changed == 50


@pytest.mark.parametrize("kind", ["wage_claim", "payment", "document"])
def test_the_narrow_copy_of_a_record_is_the_same_whether_it_was_read_or_the_database_reads_it(office, laptop, kind):
    """What measures count must not depend on how a package came."""

    def copies():
        return office.database.rows(f"SELECT * FROM {table_name(kind)} ORDER BY seq")

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.integers(0, 2**32), st.integers(1, 4))
    def the_same(seed, count):
        luck = Random(seed)
        records = [drawn(luck, KINDS[kind].type) for _ in range(count)]
        office.database.run(f"DELETE FROM {table_name(kind)}")
        office.database.run("DELETE FROM change")
        laptop.journal.clear()
        laptop.write(*records)
        insert_changes(office.database, laptop.journal, map(row_of, laptop.journal), 1)
        copy_new(office.database, laptop.device, 1, len(records))
        by_database = copies()
        office.database.run(f"DELETE FROM {table_name(kind)}")
        copy_read(office.database, laptop.journal, records)
        assert copies() == by_database

    the_same()


def test_what_is_told_of_a_package_that_was_read_is_what_is_found_of_all_that_is_held(office, build):
    """Days of two laptops that name each other's records, some not there yet, as they are read from packages."""
    laptops = [build.Laptop(number) for number in (1, 2)]
    deliveries = []
    for laptop in laptops:
        enrol(office, laptop.card, build.NOW)
        for day in range(4):
            first, case = len(laptop.journal) + 1, f"case-{(day + laptop.number) % 5}"
            laptop.write(
                a_case(rid=f"case-{laptop.number}{day}", project_rid="project-1", company_rid=f"company-{day}")
            )
            claim = a_claim(1_00, day + 1, rid=f"claim-{laptop.number}{day}", case_rid=case, person_rid=f"person-{day}")
            laptop.write(claim, a_person(f"示例{day}", rid=f"person-{laptop.number + day}"))
            laptop.write(replace(claim, employer_rid=f"company-{day + 3}"), a_company(rid=f"company-{day}"))
            delivery = laptop.deliver(first)
            records = tuple(decode(each.kind, each.version, each.body) for each in delivery.changes)
            deliveries.append(replace(delivery, records=records))
    for delivery in (*deliveries[2:], *deliveries[:2], deliveries[0]):
        done = import_delivery(office, delivery, now=build.NOW)
        whole = Alarming(*(look(office.database) for look in (conflicts, same_numbers, lost_references, owners)))
        assert look_after(office.database, [done]) == whole
    assert whole.lost
