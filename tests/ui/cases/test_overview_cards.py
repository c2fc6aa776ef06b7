"""认定, 已付, 尚欠 on the case's first page: what nobody knows is said, and how it stands with other cases."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from inspector_app.ui.cases.overview_cards import FiguresCard
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.other_cases import Together


def words(card) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_whose_wages_nobody_found_is_said_behind_the_sums(desk, in_sight):
    desk.keep(replace(desk.claims[0], found_fen=None))
    said = words(in_sight(FiguresCard(case_file(desk.context, desk.case.rid))))
    assert said.count("40,000.00元") == 2  # 认定 and 尚欠
    assert "认定（另有1人未填）" in said
    assert "尚欠（另有1人未填）" in said
    for claim in desk.claims[1:]:
        desk.keep(replace(claim, found_fen=None))
    assert words(in_sight(FiguresCard(case_file(desk.context, desk.case.rid)))) == ["3人的欠薪数额都没有认定。"]


def test_how_it_stands_with_other_cases_of_the_employer_is_said(desk, in_sight):
    whole = case_file(desk.context, desk.case.rid)
    together = Together(("示例另案",), whole.threshold_today, ())
    assert together.words in words(in_sight(FiguresCard(whole, together)))
