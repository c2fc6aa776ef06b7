"""Enter or correct one link of the chain: who was hired, by whom, for what and at what price."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.pick_dialog import company_entry, person_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.projects import ChainLine, save_link


class LinkDialog(RecordForm):
    """``ask`` gives back the link as it was saved, or None."""

    def __init__(
        self, session: Session[Context], link: ChainLink, chain: tuple[ChainLine, ...], parent: QWidget | None = None
    ) -> None:
        others = [line for line in chain if line.link.rid != link.rid]
        key = DraftKey(PROJECTS, link.project_rid, "link", link.rid, is_new=len(others) == len(chain))
        uppers = [(f"{line.party}（{vocabulary.word(line.link.role)}）", line.link.rid) for line in others]
        oral = vocabulary.entry("chain_link.oral").hint
        asks = (
            Ask("party_kind", word="liability.party_kind"),
            Ask("role"),
            Ask("company_rid", draw=company_entry, wide=True),
            Ask("person_rid", draw=person_entry, wide=True),
            Ask("upper_rid", words=uppers, empty=tr("没有上级"), none=tr("还没有登记别的单位或个人"), wide=True),
            Ask("work"),
            Ask("oral", hint="", draw=lambda _form: QCheckBox(oral)),
            *map(Ask, ("price_fen", "settled_fen", "paid_fen", "contract_no", "qualification", "lends_name")),
        )
        is_person = link.person_rid or (link.role is LinkRole.CREW and not link.company_rid)
        start = {"party_kind": PartyKind.PERSON if is_person else PartyKind.COMPANY}
        super().__init__(
            session, tr("分包关系"), link, asks, save_link, start=start, draft=key, width=820, parent=parent
        )
        self.sheet.changed.connect(self._switched)
        self._switched("party_kind")

    @property
    def _party(self) -> str:
        """The entry in sight in which the party stands."""
        return "person_rid" if self.value("party_kind") is PartyKind.PERSON else "company_rid"

    def entered(self) -> ChainLink:
        link: ChainLink = super().entered()
        return replace(link, company_rid="") if self._party == "person_rid" else replace(link, person_rid="")

    def refuse(self, problems: Sequence[Problem]) -> None:
        where = {"party": self._party, "upper": "upper_rid"}
        super().refuse([replace(problem, where=where.get(problem.where, problem.where)) for problem in problems])

    def _switched(self, name: str) -> None:
        if name == "party_kind":
            self.show_only({name: name == self._party for name in ("company_rid", "person_rid")})
