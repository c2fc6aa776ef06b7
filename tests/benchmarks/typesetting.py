"""Our papers against typst, which sets the same text on like pages: ``uv run --with typst python -m tests.benchmarks
typesetting``. The text is another one each time, so that neither takes a page from its memory; by seconds of all
processors, for typst works on several."""

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
from tests.benchmarks import typst_pages
from tests.benchmarks.measure import Absent, Row, side_by_side
from tests.benchmarks.papers import longer, printed

_MADE = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


class Paper(NamedTuple):
    """A paper of so many rows of one fact, the word of a row that changes each time, how typst sets it, how it usually
    compares, and what it should."""

    name: str
    form_id: str
    fact: str
    word: str
    rows: int
    source: Callable[[dict[str, Any]], bytes]
    usual: float
    goal: float
    rounds: int = 7


_TALK, _LIST = ("interview-record", "qas", "answer"), ("wage-arrears-list", "lines", "crew")
PAPERS = (
    Paper("transcript, 40 questions", *_TALK, 40, typst_pages.transcript, 2.4, 1.0),
    Paper("wage list, 300 lines", *_LIST, 300, typst_pages.wage_list, 1.6, 1.0),
    Paper("wage list, 3,000 lines", *_LIST, 3_000, typst_pages.wage_list, 1.9, 1.0, 3),
    Paper("transcript of 200 pages", *_TALK, 1_750, typst_pages.transcript, 1.6, 1.0, 3),
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
    """Both with fonts read and warm, ours final with everything on its pages; then a bound case of as many pages."""
    forms = Catalogue.load(forms_folder())
    try:
        for paper in PAPERS:
            yield _beside(forms.find(paper.form_id), paper)
        yield _bound(forms.find(PAPERS[-1].form_id), PAPERS[-1])
    except ImportError:
        yield Absent("papers against typst", "typst is not here: uv run --with typst …")


def _beside(form: Form, paper: Paper) -> Row:
    ours, theirs = (renewed(longer(form, paper.fact, paper.rows), paper) for _ in range(2))
    sheets, set_by_typst = _drawn(form, next(ours)), typst_pages.compiled(paper.source(next(theirs)))
    seconds, baseline = side_by_side(
        lambda: _drawn(form, next(ours)),
        lambda: typst_pages.compiled(paper.source(next(theirs))),
        paper.rounds,
        process_time,
    )
    told = f"typst, {pages_of(set_by_typst)} pages for our {pages_of(sheets)}"
    return Row(paper.name, told, seconds, baseline, paper.usual, paper.goal)


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
