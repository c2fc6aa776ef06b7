import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspector_app.domain.act import Service
from inspector_app.domain.case import Case
from inspector_app.domain.change import GENESIS, Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Extension
from inspector_app.domain.document import About, Document, DocumentKind
from inspector_app.domain.draw import DrawnSite
from inspector_app.domain.funding import PartyMeaning
from inspector_app.domain.inspection import CheckedItem
from inspector_app.domain.interview import Interview
from inspector_app.domain.naming import naming_fields
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, LinkRole, Project
from inspector_app.domain.records import KINDS, BadRecord, encode
from inspector_app.domain.references import FREE, NAMED
from inspector_app.domain.reported import SentProject
from inspector_app.domain.survey import ClosedLine
from inspector_app.store.journal import append
from inspector_app.support.errors import Refused
from inspector_app.vault.door import Constraint, rows, run
from tests.builders import a_person, an_interview
from tests.stand_ins import put_with_stand_ins


def test_a_saved_record_comes_back_equal_and_leaves_one_change(store, project):
    with store.unit("示例监察员", "巡查") as unit:
        assert unit.put(project)
    assert store.get(Project, "p1") == project
    (change,) = store.journal.history("p1")
    assert (change.seq, change.op, change.parents, change.prev) == (1, Op.PUT, (), GENESIS)
    assert (change.actor, change.reason, change.body) == ("示例监察员", "巡查", encode(project))
    assert change.device == store.identity.device


