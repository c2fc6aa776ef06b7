"""Enter a lead: where it came from, who complains, what it says."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support import vocabulary
from inspector_app.ui.codecs import DATE, WORD
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.parties.people_entry import PeopleEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.integer_edit import IntegerEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segment, Segmented
from inspector_app.usecases.case_edits import lead_problems
from inspector_app.usecases.context import Context


def lead_from(values: dict[str, Any], lead: Lead) -> Lead:
    """The lead with what was entered."""
    return replace(
        lead,
        kind=LeadKind(values["kind"] or LeadKind.COMPLAINT),
        received_on=DATE.to_entry(values["received_on"]) or lead.received_on,
        channel=values["channel"] or "",
        outer_number=str(values["outer_number"] or "").strip(),
        respondent=str(values["respondent"] or "").strip(),
        heads=values["heads"] or 0,
        complainant_rids=tuple(values["complainant_rids"] or ()),
        facts=str(values["facts"] or "").strip(),
        request=str(values["request"] or "").strip(),
        secret=bool(values["secret"]),
    )


def lead_draft(lead_rid: str, case_rid: str = "") -> DraftKey:
    """The key of a lead's draft: of a case, or of one that is still to be opened."""
    return DraftKey(CASES, case_rid or NEW, "lead", lead_rid)


def lead_words(lead: Lead) -> str:
    """来访投诉，3月2日，23人: a lead in one line."""
    heads = f"，{lead.heads}人" if lead.heads else ""
    return f"{lead.channel}{vocabulary.word(lead.kind)}，{lead.received_on.isoformat()}收到{heads}"


class LeadDialog(RecordDialog):
    """``outcome`` is the lead as entered; whoever asked saves it, and forgets its draft (:func:`lead_draft`) then."""

    hands_over = True

    def __init__(
        self, session: Session[Context], lead: Lead, parent: QWidget | None = None, case_rid: str = ""
    ) -> None:
        self._lead = lead
        key = replace(lead_draft(lead.rid, case_rid), is_new=not lead.facts)
        super().__init__(session, "线索", "确定", _values(lead), 720, parent=parent, draft=key)
        today: date = session.context.clock.today()
        add = self.sheet.of("lead")
        kinds = [Segment(word, str(kind)) for kind, word in vocabulary.words(LeadKind).items()]
        add("kind", Segmented(kinds), wide=True, codec=WORD)
        channels = vocabulary.entry("lead.channel").known
        add("channel", ChoiceBox([(word, word) for word in channels], "（未填）"), codec=WORD)
        add("outer_number", QLineEdit())
        add("received_on", DateEdit("received_on", lambda: today), required=True, codec=DATE)
        add("heads", IntegerEdit("heads"))
        add("respondent", QLineEdit(), wide=True)
        people = PeopleEntry(session)
        add("complainant_rids", people, wide=True)
        add("facts", GrowingText(3), required=True, wide=True)
        add("request", GrowingText(1), wide=True)
        add("secret", Segmented(YES_NO))

    @classmethod
    def ask(
        cls,
        session: Session[Context],
        lead: Lead | None = None,
        parent: QWidget | None = None,
        case_rid: str = "",
    ) -> Lead | None:
        """The lead as entered, or None when the person turned back."""
        today = session.context.clock.today()
        entered: Lead | None = cls(
            session, lead or Lead(new_rid(), LeadKind.COMPLAINT, today, "来访"), parent, case_rid
        ).ask_now()
        return entered

    def attempt(self) -> None:
        lead = lead_from(self.sheet.values(), replace(self._lead, rid=self.record_rid or self._lead.rid))
        problems = self.session.read(lead_problems, lead)
        if problems:
            self.refuse(problems)
        else:
            self.finish(lead)


def _values(lead: Lead) -> dict[str, Any]:
    return {
        "kind": str(lead.kind), "channel": lead.channel or None, "outer_number": lead.outer_number,
        "received_on": lead.received_on.isoformat(), "heads": lead.heads or None, "respondent": lead.respondent,
        "complainant_rids": list(lead.complainant_rids), "facts": lead.facts, "request": lead.request,
        "secret": lead.secret,
    }  # fmt: skip
