"""Which sentences of a kept paper were written over by hand: as they were drafted, and as they were kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.formdefs.placeholders import drafted
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class WrittenOver:
    """A sentence by what it is called: how it stood before (our draft, or what was kept last), and as it was kept."""

    label: str
    before: str
    after: str


def written_over(context: Context, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[WrittenOver, ...]:
    """What a person changed of the sentences of a document between two versions in the journal (its fields by name).

    Of the first version what differs from our draft. A sentence that only followed its records was changed by nobody.
    """
    try:
        form = context.forms.find(str(after["form"]), str(after["edition"]))
        now, then = (from_json(str(each.get("facts") or "{}")) for each in (after, before))
    except (Refused, KeyError):  # of an edition or a shape that this program does not know
        return ()
    return tuple(_changed(form, then, now))


def _changed(form: Form, then: Facts, now: Facts) -> Iterator[WrittenOver]:
    for fact in form.facts:
        text = str(now.get(fact.name) or "")
        if not fact.default or fact.type is not FactType.LONG_TEXT or fact.name not in now:
            continue
        draft = _draft(form, fact.name, now)
        last = str(then.get(fact.name, draft))
        if text not in (draft, last):
            before = last if last != _draft(form, fact.name, then) and fact.name in then else draft
            yield WrittenOver(fact.label, before, text)


def _draft(form: Form, name: str, facts: Facts) -> str:
    fact = form.fact(name)
    try:
        return drafted(fact, facts, form)[0] if fact else ""
    except (ValueError, TypeError):  # values that an older edition took otherwise
        return str(facts.get(name) or "")
