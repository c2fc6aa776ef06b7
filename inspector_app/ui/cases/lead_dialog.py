"""Enter a lead: where it came from, who complains, what it says."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.people_entry import PeopleEntry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, LEADS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.leads import lead_problems, new_lead, save_lead
from inspector_app.usecases.offers import firm_names

OPENED_IN = "opened_in"


def _asks(firms: Sequence[str], channels: Sequence[str], empty: str) -> tuple[Ask, ...]:
    return (
        Ask("kind", wide=True),
        Ask("channel", words=[(each, each) for each in channels], empty=empty),
        Ask("outer_number"),
        Ask("received_on", required=True),
        Ask("reply_by"),
        Ask("respondent", offers=firms, span=2),
        Ask("heads"),
        Ask("secret"),
        Ask("complainant_rids", draw=lambda form: PeopleEntry(form.session), wide=True),
        Ask("facts", lines=3, required=True),
        Ask("request", lines=1),
    )


def lead_draft(lead_rid: str, case_rid: str = "") -> DraftKey:
    """The key of a lead's draft: of a case, or of one that is still to be opened."""
    return DraftKey(CASES, case_rid or NEW, "lead", lead_rid)


class LeadDialog(RecordForm):
    """``outcome`` is the lead as entered; whoever asked saves it, and forgets its draft (:func:`lead_draft`) then.

    ``opened_in`` is the new case in whose dialog it is entered, so that its draft leads back there.
    With ``saves`` it is kept at once, as one of the register. Companies around the project, or the case, are offered as
    the 被反映单位, then all that are registered.
    """

    hands_over = True

    def __init__(
        self, session: Session[Context], lead: Lead | None = None, parent: QWidget | None = None, case_rid: str = "",
        project_rid: str = "", opened_in: str = "", saves: bool = False,
    ) -> None:  # fmt: skip
        known = lead or session.read(new_lead)
        self.hands_over, self._saves = not saves, saves
        page = DraftKey(LEADS, known.rid if known.facts else NEW, "lead", known.rid)
        key = replace(page if saves else lead_draft(known.rid, case_rid), is_new=not known.facts)
        channels = tuple(dict.fromkeys((*session.context.law.leads.channels, known.channel)))
        firms = session.read(firm_names, known.project_rid or project_rid, known.case_rid or case_rid)
        super().__init__(
            session, tr("线索"), known,
            _asks(firms, [each for each in channels if each], "" if known.channel else tr("（未填）")),
            save_lead if saves else lead_problems, verb=tr("保存") if saves else tr("确定"),
            start={OPENED_IN: opened_in}, draft=key, width=720, parent=parent,
        )  # fmt: skip

        if saves and known.facts:
            with_removal(self, known)
        self.sheet.fields["kind"].entry.value_changed.connect(self._keep_secret)  # type: ignore[attr-defined]

    def _keep_secret(self) -> None:
        """Who reports is kept secret by law, asked for or not."""
        if self.value("kind") is LeadKind.REPORT:
            self.form.put("secret", True)

    def attempt(self) -> None:
        lead = replace(self.entered(), rid=self.record_rid or self.record.rid)
        if self._saves:
            self.session.do(save_lead, lead, then=self.finish, refused=self.refuse)
        elif problems := self.session.read(lead_problems, lead):
            self.refuse(problems)
        else:
            self.finish(lead)
