"""However the packages travel, the office ends in one state and never confirms more than it holds."""

import shutil
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.office.alarming import Alarming, look_after
from inspector_app.office.folder import enrol, open_office
from inspector_app.office.importing import import_delivery, standing_of
from inspector_app.office.owners import owners
from inspector_app.office.same_numbers import same_numbers
from inspector_app.office.status import conflicts, lost_references

STATE = {
    "change": "device, seq, hash, body",
    "change_parent": "hash, parent",
    "quarantine": "device, seq, hash, code",
    "file_need": "device, sha256",
    "head": "hash",
    "current": "kind, rid, hash",
    "conflict": "kind, rid, versions",
    "fork": "device, seq, hash",
}


@pytest.fixture(scope="module")
def fresh_offices(fresh_folder, tmp_path_factory):
    """A maker of offices that nobody has used yet."""
    numbers = count()
    folder = tmp_path_factory.mktemp("many")

    def make(passphrase):
        target = folder / str(next(numbers))
        shutil.copytree(fresh_folder, target)
        return open_office(target, passphrase)

    return make


def state(office, devices):
    rows = {name: sorted(office.database.rows(f"SELECT {columns} FROM {name}")) for name, columns in STATE.items()}
    return rows, [standing_of(office.database, device) for device in devices]


def journals(build):
    """Three laptops, several days each; they share a company, and one act writes several records."""
    laptops = [build.Laptop(number) for number in (1, 2, 3)]
    deliveries = []
    for laptop in laptops:
        for day in range(4):
            first = len(laptop.journal) + 1
            laptop.write(build.company(1, f"示例{laptop.number}公司"))
            laptop.write(build.claim(laptop.number * 10 + day % 3, 100 * day), build.company(laptop.number * 100 + day))
            if (laptop.number, day) == (2, 1):
                laptop.write(("telepathy", "r", "{}"), build.company(55), build.claim(55, 5))
            bad = {c.seq: "record-unknown-kind" for c in laptop.journal if c.kind == "telepathy"}
            # Each package also repeats the day before, as after a receipt that came late.
            deliveries.append(laptop.deliver(max(1, first - 3 * (day % 2)), rejected=bad))
    return laptops, deliveries


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_state_from_any_order_with_repeats(fresh_offices, build, data):
    laptops, deliveries = journals(build)
    order = data.draw(st.permutations([*deliveries, *data.draw(st.lists(st.sampled_from(deliveries), max_size=4))]))
    ends = []
    for sequence in (deliveries, order):
        office = fresh_offices(build.PASSPHRASE)
        for laptop in laptops:
            enrol(office, laptop.card, build.NOW)
        for delivery in sequence:
            import_delivery(office, delivery, now=build.NOW)
        build.check_whole_kinds(office.database)
        ends.append(state(office, [laptop.device for laptop in laptops]))
        office.close()
    assert ends[0] == ends[1]
    assert [s.acknowledged for s in ends[0][1]] == [len(laptop.journal) for laptop in laptops]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_is_confirmed_that_is_not_held(fresh_offices, build, data):
    laptops, deliveries = journals(build)
    arrived = data.draw(st.lists(st.sampled_from(deliveries), max_size=10))
    office = fresh_offices(build.PASSPHRASE)
    for laptop in laptops:
        enrol(office, laptop.card, build.NOW)
    for delivery in arrived:
        result = import_delivery(office, delivery, now=build.NOW)
        whole = Alarming(*(look(office.database) for look in (conflicts, same_numbers, lost_references, owners)))
        assert look_after(office.database, [result]) == whole  # though it looks at what may have changed alone
        laptop = next(one for one in laptops if one.device == result.device)
        held = {row[0] for row in office.database.rows("SELECT seq FROM change WHERE device = ?", (laptop.device,))}
        assert set(range(1, result.acknowledged + 1)) <= held
        assert result.acknowledged == 0 or result.head == laptop.journal[result.acknowledged - 1].hash
        boundary = laptop.journal[result.acknowledged :][:1]
        assert not boundary or boundary[0].group != laptop.journal[result.acknowledged - 1].group
        missing = {seq for gap in result.gaps for seq in range(gap.first, gap.last + 1)}
        assert missing == set(range(1, max(held) + 1)) - held
    office.close()
