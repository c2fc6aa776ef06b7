"""The real forms at their usual length: a transcript of forty questions, a wage list of three hundred lines."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import completed, example
from inspector_app.formdefs.model import Form
from inspector_app.support.paths import forms_folder
from tests.benchmarks.measure import Row, Work, side_by_side


class Length(NamedTuple):
    """A paper of so many rows of one fact, and how it usually compares."""

    name: str
    form_id: str
    fact: str
    rows: int
    usual: float


LENGTHS = (
    Length("transcript, 40 questions", "interview-record", "qas", 40, 1.2),
    Length("wage list, 300 lines", "wage-arrears-list", "lines", 300, 7.5),
)
_MADE = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
_HASHED = bytes(64 << 20)


def longer(form: Form, fact: str, rows: int) -> dict[str, Any]:
    """The form's own example with the rows of one fact told again until there are so many."""
    facts = example(form)
    told = facts[fact]
    return completed(form, facts | {fact: [told[n % len(told)] for n in range(rows)]})


def printed(form: Form, facts: dict[str, Any]) -> Work:
    """The final paper, first copy."""
    copy = form.copies[0] if form.copies else None
    return partial(render, form, facts, copy=copy, mark=Mark.FINAL, made_at=_MADE)


def measure() -> Iterator[Row]:
    """Both papers, warm, against hashing 64 MiB."""
    forms = Catalogue.load(forms_folder())
    for length in LENGTHS:
        form = forms.find(length.form_id)
        work = printed(form, longer(form, length.fact, length.rows))
        work()
        ours, theirs = side_by_side(work, lambda: hashlib.sha256(_HASHED).digest())
        yield Row(length.name, "SHA-256 of 64 MiB", ours, theirs, length.usual)
