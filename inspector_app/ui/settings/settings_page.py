"""设置: parts in a list at the left, the chosen one at the right, each built when first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from inspector_app.ui.layouts import in_row
from inspector_app.ui.session import Session
from inspector_app.ui.settings.agency_section import AgencySection
from inspector_app.ui.settings.backup_section import BackupSection
from inspector_app.ui.settings.blanks_section import BlanksSection
from inspector_app.ui.settings.calendar_section import CalendarSection
from inspector_app.ui.settings.colleagues_section import ColleaguesSection
from inspector_app.ui.settings.inspectors_section import InspectorsSection
from inspector_app.ui.settings.law_section import LawSection
from inspector_app.ui.settings.numbers_section import NumbersSection
from inspector_app.ui.settings.office_section import OfficeSection
from inspector_app.ui.settings.own_figures import MinimumWageSection, ThresholdSection
from inspector_app.ui.settings.secrets_section import SecretsSection
from inspector_app.ui.settings.section import Section
from inspector_app.ui.settings.sheets_section import SheetsSection
from inspector_app.ui.settings.size_section import SizeSection
from inspector_app.ui.targets import (
    AGENCY_PART,
    BACKUP_PART,
    BLANKS_PART,
    COLLEAGUES_PART,
    INSPECTORS_PART,
    LAW_PART,
    MINIMUM_WAGE_PART,
    OFFICE_PART,
    BroughtFiles,
    ResumeDraft,
)
from inspector_app.ui.theme import GAP_4, dress
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.widgets.stepper import Step, Stepper
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_place import store_name

_PARTS: tuple[tuple[str, Callable[[Session[Context]], Section]], ...] = (
    (AGENCY_PART, AgencySection),
    (INSPECTORS_PART, InspectorsSection),
    ("口令与锁定", SecretsSection),
    ("显示大小", SizeSection),
    (OFFICE_PART, OfficeSection),
    (COLLEAGUES_PART, ColleaguesSection),
    ("数额标准", ThresholdSection),
    (MINIMUM_WAGE_PART, MinimumWageSection),
    ("文号号段", NumbersSection),
    ("用印纸", SheetsSection),
    (BLANKS_PART, BlanksSection),
    ("放假通知", CalendarSection),
    (BACKUP_PART, BackupSection),
    (LAW_PART, LawSection),
)

SETTINGS_PARTS = tuple(title for title, _build in _PARTS)
"""What the parts are called, for sentences that lead there."""


# Where a draft was typed.
_PART_OF = {
    "agency": AGENCY_PART, "inspector": INSPECTORS_PART, "threshold": "数额标准", "block": "文号号段",
    "paper": "文号号段",
    "calendar": "放假通知", "minimum_wage": MINIMUM_WAGE_PART, "rule": LAW_PART, "sheets": "用印纸",
    "blanks": BLANKS_PART, "own-form": LAW_PART, "colleague": COLLEAGUES_PART, "versions": COLLEAGUES_PART,
}  # fmt: skip


class SettingsPage(Page):
    """``open_target`` takes the title of a part, a draft that was typed in one, or packages of a colleague."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(self.tr("设置"), "", scrolls=False, in_parts=True)
        self._session = session
        self.header.set_subtitle(self.tr("资料库：{}").format(store_name(session.context.store.folder)))
        self.parts = Stepper(self.tr("设置分类"))
        self.parts.setFixedWidth(220)
        self.parts.set_steps([Step(title) for title, _build in _PARTS])
        self._sections: dict[int, Section] = {}
        self._areas: dict[int, Scrolled] = {}
        self._shown = QStackedWidget()
        row = in_row(self.parts, gap=GAP_4)
        dress(self.parts)
        row.addWidget(self._shown, 1)
        self.body.addLayout(row, 1)
        self.parts.chosen.connect(self.show_part)
        self.show_part(0)

    def show_part(self, number: int) -> None:
        """Bring a part in sight."""
        if number not in self._sections:
            self._sections[number] = _PARTS[number][1](self._session)
            self._sections[number].setProperty("role", "clear")
            self._areas[number] = Scrolled(self._sections[number])
            self._shown.addWidget(self._areas[number])
            dress(self._areas[number])
        self._shown.setCurrentWidget(self._areas[number])

    def section(self, title: str) -> Section:
        """A part by its title, brought in sight."""
        self.open_target(title)
        return self._sections[self.parts.currentRow()]

    def open_target(self, target: object) -> None:
        """Show the part with this title, or the one where this is gone on with."""
        if isinstance(target, BroughtFiles):
            colleagues = self.section(COLLEAGUES_PART)
            if isinstance(colleagues, ColleaguesSection):
                colleagues.take_brought(target.files)
            return
        titles = [title for title, _build in _PARTS]
        part = _PART_OF.get(target.draft.kind) if isinstance(target, ResumeDraft) else target
        if part in titles:
            self.parts.setCurrentRow(titles.index(str(part)))
        if isinstance(target, ResumeDraft) and part:
            self._session.resume(target.key)
            self._sections[self.parts.currentRow()].go_on(target.draft)
