"""The draft of a paper that is being made: its key, its body, and what of it is shown before it is restored."""

import json

from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.formdefs.model import Facts
from inspector_app.support.files import sha256
from inspector_app.ui.targets import EditPaper
from inspector_app.usecases.drafts import Draft
from inspector_app.usecases.paper import Paper

_DRAFTS = "documents:"


def draft_key(target: EditPaper) -> str:
    """The same paper has the same draft: by the kept document, else by the records it speaks of."""
    about = {name: value for name, value in plain(target.paper).items() if name != "due"}
    return _DRAFTS + (target.document_rid or sha256(canonical(about).encode())[:20])


def draft_body(target: EditPaper, facts: Facts) -> str:
    """A paper with its facts as the text of a draft."""
    body = {"paper": plain(target.paper), "facts": facts, "document_rid": target.document_rid}
    return json.dumps(body, ensure_ascii=False)


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
