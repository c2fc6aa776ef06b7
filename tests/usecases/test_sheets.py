import pytest

from inspector_app.support.progress import NoProgress
from inspector_app.usecases.issuing import copy_bytes
from inspector_app.usecases.sheets import Eye, draft_work, issued_work


def test_the_pages_in_sight_are_drawn_beforehand_and_the_others_when_seen(desk):
    paper = desk.order_paper()
    facts = desk.facts(paper)
    made = draft_work(desk.context, paper, facts, Eye(first=1, count=1, dpi=40))(NoProgress())
    assert list(made.drawn) == [1]
    assert made.image(1, 40) is made.drawn[1]
    assert made.image(0, 80).width == pytest.approx(made.sizes[0][0] * 80 / 72, abs=1)


def test_a_sharper_wish_is_drawn_anew(desk):
    order = desk.order()
    made = issued_work(desk.context, order, "存档联", Eye(dpi=40))(NoProgress())
    assert made.pdf == copy_bytes(desk.context, order, "存档联")
    assert made.image(0, 80).width > made.drawn[0].width


def test_an_eye_beyond_the_last_page_sees_nothing(desk):
    order = desk.order()
    made = issued_work(desk.context, order, "存档联", Eye(first=99, dpi=40))(NoProgress())
    assert made.drawn == {}
