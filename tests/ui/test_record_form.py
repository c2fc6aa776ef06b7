"""A dialog drawn from a record: which entry each field gets, what is handed to the use case, what an old draft says."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import FactState, Grade, Project, ProjectKind, SiteFact
from inspector_app.domain.role import ListingGround
from inspector_app.domain.watching import Listing, ListingOutcome, ListingRemoval
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.screen_room import room
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.fact_box import FactBox
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.segmented import Segmented
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draft_values import read_back
from inspector_app.usecases.store_file import open_store
from tests.desk import PASSPHRASE
from tests.ui.hands import fill
from tests.ui.start.conftest import answers, office, store  # noqa: F401 - fixtures

KEY = DraftKey("projects", "1", "sample")
LEAD = Lead("lead-1", LeadKind.COMPLAINT, date(2026, 3, 2), "来访")
SAVED = []


@pytest.fixture
def session(store, clock, runner, messages):  # noqa: F811
    SAVED.clear()
    context = open_store(store, PASSPHRASE, clock)
    yield Session(context, runner, messages)
    context.store.close()


def save(_context, record):
    SAVED.append(record)
    return record


@pytest.mark.parametrize(
    ("record", "name", "kind"),
    [
        (Project("", ""), "name", QLineEdit), (Project("", ""), "kind", Segmented),

        (Project("", ""), "started_on", DateEdit), (Project("", ""), "contract_fen", MoneyEdit),
        (Project("", ""), "heads", IntegerEdit), (Project("", ""), "deposit", FactBox),
        (Project("", ""), "note", GrowingText), (Hazard("", "", Grade.SEVERE, date(2026, 3, 2)), "source", KnownWords),
        (LEAD, "secret", Segmented),
    ],
)  # fmt: skip
def test_each_field_has_the_entry_of_its_type_and_its_word(session, record, name, kind):
    form = RecordForm(session, "示例", record, (Ask(name),), save, draft=KEY)
    assert type(form.sheet.fields[name].entry) is kind


def test_the_record_is_saved_with_what_was_typed_and_the_rest_as_it_was(session, shown, named):
    known = Project("p1", "旧名", code="示例-1", deposit=SiteFact(FactState.NOT_PROVIDED), heads=3)
    form = shown(
        RecordForm(session, "示例", known, tuple(map(Ask, ("name", "heads", "unpaid_fen", "kind"))), save, draft=KEY)
    )
    for name in ("项目名称", "农民工人数"):
        named(form, QLineEdit, name).clear()
    fill(form, 项目名称="  示例二期  ")
    named(form, QPushButton, "项目类别：政府类").click()
    form.primary.click()
    assert [replace(known, name="示例二期", heads=None, kind=ProjectKind.GOVERNMENT)] == SAVED
    assert form.outcome == SAVED[0]


def test_what_an_act_asks_reaches_its_use_case_by_name(session, shown):
    def judge(_context, rid, on, reason):
        SAVED.append((rid, on, reason))

    asks = (Ask("on", "日期", required=True), Ask("reason", "理由", required=True, lines=2))
    begun = {"on": date(2026, 3, 2), "reason": ""}
    form = shown(RecordForm(session, "示例", begun, asks, act(judge, "p1"), draft=KEY))
    form.primary.click()
    assert form.sheet.fields["reason"].message
    assert SAVED == []
    fill(form, **{"理由（必填）": "事实清楚"})
    form.primary.click()
    assert [("p1", date(2026, 3, 2), "事实清楚")] == SAVED
    assert form.outcome is True


def test_a_refusal_stands_beside_its_entry(session, shown):
    def refuse(_context, _record):
        raise Refused(Problem("project-no-name", "name"))

    form = shown(RecordForm(session, "示例", Project("p1", ""), (Ask("name"),), refuse, draft=KEY))
    form.primary.click()
    assert form.outcome is None
    assert form.sheet.fields["name"].message == "请填写项目名称。"


def test_what_is_unknown_stays_unknown(session):
    hazard = Hazard("h1", "p1", Grade.SEVERE, date(2026, 3, 2))
    form = RecordForm(session, "示例", hazard, tuple(map(Ask, ("to_court_on", "source"))), save, draft=KEY)
    assert form.entered() == hazard


def test_a_choice_that_may_be_unknown_is_taken_back_to_that(session, shown, named):
    """What was entered by mistake, as that somebody was taken off a list, has its way back."""
    off = Listing("l", "c", date(2026, 3, 2), ListingGround.THRESHOLD, removed_on=date(2026, 3, 3),
                  removal=ListingRemoval.EARLY, outcome=ListingOutcome.LISTED)  # fmt: skip
    asks = (Ask("removal"), Ask("outcome"), Ask("ground", required=True))
    form = shown(RecordForm(session, "示例", off, asks, save, draft=KEY))
    box = named(form, QComboBox, "移出事由")
    assert box.itemText(0) == "（未填）"
    box.setCurrentIndex(0)
    named(form, QPushButton, "列入与否：列入").click()
    assert (form.entered().removal, form.entered().outcome) == (None, None)
    assert named(form, QComboBox, "列入事由（必填）").itemText(0) != "（未填）"


def test_the_draft_of_an_earlier_version_is_read():
    """Days and lists stood in it as plain JSON."""
    fresh = {"opened_on": date(2026, 3, 2), "inspector_rids": (), "kind": LeadKind.COMPLAINT, "title": ""}
    body = {"opened_on": "2026-02-27", "inspector_rids": ["i1", "i2"], "kind": "report", "title": "2026-02-27"}
    assert read_back(body, fresh) == {
        "opened_on": date(2026, 2, 27), "inspector_rids": ("i1", "i2"), "kind": LeadKind.REPORT, "title": "2026-02-27",
    }  # fmt: skip


def scrolled_by(form):
    (area,) = (each for each in form.findChildren(Scrolled) if each.widget().layout() is form.inside)
    return area.verticalScrollBar().maximum()


def test_what_comes_in_sight_while_somebody_types_moves_nothing(session, qtbot):
    later = QLabel()
    later.setFixedHeight(120)
    asks = [Ask(f"line_{number}", f"第{number}项") for number in range(14)]
    form = RecordForm(session, "示例", {each.name: "" for each in asks}, asks, save)
    form.expect(lambda: later.height() if later.isHidden() else 0)
    later.hide()
    form.inside.insertWidget(1, later)
    qtbot.addWidget(form)
    form.show()
    QApplication.processEvents()
    before = [(each.x(), each.width()) for each in form.sheet.fields.values()]
    later.show()
    qtbot.waitUntil(lambda: scrolled_by(form) == 0)
    assert [(each.x(), each.width()) for each in form.sheet.fields.values()] == before


def test_the_screen_is_used_before_entries_are_scrolled(session, qtbot):
    asks = [Ask(f"line_{number}", f"第{number}项") for number in range(60)]
    form = RecordForm(session, "示例", {each.name: "" for each in asks}, asks, save)
    qtbot.addWidget(form)
    form.show()
    QApplication.processEvents()
    assert scrolled_by(form) > 0
    assert form.height() > room(form).height() - 60