def test_an_unchanged_record_writes_nothing(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
        assert not unit.put(project)
    with store.unit("甲") as unit:
        assert not unit.put(replace(project))
    assert store.journal.head(store.identity.device).seq == 1


def test_each_version_names_the_one_it_replaces(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
    with store.unit("乙") as unit:
        unit.put(replace(project, town="另一镇"))
        unit.delete(project)
    with store.unit("乙") as unit:
        unit.put(project)
    first, second, third, fourth = store.journal.history("p1")
    assert store.journal.histories(["p1", "nobody"]) == {"p1": [first, second, third, fourth]}
    assert (second.parents, third.parents, fourth.parents) == ((first.hash,), (second.hash,), (third.hash,))
    assert (third.op, third.body) == (Op.DELETE, "")
    assert second.group == third.group != first.group
    assert store.get(Project, "p1") == project


def test_deleting_what_is_not_there_writes_nothing(store, project):
    with store.unit("甲") as unit:
        assert not unit.delete(project)
    assert store.journal.devices() == ()


def test_an_error_undoes_the_whole_unit(store, project):
    with pytest.raises(ZeroDivisionError), store.unit("甲") as unit:
        unit.put(project)
        unit.put(Person("w1", "示例甲"))
        raise ZeroDivisionError
    assert store.count(Project) == store.count(Person) == 0
    assert store.journal.devices() == ()


def test_a_unit_whose_write_failed_cannot_be_saved_even_when_its_caller_goes_on(store, project):
    with pytest.raises(RuntimeError, match="broken"), store.unit("甲") as unit:
        unit.put(project)
        with pytest.raises(BadRecord):
            unit.put(Project("p2", None))
    assert store.count(Project) == 0


def test_units_do_not_nest_and_end_with_their_block(store, project):
    with store.unit("甲") as unit, pytest.raises(RuntimeError), store.unit("甲"):
        pass
    with pytest.raises(RuntimeError, match="closed"):
        unit.put(project)
    with store.unit("甲") as unit:
        unit.put(project)


def test_a_reference_to_nothing_is_refused_at_the_end(store, case_with_line):
    case, person, line = case_with_line
    with pytest.raises(Refused) as refusal, store.unit("甲") as unit:
        unit.put(line)
        unit.put(case)
    assert {(each.code, each.where) for each in refusal.value.problems} == {
        ("record-names-nothing", "person_rid"), ("record-names-nothing", "lead_rids")
    }  # fmt: skip
    assert store.count(Case) == store.count(WageClaim) == 0
    with store.unit("甲") as unit:
        put_with_stand_ins(store, unit, line, person, case)
    with pytest.raises(Refused), store.unit("甲") as unit:
        unit.delete(person)
    assert store.get(Person, "w1") == person


def test_a_number_is_given_once(store):
    paper = Document("d1", "order", "1", DocumentKind.OUTGOING, "指令书", datetime(2026, 1, 1, tzinfo=UTC))
    first = replace(paper, block_rid="b1", serial=7)
    with store.unit("甲") as unit:
        put_with_stand_ins(store, unit, first)
    with pytest.raises(Refused) as refusal, store.unit("甲") as unit:
        unit.put(replace(first, rid="d2"))
    assert refusal.value.problems[0].code == "record-not-unique"
    with store.unit("甲") as unit:
        unit.put(replace(first, rid="d2", replaces="d1"))
        unit.put(replace(paper, rid="d3"))
        unit.put(replace(paper, rid="d4"))


def test_the_hybrid_clock_never_goes_back(store, clock, project):
    with store.unit("甲") as unit:
        unit.put(project)
    clock.advance(days=-400)
    with store.unit("甲") as unit:
        unit.put(replace(project, town="另一镇"))
        unit.put(replace(project, town="第三镇"))
    stamps = [change.hlc for change in store.journal.history("p1")]
    assert stamps == sorted(set(stamps))


def test_a_draft_dropped_in_a_unit_goes_only_with_it(store, project):
    store.drafts.save("project:p1", "示例一号工程", {"name": "示"})
    with pytest.raises(ZeroDivisionError), store.unit("甲") as unit:
        unit.put(project)
        store.drafts.drop("project:p1")
        raise ZeroDivisionError
    assert store.drafts.get("project:p1").body == {"name": "示"}
    with store.unit("甲") as unit:
        unit.put(project)
        store.drafts.drop("project:p1")
    assert store.drafts.all() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE project SET town = '改'",
        "UPDATE project SET town = '改', head = 'nothing'",
        "UPDATE project SET rid = 'p9', head = (SELECT hash FROM change WHERE rid = 'p2')",
        "DELETE FROM project",
        "INSERT OR REPLACE INTO project SELECT * FROM project",
        "UPDATE project SET town = '改', head = (SELECT hash FROM change WHERE seq = 1) WHERE rid = 'p1'",
        "UPDATE change SET actor = '改'",
        "DELETE FROM change",
        "UPDATE change SET hash = hash || 'x', seq = seq + 9",
        "INSERT OR REPLACE INTO change SELECT * FROM change",
    ],
)
def test_writes_past_the_journal_are_refused(store, project, statement):
    with store.unit("甲") as unit:
        unit.put(project)
        unit.put(replace(project, town="另一镇"))
        unit.put(replace(project, rid="p2"))
    before = rows(store.db, "SELECT * FROM project"), rows(store.db, "SELECT * FROM change")
    with pytest.raises(Constraint):
        run(store.db, statement)
    assert (rows(store.db, "SELECT * FROM project"), rows(store.db, "SELECT * FROM change")) == before


