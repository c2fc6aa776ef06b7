"""登记更名: a company that changes its name stays the record that it was, and the entry proves since when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.company import Company
from inspector_app.domain.document import About
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing, people
from inspector_app.usecases.company_file import company_file
from inspector_app.usecases.company_sheet import company_sheet
from inspector_app.usecases.entered_wrongly import remove_entered
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.renaming import new_renaming, save_renaming
from tests.builders import a_service
from tests.usecases.test_follow_papers import kept, served

NOTICE = "示市监准更〔2026〕9号"


def begun(desk, **told):
    company = desk.context.store.need(Company, desk.company.rid)
    return replace(new_renaming(desk.context, company), **{"name": "示例新劳务有限公司", "notice": NOTICE, **told})


def test_the_company_bears_the_other_name_and_its_page_tells_both(desk):
    kept_entry = save_renaming(desk.context, begun(desk))
    file = company_file(desk.context, desk.company.rid)
    assert (file.company.name, file.renamings) == ("示例新劳务有限公司", (kept_entry,))
    assert any(row[:2] == ("更名登记", desk.company.name) and NOTICE in row[3] for row in company_sheet(file).rows)
    remove_entered(desk.context, kept_entry)
    assert company_file(desk.context, desk.company.rid).company.name == desk.company.name


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"name": " "}, "renaming-no-name"),
        ({"name": "示例劳务（有限公司）"}, "renaming-same"),
        ({"former": "别的有限公司"}, "renaming-gap"),
        ({"notice": ""}, "renaming-unproved"),
        ({"on": None}, "renaming-late"),
        ({"name": "示例建工 有限公司"}, "renaming-taken"),
    ],
)
def test_what_proves_nothing_is_refused(desk, told, code):
    desk.other_company()
    if "on" in told:
        told = {"on": desk.clock.today() + timedelta(days=1)}
    with pytest.raises(Refused, match=code):
        save_renaming(desk.context, begun(desk, **told))


def test_a_name_that_was_only_written_over_is_registered_afterwards(desk):
    """What papers bear is the former name then; a later paper tells it, and none is of before the day."""
    desk.file()
    served(desk, decision := kept(desk, "payment-decision", ActKind.SIGNED_OFF))
    with desk.context.unit("单位") as unit:
        unit.put(now := replace(desk.company, name="示例新劳务有限公司"))
    demand = Paper("performance-demand", desk.case.rid, addressee=now.name, addressee_rid=now.rid)

    def codes(**told):
        found = issuing.paper_problems(desk.context, demand, issuing.start_facts(desk.context, demand) | told)
        return {each.code for each in found if each.code.startswith("party-renamed")}

    assert codes() == {"party-renamed"}
    entry = new_renaming(desk.context, now)
    assert (entry.former, entry.name) == (decision.addressee, now.name)
    save_renaming(desk.context, replace(entry, notice=NOTICE))
    assert codes() == set()
    assert codes(**{"document.date": "2026-01-05"}) == {"party-renamed-later"}


SECOND = "示例又一劳务有限公司"


@pytest.mark.parametrize(("on", "is_refused"), [(date(2026, 2, 20), True), (date(2026, 3, 1), False)])
def test_a_second_name_comes_after_the_first(desk, on, is_refused):
    first = save_renaming(desk.context, begun(desk, on=date(2026, 3, 1)))
    told = begun(desk, former=first.name, name=SECOND, on=on)
    if not is_refused:
        assert save_renaming(desk.context, told).on == on
        told = replace(first, on=date(2026, 3, 2))  # corrected to after the second one
    with pytest.raises(Refused, match=r"renaming-(order|not-borne)"):
        save_renaming(desk.context, told)


def test_a_day_after_which_papers_bear_the_former_name_wants_a_reason(desk):
    """What was made out to a name that was over is to be put right, or the day is wrong."""
    desk.file()
    served(desk, kept(desk, "payment-decision", ActKind.SIGNED_OFF))
    told = begun(desk, on=desk.clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="renaming-before-papers") as refusal:
        save_renaming(desk.context, told)
    assert "2026年3月2日" in refusal.value.problems[0].details["of"]
    save_renaming(desk.context, told, {"renaming-before-papers": "指令书已另行补正当事人名称"})
    assert any("已另行补正" in each.reason for each in desk.context.store.journal.history(told.rid))


def test_of_a_party_that_changed_its_name_twice_every_name_is_told(desk):
    desk.file()
    served(desk, kept(desk, "payment-decision", ActKind.SIGNED_OFF))
    desk.clock.advance(days=20)
    save_renaming(desk.context, begun(desk, on=date(2026, 3, 5)))
    save_renaming(desk.context, begun(desk, former="示例新劳务有限公司", name=SECOND, on=date(2026, 3, 12)))
    demand = Paper("performance-demand", desk.case.rid, addressee=SECOND, addressee_rid=desk.company.rid)
    told = issuing.start_facts(desk.context, demand)
    assert told["text.renamed"] == (
        f"当事人原名{desk.company.name}，2026年3月5日变更登记为示例新劳务有限公司，2026年3月12日变更登记为{SECOND}。"
    )
    with desk.context.unit("单位") as unit:  # and since then by nothing that is registered
        unit.put(now := replace(desk.context.store.need(Company, desk.company.rid), name="示例第三劳务有限公司"))
    last = replace(demand, addressee=now.name)
    (asked,) = (
        each for each in issuing.paper_problems(desk.context, last, issuing.start_facts(desk.context, last))
        if each.code == "party-renamed"
    )  # fmt: skip
    assert asked.details["then"] == SECOND


def test_a_paper_to_another_party_tells_what_the_employer_was_called(desk):
    """The order to who pays in its place names the 用人单位 as it was called then."""
    order = desk.order(to=desk.other_company())
    desk.clock.advance(days=20)
    save_renaming(desk.context, begun(desk, on=date(2026, 3, 12)))
    paper = Paper("list-pre-notice", desk.case.rid, about=About(order_rid=order.rid),
                  addressee=order.addressee, addressee_rid=order.addressee_rid)  # fmt: skip
    told = issuing.start_facts(desk.context, paper)
    assert told["text.renamed_employer"] == (
        f"用人单位示例新劳务有限公司原名{desk.company.name}（2026年3月12日变更登记）。"
    )
    own = issuing.start_facts(desk.context, replace(paper, addressee_rid=desk.company.rid))
    assert not own.get("text.renamed_employer")


def test_a_paper_that_bears_a_name_which_is_over_is_served_with_a_reason(desk, order):
    """Renamed between the sign-off and the service."""
    desk.clock.advance(days=1)
    save_renaming(desk.context, begun(desk))
    with pytest.raises(Refused, match="service-renamed"):
        desk.serve(order)
    moment, team = desk.clock.now(), tuple(each.rid for each in desk.context.team())
    way = a_service(inspector_rids=team, receiver_relation="单位负责收件的人")
    acts.serve(desk.context, order.rid, moment, way, {"service-renamed": "回证上注明原名和变更登记"})


@pytest.mark.parametrize(
    ("form", "has_place"),
    [
        ("credit-promise", True),
        ("recheck-record", True),
        ("plea-record", True),
        ("hearing-record", True),
        ("referral-approval-form", False),
    ],
)
def test_a_renaming_that_is_registered_is_told_where_there_is_a_place_and_asked_about_nowhere(
    desk, half_paid, form, has_place
):
    notice = "penalty-prior-notice" if form == "hearing-record" else "decision-prior-notice"
    served(desk, kept(desk, notice, ActKind.SIGNED_OFF))
    now = save_renaming(desk.context, begun(desk)).name
    paper = Paper(
        form, desk.case.rid, about=About(order_rid=half_paid.rid), addressee=now, addressee_rid=desk.company.rid
    )
    facts = issuing.start_facts(desk.context, paper)
    assert bool(facts.get("text.renamed")) is has_place
    assert "party-renamed" not in {each.code for each in issuing.paper_problems(desk.context, paper, facts)}


def test_a_firm_may_take_a_former_name_back_and_no_name_forks(desk):
    """Its names follow each other by their days; whoever is served under the name that it bears by then is asked
    nothing."""
    first = save_renaming(desk.context, begun(desk, on=date(2026, 2, 10)))
    second = save_renaming(desk.context, begun(desk, former=first.name, name=SECOND, on=date(2026, 2, 20)))
    for fork in (
        begun(desk, former=first.former, name=second.name, on=date(2026, 2, 28)),
        begun(desk, former=second.name, name=first.former, on=date(2026, 2, 15)),
    ):
        with pytest.raises(Refused, match=r"renaming-(order|not-borne)"):
            save_renaming(desk.context, fork)
    save_renaming(desk.context, begun(desk, former=second.name, name=first.name, on=date(2026, 2, 28)))
    desk.company = desk.context.store.need(Company, desk.company.rid)
    assert desk.company.name == first.name
    desk.serve(order := desk.order())

    def asked(day):
        facts = desk.facts(desk.order_paper()) | {"document.date": day}
        found = issuing.paper_problems(desk.context, desk.order_paper(), facts)
        return [each.details["former"] for each in found if each.code == "party-renamed-later"]

    assert (order.addressee, asked("2026-02-12"), asked("2026-02-22")) == (first.name, [], [SECOND])


def test_a_firm_with_a_code_gets_no_other_firms_name_by_a_correction(desk):
    other = desk.context.store.need(Company, desk.other_company().party_rid)
    with pytest.raises(Refused, match="company-same-name"):
        people.save_company(desk.context, replace(other, name=desk.company.name))
    people.save_company(desk.context, replace(other, name="示例建工集团有限公司"))


def test_a_name_that_another_firm_gave_up_is_asked_about(desk):
    other = desk.context.store.need(Company, desk.other_company().party_rid)
    save_renaming(desk.context, replace(new_renaming(desk.context, other), name="示例新建工有限公司", notice=NOTICE))
    told = begun(desk, name=other.name)
    with pytest.raises(Refused, match="renaming-was-others"):
        save_renaming(desk.context, told)
    assert save_renaming(desk.context, told, {"renaming-was-others": "已核对登记通知书"})
