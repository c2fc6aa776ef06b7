"""The pages of the window by name, so that none of them, nor what it needs, is imported before it is visited."""

import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector_app.ui.frame import PageSpec
    from inspector_app.ui.session import Session


class PageEntry(NamedTuple):
    """A page: key for ``session.go``, title and icon in the navigation, module and class (called with the session).

    Alt with a digit brings the pages ``by_digit``: ten at most; with - and = the others.
    """

    key: str
    title: str
    icon: str
    module: str
    kind: str
    by_digit: bool = True

    def build(self, session: "Session[Any]") -> "QWidget":
        """Import the page and make it."""
        page: QWidget = getattr(importlib.import_module(self.module), self.kind)(session)
        return page


def page_specs(entries: Iterable[PageEntry], session: "Session[Any]") -> list["PageSpec"]:
    """The pages as the main window takes them."""
    from inspector_app.ui.frame import PageSpec

    return [PageSpec(e.key, e.title, e.icon, lambda e=e: e.build(session), e.by_digit) for e in entries]  # type: ignore[misc]


# One line a page, in the order of the navigation; a page that does not work yet has none.
PAGES = (
    PageEntry("today", "今日", "calendar-check", "inspector_app.ui.today.today_page", "TodayPage"),
    PageEntry("projects", "项目台账", "table-2", "inspector_app.ui.projects.projects_page", "ProjectsPage"),
    PageEntry("cases", "案件", "folder-open", "inspector_app.ui.cases.cases_page", "CasesPage"),
    PageEntry("leads", "线索", "inbox", "inspector_app.ui.leads.leads_page", "LeadsPage", by_digit=False),
    PageEntry(
        "inspections", "现场检查", "clipboard-check", "inspector_app.ui.inspections.inspections_page", "InspectionsPage"
    ),
    PageEntry(
        "interviews", "询问笔录", "message-square-text", "inspector_app.ui.interviews.interviews_page", "InterviewsPage"
    ),
    PageEntry("documents", "文书登记簿", "files", "inspector_app.ui.documents.documents_page", "DocumentsPage"),
    PageEntry("parties", "人员和单位", "users", "inspector_app.ui.parties.parties_page", "PartiesPage"),
    PageEntry(
        "oversight", "监管调度", "list-checks", "inspector_app.ui.oversight.oversight_page", "OversightPage", False
    ),
    PageEntry("reports", "统计周报", "chart-column", "inspector_app.ui.reports.reports_page", "ReportsPage"),
    PageEntry("handover", "日终导出", "package-check", "inspector_app.ui.handover.handover_page", "HandoverPage"),
    PageEntry("settings", "设置", "settings", "inspector_app.ui.settings.settings_page", "SettingsPage"),
)