def test_a_change_that_does_not_continue_the_chain_is_refused(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
    (change,) = store.journal.history("p1")
    for wrong in (
        replace(change, seq=3, prev=change.hash, hash="x"),
        replace(change, seq=2, prev=GENESIS, hash="x"),
        replace(change, device="another", seq=2, prev=GENESIS, hash="x"),
    ):
        with pytest.raises(Constraint):
            append(store.db, wrong)
    assert store.journal.history("p1") == (change,)


def test_a_zero_character_is_refused_because_sql_would_cut_the_text_there(store, project):
    with pytest.raises(Refused) as refusal, store.unit("甲") as unit:
        unit.put(replace(project, note="示例\x00工程"))
    assert (refusal.value.problems[0].code, refusal.value.problems[0].where) == ("text-with-zero", "note")
    assert store.journal.devices() == ()


def test_a_reason_that_no_database_can_take_is_refused(store, project):
    with pytest.raises(Refused, match="text-with-zero"), store.unit("甲", "补\x00正") as unit:
        unit.put(project)
    assert store.get(type(project), project.rid) is None


def test_units_inside_an_act_are_one_act_with_reasons_of_their_own(store, project):
    with store.act("甲", "并案"):
        with store.unit("甲", "一") as unit:
            unit.put(project)
        with store.unit("甲") as unit:
            assert store.get(Project, "p1") == project
            unit.put(replace(project, town="另一镇"))
    first, second = store.journal.history("p1")
    assert first.group == second.group
    assert (first.reason, second.reason) == ("一", "并案")


def test_an_act_that_fails_in_the_middle_keeps_nothing(store, project):
    with pytest.raises(ZeroDivisionError), store.act("甲", "并案"):
        with store.unit("甲") as unit:
            unit.put(project)
        with store.unit("甲") as unit:
            unit.put(replace(project, town="另一镇"))
            _ = 1 / 0
    assert store.get(Project, "p1") is None
    assert store.journal.devices() == ()
    with store.unit("甲") as unit:
        assert unit.put(project)


def test_an_act_cannot_be_kept_when_its_caller_goes_on_after_a_failure(store, project):
    def go_on():
        with store.act("甲", "并案"):
            with store.unit("甲") as unit:
                unit.put(project)
            with contextlib.suppress(ZeroDivisionError), store.unit("甲") as unit:
                _ = 1 / 0

    with pytest.raises(RuntimeError, match="broken"):
        go_on()
    assert store.get(Project, "p1") is None


def test_an_act_in_an_act_is_the_outer_one(store, project):
    with store.act("甲", "外"), store.act("乙", "内"), store.unit("乙") as unit:
        unit.put(project)
    (change,) = store.journal.history("p1")
    assert (change.actor, change.reason) == ("甲", "外")


def test_every_field_that_names_is_known_with_the_kinds_it_names():
    """A new field is taken up in the table, or nobody would look where it leads."""
    types = [entry.type for entry in KINDS.values()]
    types += [About, Service, Extension, CheckedItem, PartyMeaning, SentProject, DrawnSite, ClosedLine]
    fields = {name for each in types for name in naming_fields(each)}
    inside = {"about", "service", "extensions", "items", "meanings", "projects", "drawn", "lines"}
    assert fields - inside == NAMED.keys() | FREE
    assert {kind for kinds in NAMED.values() for kind in kinds} <= KINDS.keys()


@pytest.mark.parametrize("field", ["case_rid", "inspection_rid", "inspector_rids"])
def test_text_where_an_identity_belongs_is_refused_and_nothing_is_kept(store, field):
    value = ("项目部",) if field.endswith("s") else "项目部"
    talk = an_interview(person_rid="w1", **{"inspector_rids": (), field: value})
    with pytest.raises(Refused) as refusal, store.unit("甲") as unit:
        unit.put(a_person(rid="w1"))
        unit.put(talk)
    assert [(each.code, each.where) for each in refusal.value.problems] == [("record-names-nothing", field)]
    assert store.count(Person) == store.count(Interview) == 0


def test_a_link_below_nothing_is_refused_and_what_is_inside_a_record_counts(store, project):
    link = ChainLink("k1", project.rid, LinkRole.CREW, upper_rid="项目部")
    paper = Document("d1", "order", "1", DocumentKind.OUTGOING, "指令书", datetime(2026, 1, 1, tzinfo=UTC),
                     about=About(interview_rid="没有的询问"))  # fmt: skip
    for record, field in ((link, "upper_rid"), (paper, "interview_rid")):
        with pytest.raises(Refused) as refusal, store.unit("甲") as unit:
            unit.put(project)
            unit.put(record)
        assert [each.where for each in refusal.value.problems] == [field]


def test_what_an_earlier_version_let_in_may_be_edited_elsewhere_and_mended(store, monkeypatch):
    talk = an_interview(person_rid="w1", inspector_rids=(), case_rid="项目部")
    with monkeypatch.context() as earlier:
        earlier.setattr("inspector_app.store.unit.nowhere", lambda *_: ())
        with store.unit("甲") as unit:
            unit.put(a_person(rid="w1"))
            unit.put(talk)
    edited = replace(talk, place="示例项目部")
    with store.unit("甲") as unit:
        unit.put(edited)
    with pytest.raises(Refused), store.unit("甲") as unit:
        unit.put(replace(edited, case_rid="又一处文字"))
    with store.unit("甲") as unit:
        unit.put(replace(edited, case_rid=""))
    assert store.need(Interview, talk.rid) == replace(edited, case_rid="")
