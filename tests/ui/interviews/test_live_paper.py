"""The preview follows the question that is written, and leaves who scrolls elsewhere alone."""

from dataclasses import dataclass

import pytest

from inspector_app.documents.bitmap import PageImage
from inspector_app.ui.interviews.live_paper import LivePaper

PAGES = 6


@dataclass
class Drawn:
    """Six blank pages with five questions each."""

    places: dict
    sizes: tuple = ((595.0, 842.0),) * PAGES

    def image(self, _page, _scale):
        return PageImage(2, 2, 8, b"\xff" * 16)


def drawn(shift=0):
    return Drawn({n: [((n - 1 + shift) // 5, ((n - 1) % 5) / 5)] for n in range(1, 31 - shift)})


@pytest.fixture
def paper(qtbot, runner):
    made = LivePaper("文书预览", runner)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    made.feed.drawn.emit(drawn())
    return made


def top(paper):
    return paper.view.verticalScrollBar().value()


def page(paper):
    sheets = paper.view.widget().children()
    return next(n for n, sheet in enumerate(sheets) if sheet.geometry().bottom() > top(paper) + 20)


def test_another_question_brings_its_page(paper):
    paper.follow(1)
    assert page(paper) == 0
    paper.follow(27)
    assert page(paper) == 5
    paper.follow(12)
    assert page(paper) == 2


def test_who_scrolls_elsewhere_stays_there_until_another_question_or_another_page(paper):
    paper.follow(25)
    paper.view.verticalScrollBar().setValue(0)
    paper.feed.drawn.emit(drawn())
    assert top(paper) == 0  # the same question on the same page
    paper.feed.drawn.emit(drawn(shift=3))
    assert page(paper) == 5  # it came to the next page while it was written
    paper.view.verticalScrollBar().setValue(0)
    paper.follow(25)
    assert top(paper) == 0
    paper.follow(24)
    assert top(paper) > 0


def test_a_long_answer_is_followed_to_where_it_is_written(paper):
    paper.feed.drawn.emit(Drawn({1: [(0, 0.5), *((n, 0.3) for n in range(1, PAGES))], "interview.refusal": [(3, 0.5)]}))
    paper.follow(1, 0.0)
    assert page(paper) == 0
    paper.follow(1, 1.0)
    assert page(paper) == 0  # as it was drawn when nothing was written there
    paper.feed.drawn.emit(Drawn({1: [(0, 0.5), *((n, 0.4) for n in range(1, PAGES))], "interview.refusal": [(3, 0.5)]}))
    assert page(paper) == PAGES - 1
    paper.follow("interview.refusal")
    assert page(paper) == 3
