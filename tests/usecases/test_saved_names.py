"""What saved papers are called."""

from dataclasses import replace

import pytest

from inspector_app.usecases.saved_names import saved_name
from tests.builders import a_document


def test_an_order_is_called_by_what_it_is_its_number_its_firm_and_its_copy(desk):
    order = desk.order()
    assert saved_name(desk.context, order, "交付联") == f"{order.title}_{order.number}_示例劳务_交付联.pdf"


def test_nobody_is_named_and_a_paper_without_number_is_told_by_its_day(desk):
    paper = replace(desk.order(), number="", addressee=desk.workers[0].name, addressee_rid=desk.workers[0].rid)
    assert saved_name(desk.context, paper, "") == f"{paper.title}_2026-03-02.pdf"


@pytest.mark.parametrize(
    ("title", "name"), [("a/b:c*d", "abcd_示1号.pdf"), ("..", "示1号.pdf"), ("长" * 300, f"{'长' * 24}_示1号.pdf")]
)
def test_signs_that_no_file_name_holds_are_left_out(desk, title, name):
    paper = a_document(title=title, number="示1号", addressee_rid="")
    assert saved_name(desk.context, paper, "") == name
