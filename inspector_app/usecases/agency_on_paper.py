"""The office as papers tell of it: whoever has a right that is used here is told where, and what a paper tells is
remembered where nothing was."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inspector_app.domain.agency import Agency
from inspector_app.domain.reason import says_why
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Problem

_LEAST_DIGITS = 5
_REMEMBERED = ("address", "phone", "review_organ", "court")


def _rings(words: str) -> bool:
    return sum(map(str.isdigit, words)) >= _LEAST_DIGITS


_PHONE = "agency.phone"
_REACHED = {"agency.address": says_why, _PHONE: _rings}


def nowhere_to_say_it(form: Form, facts: Facts, right: str, basis: str) -> Iterator[Problem]:
    """Errors for the address and the telephone of the office that a paper prints, where it tells of a ``right`` that is
    used there and they are not known."""
    for name, is_told in _REACHED.items():
        fact = form.fact(name)
        if fact is not None and not is_told(str(facts.get(name) or "")):
            yield Problem("right-nowhere", name, details={"label": fact.label, "right": right, "basis": basis})


def nothing_to_ring(form: Form, facts: Facts) -> list[Problem]:
    """An error where the words before the office's telephone are printed whether or not there is one, and none is
    known."""
    printed = any(f"{{{_PHONE}}}" in block.text and not block.when for block in form.blocks)
    return [Problem("phone-empty", _PHONE)] if printed and not _rings(str(facts.get(_PHONE) or "")) else []


def tells_all(agency: Agency) -> bool:
    """Whether all is recorded that papers tell of the office: where it is, its telephone, who reviews, which court."""
    return all(getattr(agency, name) for name in _REMEMBERED)


def learned_agency(agency: Agency, facts: Facts) -> tuple[Agency, ...]:
    """The agency with what a paper that is signed off tells of it and nobody had recorded; nothing where all was."""
    empty = (name for name in _REMEMBERED if not getattr(agency, name))
    found = {name: str(facts.get(f"agency.{name}") or "").strip() for name in empty}
    told: dict[str, Any] = {name: words for name, words in found.items() if words}
    return (replace(agency, **told),) if told else ()
