"""Renders the fullest example of a form and compares its text with the approved one in ``expected/``.

After a wanted change of a form or of the layout, ``APPROVE=1 pytest tests/forms`` writes the approved texts anew.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import completed, example
from inspector_app.formdefs.model import Form
from inspector_app.usecases.own_data import load_forms

EXPECTED = Path(__file__).parent / "expected"


def text_of(pdf: bytes) -> Iterator[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.get_textpage().get_text_range().replace("\r\n", "\n")
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Without white space, which extraction places as it likes."""
    return "".join(text.split())


@dataclass(frozen=True)
class Paper:
    """One edition on trial."""

    form: Form

    def facts(self, **changes: Any) -> dict[str, Any]:
        """The fullest example with some facts changed (``__`` for the dot), its sentences drafted from them."""
        given = {fact.name: fact.example for fact in self.form.facts if fact.example is not None}
        return completed(self.form, given | {name.replace("__", "."): value for name, value in changes.items()})

    def pages(self, facts: dict[str, Any] | None = None, copy: str = "存档联") -> list[str]:
        made_at = datetime(2026, 11, 24, 8, tzinfo=UTC)
        printed = self.form.copy(copy)
        pdf = render(self.form, facts or example(self.form), copy=printed, mark=Mark.FINAL, made_at=made_at)
        return list(text_of(pdf))

    def text(self, facts: dict[str, Any] | None = None, copy: str = "存档联") -> str:
        return squeezed("".join(self.pages(facts, copy)))

    def assert_approved(self) -> None:
        path = EXPECTED / f"{self.form.id}_{self.form.edition}.txt"
        found = "\n\f\n".join(page.strip() for page in self.pages()) + "\n"
        if os.environ.get("APPROVE"):
            path.write_text(found, encoding="utf-8")
        assert squeezed(path.read_text(encoding="utf-8")) == squeezed(found)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_forms()


@pytest.fixture
def paper(catalogue: Catalogue) -> Callable[[str, str], Paper]:
    return lambda form_id, edition: Paper(catalogue.find(form_id, edition))
