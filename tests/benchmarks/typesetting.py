"""Our papers against typst and fpdf2, which set the same text on like pages: ``uv run --with typst --with fpdf2 python
-m tests.benchmarks typesetting``. The text is another one each time, so that none takes a page from its memory; by
seconds of all processors, for typst works on several."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from time import process_time
from typing import Any, NamedTuple

from pypdf import PdfReader

from inspector_app.documents.archive import Imprint
from inspector_app.documents.volume import Part, bind
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.model import Form
from inspector_app.support.paths import forms_folder
from tests.benchmarks import fpdf_pages, typst_pages
from tests.benchmarks.measure import Absent, Row, side_by_side
from tests.benchmarks.papers import longer, printed

_Setter = Callable[[dict[str, Any]], bytes]
_MADE = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


class Paper(NamedTuple):
    """A paper of so many rows of one fact, the word of a row that changes each time, how others set it, how it usually
    compares with each, and what it should."""

    name: str
    form_id: str
    fact: str
    word: str
    rows: int
    source: Callable[[dict[str, Any]], bytes]
    by_fpdf: Callable[[dict[str, Any]], bytes]
    usual: float
    usual_fpdf: float
    goal: float
    rounds: int = 7

    def by_typst(self, facts: dict[str, Any]) -> bytes:
        return typst_pages.compiled(self.source(facts))


_TALK, _LIST = ("interview-record", "qas", "answer"), ("wage-arrears-list", "lines", "crew")
_TALK_BY, _LIST_BY = (
    (typst_pages.transcript, fpdf_pages.transcript),
    (typst_pages.wage_list, fpdf_pages.wage_list),
)
PAPERS = (
    Paper("transcript, 40 questions", *_TALK, 40, *_TALK_BY, 2.4, 0.14, 1.0),
    Paper("wage list, 300 lines", *_LIST, 300, *_LIST_BY, 1.6, 0.25, 1.0),
    Paper("wage list, 3,000 lines", *_LIST, 3_000, *_LIST_BY, 1.9, 0.25, 1.0, 3),
    Paper("transcript of 200 pages", *_TALK, 1_750, *_TALK_BY, 1.6, 0.45, 1.0, 3),
)
_PARTS = 5


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def renewed(facts: dict[str, Any], paper: Paper) -> Iterator[dict[str, Any]]:
    """The same facts with another word in each row, again and again."""
    for turn in count():
        rows = [{**row, paper.word: f"{row[paper.word]}{turn}"} for row in facts[paper.fact]]
        yield {**facts, paper.fact: rows}


def measure() -> Iterator[Row | Absent]:
    """All with fonts read and warm, ours final with everything on its pages; then a bound case of as many pages."""
    forms = Catalogue.load(forms_folder())
    yield from _beside("typst", [(forms.find(paper.form_id), paper, paper.by_typst, paper.usual) for paper in PAPERS])
    yield from _beside(
        "fpdf2", [(forms.find(paper.form_id), paper, paper.by_fpdf, paper.usual_fpdf) for paper in PAPERS]
    )
    try:
        yield _bound(forms.find(PAPERS[-1].form_id), PAPERS[-1])
    except ImportError:
        yield Absent("a bound case against typst", "typst is not here: uv run --with typst …")


def _beside(name: str, compared: list[tuple[Form, Paper, _Setter, float]]) -> Iterator[Row | Absent]:
    try:
        for each in compared:
            yield _row(name, *each)
    except ImportError:
        yield Absent(f"papers against {name}", f"{name} is not here: uv run --with {name} …")


def _row(name: str, form: Form, paper: Paper, by_other: _Setter, usual: float) -> Row:
    ours, theirs = (renewed(longer(form, paper.fact, paper.rows), paper) for _ in range(2))
    sheets, set_by_other = _drawn(form, next(ours)), by_other(next(theirs))
    seconds, baseline = side_by_side(
        lambda: _drawn(form, next(ours)), lambda: by_other(next(theirs)), paper.rounds, process_time
    )
    told = f"{name}, {pages_of(set_by_other)} pages for our {pages_of(sheets)}"
    return Row(paper.name, told, seconds, baseline, usual, paper.goal)


def _bound(form: Form, paper: Paper) -> Row:
    """What was drawn when it was signed is bound as it is; typst sets all anew."""
    facts = renewed(longer(form, paper.fact, paper.rows), paper)
    piece = _drawn(form, longer(form, paper.fact, paper.rows // _PARTS))
    parts = [Part(f"笔录{n}", piece) for n in range(_PARTS)]
    seconds, baseline = side_by_side(
        lambda: bind([*parts], Imprint("示例案", "示例局", _MADE)),
        lambda: typst_pages.compiled(paper.source(next(facts))),
        paper.rounds,
    )
    return Row(f"bound case of {pages_of(piece) * _PARTS} pages", "typst, as many pages", seconds, baseline, 0.4, 1.0)


def _drawn(form: Form, facts: dict[str, Any]) -> bytes:
    made = printed(form, facts)()
    assert isinstance(made, bytes)
    return made
