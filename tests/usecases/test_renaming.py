"""登记更名: a company that changes its name stays the record that it was, and the entry proves since when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.company import Company
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing
from inspector_app.usecases.company_file import company_file
from inspector_app.usecases.company_sheet import company_sheet
from inspector_app.usecases.entered_wrongly import remove_entered
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.renaming import new_renaming, save_renaming
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
    ],
)
def test_what_proves_nothing_is_refused(desk, told, code):
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
