"""What somebody began to give a laptop in the office's window and has not registered: kept, listed, gone on with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.domain.assignment import AssignmentKind
from inspector_app.domain.figures import beginning
from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.office.drafts import OfficeDrafts
from inspector_app.usecases.draft_values import TOLD

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """``kind``, ``subject`` and ``side`` are as of an :class:`~inspector_app.usecases.office_task_list.Order`;
    ``name`` says what it is about, ``body`` holds the entries (``draft_values``)."""

    kind: AssignmentKind
    subject: str
    side: str
    name: str
    body: str

    @property
    def said(self) -> str:
        """What tells it from others: the choices by their words, what was written by its beginning."""
        body = json.loads(self.body)
        words = [told[-1] for told in body.get(TOLD, {}).values() if len(told) > 1 and told[-1]]
        written = (body.get(name) for name in ("respondent", "run", "text"))
        return "；".join([*words, *(beginning(each, _SHOWN) for each in written if isinstance(each, str) and each)])

    @property
    def key(self) -> tuple[AssignmentKind, str, str]:
        """There is one draft of one thing."""
        return self.kind, self.subject, self.side


def kept_drafts(drafts: OfficeDrafts) -> tuple[OrderDraft, ...]:
    """All of them. One of a later program, which this one cannot read, is left out. Raises as ``OfficeDrafts.read``."""
    text = drafts.read()
    found: list[OrderDraft] = []
    for each in json.loads(text) if text else ():
        try:
            found.append(from_plain(OrderDraft, each, "draft"))
        except BadRecord:
            continue
    return tuple(found)


def keep_drafts(drafts: OfficeDrafts, every: Iterable[OrderDraft]) -> None:
    """Keep these in place of those that were kept. Raises as ``OfficeDrafts.keep``."""
    lines = [plain(each) for each in every]
    drafts.keep(canonical(lines) if lines else "")
