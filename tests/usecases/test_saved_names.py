"""What saved papers are called."""

from dataclasses import replace

import pytest

from inspector_app.usecases.saved_names import saved_case_name, saved_name
from tests.builders import a_document


def test_an_order_is_called_by_what_it_is_its_number_its_firm_and_its_copy(desk, order):
    assert saved_name(desk.context, order, "交付联") == f"{order.title}_{order.number}_示例劳务_交付联.pdf"


def test_nobody_is_named_and_a_paper_without_number_is_told_by_its_day(desk):
    paper = replace(desk.order(), number="", addressee=desk.workers[0].name, addressee_rid=desk.workers[0].rid)
    assert saved_name(desk.context, paper, "") == f"{paper.title}_2026-03-02.pdf"


@pytest.mark.parametrize(
    ("number", "name"), [("示〔2026〕1号", "整卷装订_示〔2026〕1号_示例劳务"), ("", "整卷装订_2026-03-02_示例劳务")]
)
def test_a_case_is_told_by_its_number_and_its_firm_and_without_number_by_the_day(desk, number, name):
    case = replace(desk.case, number=number, title=f"{desk.workers[0].name}等欠薪案")
    assert saved_case_name(desk.context, case, "整卷装订") == name


def test_of_a_case_whose_employer_is_only_a_name_nobody_is_named(desk):
    case = replace(desk.case, company_rid="", respondent=desk.workers[0].name)
    assert saved_case_name(desk.context, case, "一案一页") == f"一案一页_{desk.case.number}"


@pytest.mark.parametrize(
    ("title", "name"), [("a/b:c*d", "abcd_示1号.pdf"), ("..", "示1号.pdf"), ("长" * 300, f"{'长' * 24}_示1号.pdf")]
)
def test_signs_that_no_file_name_holds_are_left_out(desk, title, name):
    paper = a_document(title=title, number="示1号", addressee_rid="")
    assert saved_name(desk.context, paper, "") == name
