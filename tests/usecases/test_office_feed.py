"""A province: what the offices of counties took in comes together in one database above them."""

from dataclasses import replace

import pytest

from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import handover, office, store_file
from inspector_app.usecases.office_feed import feed_above
from inspector_app.usecases.office_intake import open_desk, take_in
from inspector_app.usecases.projects import save_project
from tests.builders import a_project
from tests.desk import CHEAP, OFFICE_SECRET, PASSPHRASE, SETUP, an_office
from tests.office.conftest import URL, empty_server, needs_server

pytestmark = needs_server
COUNTIES = ("甲县", "乙县")


class County:
    """An office with one laptop of its own."""

    def __init__(self, folder, name, clock):
        self.folder, self.name, self.clock = folder, name, clock
        an_office(folder / "office")
        setup = replace(SETUP, agency_name=f"示例{name}人社局", office_key=folder / "office" / office.CARD_FILE)
        self.context = store_file.create_store(folder / "laptop", PASSPHRASE, setup, clock, CHEAP)
        handover.save_device_card(self.context, folder / "laptop.pub")
        office.enrol_device(folder / "laptop.pub", self.office, OFFICE_SECRET, clock)
        self.desk = open_desk(self.office, OFFICE_SECRET)

    @property
    def office(self):
        return self.folder / "office"

    def hands_in(self, project):
        save_project(self.context, a_project(f"{self.name}{project}"))
        self.clock.advance(seconds=1)
        files = [each.path for each in handover.export_day(self.context, self.folder / "stick")]
        done = take_in(self.desk, files, self.folder / "receipts", self.clock)
        handover.take_receipt(self.context, done.receipts[0])


@pytest.fixture
def counties(tmp_path, clock):
    empty_server()
    made = [County(tmp_path / name, name, clock) for name in COUNTIES if not (tmp_path / name).mkdir()]
    for each in made:
        each.hands_in("一期")
    yield made
    for each in made:
        each.context.store.close()


def above(folder):
    """What an office of its own sees on that server."""
    if not folder.exists():
        an_office(folder)
    with office.office_opened(folder, OFFICE_SECRET, URL) as opened:
        names = opened.database.rows("SELECT name FROM current_project ORDER BY name")
    return office.office_status(folder, OFFICE_SECRET, URL), [name for (name,) in names]


def test_what_counties_took_in_comes_together_and_again_brings_what_is_new_alone(counties, tmp_path):
    one, other = counties
    assert [feed_above(each.office, OFFICE_SECRET, URL).brought for each in counties] == [1, 1]
    status, projects = above(tmp_path / "province")
    assert projects == ["乙县一期", "甲县一期"]
    assert [each.gaps for each in status.devices] == [(), ()]
    assert status.conflicts == ()
    one.hands_in("二期")
    office.strike_device_off(other.context.store.identity.device, other.office, OFFICE_SECRET, other.clock)
    fed = [feed_above(each.office, OFFICE_SECRET, URL) for each in counties]
    assert [(each.brought, each.before, each.lacking) for each in fed] == [(1, 1, ()), (0, 1, ())]
    status, projects = above(tmp_path / "province")
    assert projects == ["乙县一期", "甲县一期", "甲县二期"]
    assert sorted(each.revoked for each in status.devices) == [False, True]
    office.undo_import(one.office, OFFICE_SECRET)
    assert feed_above(one.office, OFFICE_SECRET, URL).taken_back == 1


def test_what_cannot_be_brought_is_named_and_keeps_nothing_else_out(counties, tmp_path):
    one, other = counties
    one.hands_in("二期")
    first = min((one.office / "received").iterdir())
    first.write_bytes(first.read_bytes()[:-20])
    fed = feed_above(one.office, OFFICE_SECRET, URL)
    assert (fed.brought, [each.code for each in fed.lacking]) == (1, ["age-damaged"])
    assert feed_above(other.office, OFFICE_SECRET, URL).brought == 1
    assert above(tmp_path / "province")[1] == ["乙县一期", "甲县二期"]


def test_nothing_is_brought_into_itself_or_to_a_place_that_is_none(counties):
    with pytest.raises(Refused, match="office-feed-itself"):
        feed_above(counties[0].office, OFFICE_SECRET, URL, url=URL)
    with pytest.raises(Trouble, match="office-url-unknown"):
        feed_above(counties[0].office, OFFICE_SECRET, "mysql://127.0.0.1/x")
