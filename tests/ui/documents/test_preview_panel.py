import pytest

from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.documents.preview_panel import PreviewPanel, SheetFeed
from inspector_app.usecases.sheets import Eye, Sheets


def wish(name, asked):
    def make(_eye):
        asked.append(name)
        return lambda _progress: Sheets(name.encode(), (), 96.0, {})

    return make


@pytest.fixture
def feed(runner):
    return SheetFeed(runner, Eye)


def test_only_the_newest_wish_is_drawn_while_one_is_at_work(feed, jobs):
    asked, drawn = [], []
    feed.drawn.connect(lambda sheets: drawn.append(sheets.pdf))
    for name in ("first", "second", "third", "fourth"):
        feed.ask(wish(name, asked))
    assert len(jobs.pending) == 1
    jobs.run_all()
    assert asked == ["first", "fourth"]
    assert drawn == [b"first", b"fourth"]


def test_a_paper_that_was_left_is_not_drawn_over_the_next_one(feed, jobs):
    drawn = []
    feed.drawn.connect(lambda sheets: drawn.append(sheets.pdf))
    feed.ask(wish("old", []))
    feed.forget()
    feed.ask(wish("new", []))
    jobs.run_all()
    assert drawn == [b"new"]


def test_a_refused_wish_does_not_stop_the_next(feed, jobs):
    failed, drawn = [], []
    feed.failed.connect(failed.append)
    feed.drawn.connect(lambda sheets: drawn.append(sheets.pdf))

    def refuse(_eye):
        raise Refused(Problem("fact-wrong-type", "lines"))

    feed.ask(refuse)
    feed.ask(wish("good", []))
    jobs.run_all()
    assert len(failed) == 1
    assert drawn == [b"good"]


def test_a_work_that_refuses_does_not_stop_the_next(feed, jobs):
    failed = []
    feed.failed.connect(failed.append)

    def work(_progress):
        raise Refused(Problem("copy-unknown", "copy"))

    feed.ask(lambda _eye: work)
    jobs.run_all()
    assert len(failed) == 1
    feed.ask(wish("good", []))
    assert len(jobs.pending) == 1


def test_the_panel_looks_at_the_page_in_sight(runner, shown):
    panel = shown(PreviewPanel("文书预览", runner))
    assert panel.eye().first == 0
    assert panel.eye().dpi > 0
