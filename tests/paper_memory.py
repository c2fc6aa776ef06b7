"""What a paper looked like once is remembered: the same arguments give the same bytes, and many tests sign the same."""

from typing import Any

import pytest

from inspector_app.documents import render
from inspector_app.formdefs.model import Facts, Form
from inspector_app.usecases import sheets

_MOST = 200  # those of the desk, which come again and again; each has some 100 KB
_render_placed = render.render_placed
_drawn: dict[tuple[int, str, str], tuple[Form, render.Rendered]] = {}


def render_placed(form: Form, facts: Facts, **how: Any) -> render.Rendered:
    """As :func:`inspector_app.documents.render.render_placed`."""
    key = id(form), repr(dict(facts)), repr(sorted(how.items()))
    if key not in _drawn:
        if len(_drawn) >= _MOST:
            del _drawn[next(iter(_drawn))]
        _drawn[key] = form, _render_placed(form, facts, **how)  # the form stays, and with it what it is known by
    return _drawn[key][1]


@pytest.fixture(autouse=True)
def papers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the tests of a folder that imports it; how papers are drawn is tried elsewhere, each time anew."""
    for module in (render, sheets):
        monkeypatch.setattr(module, "render_placed", render_placed)
