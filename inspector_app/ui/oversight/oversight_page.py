"""监管调度 in the navigation: its sections above each other's place, each built when it is first wished for."""

from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.oversight.sections import SECTIONS
from inspector_app.ui.session import Session
from inspector_app.ui.targets import Origin, ResumeDraft, ShowSection
from inspector_app.ui.theme import GAP_1, GAP_6, dress
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.in_sight import holds
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context


class OversightPage(QWidget):
    """A target is a :class:`ShowSection`, or a draft of one of the sections."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session = session
        self._sections: dict[str, QWidget] = {}
        self._origin: Origin | None = None
        self.section = Segmented([Segment(each.title, each.key) for each in SECTIONS], tr("监管调度")).leave_cursor()
        self.section.value_changed.connect(self._show)
        self.section.turn_by_keys(self)
        bar = QFrame()
        bar.setProperty("role", "header")
        in_row(self.section, REST, edges=(GAP_6, GAP_1 + 2, GAP_6, GAP_1 + 2), of=bar)
        dress(bar)
        self._shown = QStackedWidget()
        in_column(bar, wide(self._shown), gap=0, of=self)
        self.section.set_value(SECTIONS[0].key)

    def come_from(self, origin: Origin | None) -> None:
        """From which page of the window one comes."""
        self._origin = origin

    def open_target(self, target: object) -> bool:
        """Bring a section in sight and let it go on. False when the person turned back there."""
        if isinstance(target, ShowSection):
            self.section.set_value(target.key)
            went = self._pass_on(target.target)
            if went and target.leads_back and self._origin is not None:
                shown: Any = self._shown.currentWidget()
                shown.lead_back(self._origin)
            return went
        if isinstance(target, ResumeDraft):
            for each in SECTIONS:
                if target.draft.kind in each.drafts:
                    self.section.set_value(each.key)
            return self._pass_on(target)
        return True

    def _pass_on(self, target: object) -> bool:
        shown: Any = self._shown.currentWidget()
        return target is None or shown.open_target(target) is not False

    def _show(self) -> None:
        key = self.section.value()
        if key not in self._sections:
            (entry,) = (each for each in SECTIONS if each.key == key)
            self._sections[key] = entry.build(self._session)
            self._shown.addWidget(self._sections[key])
        goes_on_here = holds(self.section, QApplication.focusWidget())
        self._shown.setCurrentWidget(self._sections[key])
        if self.isVisible() and not goes_on_here:
            FocusGuard.of_application().enter(self._sections[key])
