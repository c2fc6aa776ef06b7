"""The draft of a paper that is being made: its key, its body, how the paper begins, and what is shown of a draft."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.sentences import out_of_step
from inspector_app.support.errors import Refused
from inspector_app.support.files import sha256
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_values import TOLD, Unread, is_half_typed, same_values, with_unread
from inspector_app.usecases.drafts import Draft, drafts_below
from inspector_app.usecases.facts import habits, told
from inspector_app.usecases.facts_split import Split, first_facts, split
from inspector_app.usecases.field_articles import field_articles, form_articles
from inspector_app.usecases.issuing import form_for
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_checks import fitting_parties
from inspector_app.usecases.paper_file import document_facts
from inspector_app.usecases.recorded import Difference, differences
from inspector_app.usecases.surroundings import Surroundings

_DRAFTS = "documents:"
_NOT_COUNTED = ("about", "due")
_LATER = ("lead_rid", "hazard_rid", "meeting_rid", "advice_rid", "incident_rid")
"""Drafts of before are found again: they knew none of these."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A paper before anything is typed: its form, what the records say of it, and the facts it begins with.

    ``parties`` are the capacities that its party can have, ``articles`` the law behind its entries by fact; what the
    form rests on as a whole stands under no name.
    """

    form: Form
    given: Facts
    facts: dict[str, Any]
    parties: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> Split:
        """Its facts by how an editor shows them."""
        return split(self.form, self.given, self.parties)

    def gone_on_with(self, kept: Facts) -> dict[str, Any]:
        """The facts of a draft, as far as they still say more than the records."""
        return first_facts(self.form, self.given, kept)


def beginning(context: Context, target: EditPaper) -> Beginning:
    """How a paper begins, or a kept document is gone on with. Raises as ``form_for`` and ``prefilled``."""
    form = form_for(context, target.paper)
    around = Surroundings(context, target.paper)
    given = told(form, around)
    kept = document_facts(context, target.document_rid) if target.document_rid else {}
    articles = {"": form_articles(context, form), **field_articles(context, form)}
    first = first_facts(form, given if kept else given | habits(context, form), kept)
    return Beginning(form, given, first, fitting_parties(around), articles)


def says_nothing(context: Context, found: Draft) -> bool:
    """Whether a draft says only how its paper begins anyway, and nothing typed in a dialog leads back to it."""
    kept = drafted(found)
    if kept is None or is_half_typed(found.body) or drafts_below(context, f"{found.key}:"):
        return False
    try:
        begun = beginning(context, kept[0])
    except Refused:
        return False
    return same_values(begun.facts, begun.gone_on_with(kept[1]))


def draft_key(target: EditPaper) -> str:
    """The same paper has the same draft: by the kept document, else by the records it speaks of."""
    paper: dict[str, Any] = plain(target.paper)
    told = {**paper, **paper["about"]}
    about = {name: value for name, value in told.items() if name not in _NOT_COUNTED and (value or name not in _LATER)}
    return _DRAFTS + (target.document_rid or sha256(canonical(about).encode())[:20])


@dataclass(frozen=True, slots=True)
class Followed:
    """A paper as its records have it now: how it would begin, its facts, and what it stated otherwise before.

    ``left`` names the sentences that were written over by hand and do not follow.
    """

    begun: Beginning
    facts: dict[str, Any]
    moved: tuple[Difference, ...]
    left: tuple[str, ...]


def followed(context: Context, target: EditPaper, facts: Facts) -> Followed:
    """The paper with what the records say now; what is typed stays. Raises as ``beginning``."""
    begun = beginning(context, target)
    now = begun.gone_on_with(facts)
    return Followed(begun, now, tuple(differences(begun.form, facts, now)), out_of_step(begun.form, now))


def whom(target: EditPaper, facts: Facts) -> str:
    """Whom a paper is about: to whom it goes, else who is asked in it; empty where it is about nobody."""
    told = (facts.get("addressee.name"), target.paper.addressee, facts.get("person.name"))
    return str(next((name for name in told if name), ""))


def headed(context: Context, target: EditPaper, facts: Facts) -> tuple[str, str, str]:
    """What stands below the title of a paper: the number of the blank that it was written on by hand, whom it is about,
    and of which project; empty what there is not."""
    return blank_of(context, target.document_rid), whom(target, facts), str(facts.get("project.name") or "")


def draft_body(target: EditPaper, facts: Facts, unread: Unread | None = None, form: Form | None = None) -> str:
    """A paper with its facts as the text of a draft, what the form calls them, and text in its entries that is no value
    yet."""
    told = {fact.name: (fact.label, "") for fact in form.facts if fact.name in facts} if form else {}
    body = {"paper": plain(target.paper), "facts": facts, "document_rid": target.document_rid, TOLD: told}
    return with_unread(json.dumps(body, ensure_ascii=False), unread or {})


def drafted(found: Draft) -> tuple[EditPaper, Facts] | None:
    """The paper and the facts of a draft; None when it is of an older version whose form has changed since."""
    try:
        paper = from_plain(Paper, found.body["paper"], "draft")
    except (BadRecord, KeyError, TypeError):
        return None
    return EditPaper(paper, str(found.body.get("document_rid") or "")), found.body.get("facts") or {}


def draft_lines(found: Draft) -> list[str]:
    """What a draft holds, to be looked at before it is restored: the texts typed, not numbers of persons."""
    facts = found.body.get("facts") if isinstance(found.body, dict) else None
    texts = facts.items() if isinstance(facts, dict) else ()
    return [str(value) for name, value in texts if isinstance(value, str) and name.startswith("text.")] or [found.title]
