"""要件表 by command: shown, a piece tied and taken off with its reason, what is missing said."""

from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.contact import ContactOutcome
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.contacts import new_contact, save_contact
from inspector_app.usecases.store_file import opened
from tests.cli.conftest import SECRET, codes


def test_elements_are_shown_tied_and_told_otherwise(run, store):
    with opened(store, SECRET, SystemClock()) as context:
        case = Case(new_rid(), "示例欠薪案", date(2026, 3, 2), respondent="示例劳务")
        open_case(context, case)
        contact = save_contact(context, new_contact(context, case.rid))
    assert contact.outcome is ContactOutcome.REACHED
    said = run("case", "elements", store, "示例欠薪案")
    assert said.code == 0, said.complaints
    assert "crime.flight\t尚待证明\t逃跑、藏匿" in said.text
    assert "逐次登记联系记录" in said.text
    assert f"contact:{contact.rid}" in run("case", "elements", store, "示例欠薪案", "--pieces").text

    def flight(*more):
        told = run("case", "elements", store, "示例欠薪案", *more, "--json")
        assert told.code == 0, told.complaints
        crime = next(each for each in told.json["charges"] if each["charge"] == "crime")
        return next(each for each in crime["elements"] if each["element"] == "crime.flight")

    tied = flight("--tie", "crime.flight", "contact:", "--reason", "说完就关机")
    assert (tied["state"], tied["proof"]) == ("proved", [f"contact:{contact.rid}"])
    assert flight("--untie", "crime.flight", "contact:", "--reason", "第二天就来了")["state"] == "lacking"
    assert flight("--otherwise", "crime.flight", "--reason", "公安机关上网追逃")["state"] == "proved"
    (untied, _otherwise) = flight()["ties"]
    assert len(flight("--take-back", untied["tie"])["ties"]) == 1
    assert codes(run("case", "elements", store, "示例欠薪案", "--confirm", "crime.served", "--json")) == [
        "element-nothing-proposed"
    ]
