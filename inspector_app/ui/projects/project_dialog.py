"""Enter or correct what the ledger says of a project."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project, ProjectKind
from inspector_app.support import vocabulary
from inspector_app.ui.binding import Codec
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.projects.fact_box import FactBox
from inspector_app.ui.projects.wording import tr
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PROJECTS
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.integer_edit import IntegerEdit
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import lookups, projects
from inspector_app.usecases.context import Context

STATES = ("在建", "停工", "完工", "竣工验收")
FACTS = (
    ("special_account", "工资专用账户"),
    ("deposit", "工资保证金"),
    ("real_name_system", "实名制管理"),
    ("paid_by_contractor", "总包代发"),
    ("wage_specialist", "劳资专管员"),
    ("notice_board", "维权信息告示牌"),
)
_FACT_HINTS = {
    "special_account": "开户银行和账号",
    "deposit": "存储或者保函，金额、有效期",
    "real_name_system": "平台和登记人数",
    "paid_by_contractor": "代发银行，最近一次代发",
    "wage_specialist": "姓名和电话",
    "notice_board": "位置和内容是否齐全",
}
_NOUGHT = Codec(lambda value: value or None, lambda value: value or 0)


class ProjectDialog(RecordDialog):
    """``ask`` gives back the project as it was saved, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        title = tr("修改项目") if project.rid else tr("新增项目")
        key = DraftKey(PROJECTS, project.rid or NEW, "project", "" if project.rid else new_rid(), not project.rid)
        super().__init__(session, title, tr("保存"), parent=parent, draft=key)
        self._project = project
        self.setMinimumWidth(860)
        self._add_ledger()
        self._add_parties()
        for name, label in FACTS:
            self.sheet.add(name, tr(label), FactBox(tr(_FACT_HINTS[name])))
        self.sheet.add("note", tr("备注"), GrowingText(least=2), wide=True)
        self.sheet.start({f.name: getattr(project, f.name) for f in fields(project) if f.name in self.sheet.fields})

    @classmethod
    def ask(cls, session: Session[Context], project: Project, parent: QWidget | None = None) -> Project | None:
        """Let the person fill the project in."""
        saved: Project | None = cls(session, project, parent).ask_now()
        return saved

    def attempt(self) -> None:
        """Save."""
        values: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in self.sheet.values().items()
        }
        self.session.do(projects.save_project, replace(self._project, **values), then=self.finish, refused=self.refuse)

    def _add_ledger(self) -> None:
        add = self.sheet.add
        towns, departments = self.session.read(lookups.places)
        today = self.session.context.clock.today
        add("name", tr("项目名称"), QLineEdit(), required=True, lacking="project-no-name", wide=True)
        add("code", tr("项目编码"), QLineEdit())
        add(
            "kind",
            tr("项目类别"),
            Segmented([Segment(word, kind) for kind, word in vocabulary.words(ProjectKind).items()]),
        )
        add("town", tr("所属乡镇"), KnownWords(towns))
        add("department", tr("行业主管部门"), KnownWords(departments))
        add("address", tr("项目地址"), QLineEdit(), wide=True)
        add("state", tr("项目状态"), ChoiceBox([(tr(word), word) for word in STATES]))
        add("started_on", tr("开工日期"), DateEdit("started_on", today))
        add("contract_fen", tr("合同价（元）"), MoneyEdit("contract_fen"))
        self._number("heads", tr("农民工人数"), IntegerEdit("heads"))
        self._number("unpaid_fen", tr("未支付工资（元）"), MoneyEdit("unpaid_fen"))

    def _add_parties(self) -> None:
        for name, label in (
            ("owner_name", "建设单位"),
            ("contractor_name", "施工总承包单位"),
            ("manager_name", "项目负责人"),
            ("manager_phone", "联系电话"),
        ):
            self.sheet.add(name, tr(label), QLineEdit())

    def _number(self, name: str, label: str, entry: QWidget) -> None:
        self.sheet.add(name, label, entry, codec=_NOUGHT)
