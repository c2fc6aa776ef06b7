"""The real forms at their usual length: a transcript of forty questions, a wage list of three hundred lines."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import completed, example
from inspector_app.formdefs.model import Form
from inspector_app.support.paths import forms_folder
from tests.benchmarks.measure import Row, Work, side_by_side

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
    forms = Catalogue.load([forms_folder()])
    for name, form_id, fact, rows, usual in (
        ("transcript, 40 questions", "interview-record", "qas", 40, 1.3),
        ("wage list, 300 lines", "wage-arrears-list", "lines", 300, 8.0),
    ):
        form = forms.find(form_id)
        work = printed(form, longer(form, fact, rows))
        work()
        ours, theirs = side_by_side(work, lambda: hashlib.sha256(_HASHED).digest())
        yield Row(name, "SHA-256 of 64 MiB", ours, theirs, usual)
