"""Each limit that a role binds begins with its event and ends with its own, whatever the paper is."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.agency import Agency
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.records import canonical
from inspector_app.domain.role import Event
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource
from inspector_app.usecases.limit_events import begun_by_case, deadline_from, moved

LAW = Lawbook.load(resource("law"))
PROCEDURE, TODAY, LAST = LAW.procedure, date(2026, 3, 2), date(2026, 3, 13)
BOUND = [(role, line) for role, rule in PROCEDURE.roles.items() for line in rule.limits]
MET = [(role, limit, event) for role, rule in PROCEDURE.roles.items() for limit, event in rule.meets]
PROVINCES = ("32", "33", "41")  # limits of one province begin there alone


def paper(desk, role, line=None):
    """A paper of a role that sets its own day, says what its limits count from and prints what they begin with."""
    form = desk.context.forms.find(desk.context.form_of(role), on=TODAY)
    asked = [(block.when, True) for block in form.blocks if line and line.told and block.text == f"{{{line.told}}}"]
    set_by = ((line.days_by, 5), (line.counts_from, "2026-03-20"), (line.told, "可以申请复议"), *asked) if line else ()
    document = Document(
        new_rid(), form.id, form.edition, form.kind, form.title, desk.clock.now(), case_rid=desk.case.rid, due=LAST,
        facts=canonical({name: value for name, value in set_by if name}),
    )  # fmt: skip
    with desk.context.unit("") as unit:
        unit.put(document)
    return document


def happened(desk, event, document, day=TODAY):
    act = Act(new_rid(), ActKind.SIGNED_OFF, document.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid)
    told = moved(desk.context, event, document, act, day)
    with desk.context.unit("") as unit:
        for each in (act, *told):
            unit.put(each)
    return told


def in_a_province_that_has(desk, limit):
    province = next(each for each in PROVINCES if LAW.has(limit, each, TODAY))
    with desk.context.unit("") as unit:
        unit.put(replace(desk.context.store.all(Agency)[0], province=province))


@pytest.mark.parametrize(("role", "line"), BOUND, ids=[f"{role}-{line.limit}" for role, line in BOUND])
def test_a_limit_begins_with_its_event_and_ends_with_its_own(desk, role, line):
    desk.file()
    in_a_province_that_has(desk, line.limit)
    document = paper(desk, role, line)
    if line.within:
        happened(desk, Event.SERVED, document)
    started = happened(desk, Event.SERVED if line.starts is Event.DUE else line.starts, document)
    (limit,) = (each for each in started if each.rule == line.limit)
    if line.starts is line.ends:
        assert limit.done_on == TODAY
    elif line.ends:
        assert limit.done_on is None
        ended = happened(desk, line.ends, document, LAST)
        assert [each.done_on for each in ended if each.rid == limit.rid] == [LAST]


@pytest.mark.parametrize(("role", "limit", "event"), MET, ids=[f"{role}-{limit}" for role, limit, _ in MET])
def test_a_limit_of_the_case_is_met_by_the_paper_that_it_waits_for(desk, role, limit, event):
    act = Act(new_rid(), ActKind.FILED, desk.case.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid)
    waits = deadline_from(desk.context, limit, TODAY, act)
    with desk.context.unit("") as unit:
        unit.put(waits)
    happened(desk, event, paper(desk, role), LAST)
    assert desk.context.store.need(Deadline, waits.rid).done_on == LAST


@pytest.mark.parametrize("line", PROCEDURE.case_limits, ids=[each.limit for each in PROCEDURE.case_limits])
def test_the_limits_of_a_case_begin_with_it(desk, line):
    in_a_province_that_has(desk, line.limit)
    act = Act(new_rid(), ActKind.FILED, desk.case.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid)
    assert line.limit in [each.rule for each in begun_by_case(desk.context, line.starts, act, TODAY)]
