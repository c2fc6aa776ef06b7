"""Enter or correct one link of the chain: who was hired, by whom, for what and at what price."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.support import vocabulary
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.parties.pick_dialog import pick_company, pick_person
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.projects.fact_box import FactBox
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import party_name
from inspector_app.usecases.projects import ChainLine

_COMPANY, _PERSON = str(PartyKind.COMPANY), str(PartyKind.PERSON)


class LinkDialog(RecordDialog):
    """``ask`` gives back the link as it was saved, or None."""

    def __init__(
        self, session: Session[Context], link: ChainLink, chain: tuple[ChainLine, ...], parent: QWidget | None = None
    ) -> None:
        is_new = all(line.link.rid != link.rid for line in chain)
        key = DraftKey(PROJECTS, link.project_rid, "link", link.rid, is_new)
        super().__init__(session, tr("分包关系"), tr("保存"), parent=parent, draft=key)
        self._link = link
        self.setMinimumWidth(820)
        kinds = [Segment(word, str(kind)) for kind, word in vocabulary.words(PartyKind).items()]
        self.sheet.add("party_kind", vocabulary.label("liability.party_kind"), Segmented(kinds))
        add = self.sheet.of("chain_link")
        add("role", ChoiceBox([(word, role) for role, word in vocabulary.words(LinkRole).items()]))
        for name, pick in (("company_rid", self._pick_company), ("person_rid", self._pick_person)):
            add(name, PickEntry(pick, lambda rid: session.read(party_name, rid)), wide=True)
        others = [line for line in chain if line.link.rid != link.rid]
        uppers = [(f"{line.party}（{vocabulary.word(line.link.role)}）", line.link.rid) for line in others]
        add("upper_rid", ChoiceBox(uppers, tr("没有上级")), wide=True)
        add("work", QLineEdit())
        add("oral", QCheckBox(vocabulary.entry("chain_link.oral").hint), "")
        for name in ("price_fen", "settled_fen", "paid_fen"):
            add(name, MoneyEdit(name))
        for name in ("contract_no", "qualification", "lends_name"):
            add(name, FactBox(vocabulary.entry(f"chain_link.{name}").hint), "")
        self.sheet.form.changed.connect(self._switched)
        values = {f.name: getattr(link, f.name) for f in fields(link) if f.name in self.sheet.fields}
        is_person = link.person_rid or (link.role is LinkRole.CREW and not link.company_rid)
        self.sheet.start(values | {"party_kind": _PERSON if is_person else _COMPANY})
        self._switched("party_kind")

    @classmethod
    def ask(
        cls, session: Session[Context], link: ChainLink, chain: tuple[ChainLine, ...], parent: QWidget | None = None
    ) -> ChainLink | None:
        """Let the person fill the link in."""
        saved: ChainLink | None = cls(session, link, chain, parent).ask_now()
        return saved

    def attempt(self) -> None:
        """Save."""
        values = self.sheet.values()
        other = "company_rid" if values.pop("party_kind") == _PERSON else "person_rid"
        values |= {"work": self.sheet.text("work"), "upper_rid": values["upper_rid"] or "", other: ""}
        link = replace(self._link, **values)
        self.session.do(projects.save_link, link, then=self.finish, refused=self._refused)

    def _refused(self, problems: Any) -> None:
        """The party stands in one of two fields; whichever is in sight shows what is said of it."""
        party = "person_rid" if self.sheet.values()["party_kind"] == _PERSON else "company_rid"
        where = {"party": party, "upper": "upper_rid"}
        self.refuse([replace(problem, where=where.get(problem.where, problem.where)) for problem in problems])

    def _switched(self, name: str) -> None:
        if name == "party_kind":
            is_person = self.sheet.values()["party_kind"] == _PERSON
            self.sheet.fields["person_rid"].setVisible(is_person)
            self.sheet.fields["company_rid"].setVisible(not is_person)
            self.fit()

    def _pick_company(self) -> str | None:
        found = pick_company(self.session, self)
        return found.rid if found else None

    def _pick_person(self) -> str | None:
        found = pick_person(self.session, self)
        return found.rid if found else None
