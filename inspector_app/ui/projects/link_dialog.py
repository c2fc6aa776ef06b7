"""Enter or correct one link of the chain: who was hired, by whom, for what and at what price."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

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

_COMPANY, _PERSON = "company", "person"
_BELOW = {
    LinkRole.OWNER: LinkRole.GENERAL,
    LinkRole.GENERAL: LinkRole.LABOUR,
    LinkRole.SUBCONTRACTOR: LinkRole.LABOUR,
    LinkRole.LABOUR: LinkRole.CREW,
}


def role_below(upper: ChainLink | None) -> LinkRole:
    """What stands below a link as a rule."""
    return _BELOW.get(upper.role, LinkRole.CREW) if upper else LinkRole.GENERAL


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
        kinds = [Segment(tr("单位"), _COMPANY), Segment(tr("个人"), _PERSON)]
        self.sheet.add("party_kind", tr("类型"), Segmented(kinds))
        self.sheet.add(
            "role", tr("角色"), ChoiceBox([(word, role) for role, word in vocabulary.words(LinkRole).items()])
        )
        for name, label, pick in (
            ("company_rid", tr("单位"), self._pick_company),
            ("person_rid", tr("个人"), self._pick_person),
        ):
            self.sheet.add(name, label, PickEntry(pick, lambda rid: session.read(party_name, rid)), wide=True)
        others = [line for line in chain if line.link.rid != link.rid]
        uppers = [(f"{line.party}（{vocabulary.word(line.link.role)}）", line.link.rid) for line in others]
        self.sheet.add("upper_rid", tr("由谁雇用（上级）"), ChoiceBox(uppers, tr("没有上级")), wide=True)
        self.sheet.add("work", tr("承包内容"), QLineEdit(), tr("如 木工班组、二次结构劳务"))
        self.sheet.add("contract_no", tr("合同编号"), FactBox(tr("合同编号")))
        self.sheet.add("oral", tr("口头约定"), QCheckBox(tr("没有书面合同，口头约定")))
        for name, label in (("price_fen", "合同价（元）"), ("settled_fen", "已结算（元）"), ("paid_fen", "已付（元）")):
            self.sheet.add(name, tr(label), MoneyEdit(name))
        self.sheet.add("qualification", tr("资质"), FactBox(tr("资质等级和证书编号")))
        self.sheet.add("lends_name", tr("挂靠"), FactBox(tr("挂靠的情况，双方陈述")))
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
