"""The sections of 监管调度 by name, so that none of them, nor what it needs, is imported before it is visited."""

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector_app.ui.session import Session


class Section(NamedTuple):
    """A section: key for :class:`~inspector_app.ui.targets.ShowSection`, title, module, and class, called with the
    session: a page, or rooms with its list.

    ``drafts`` are the kinds of drafts that it goes on with: it has ``open_target`` for them.
    """

    key: str
    title: str
    module: str
    kind: str
    drafts: tuple[str, ...] = ()

    def build(self, session: "Session[Any]") -> "QWidget":
        """Import the section and make it."""
        section: QWidget = getattr(importlib.import_module(self.module), self.kind)(session)
        return section


# One line a section, in their order; one that does not work yet has none.
SECTIONS = (
    Section(
        "surveys", "摸排台账", "inspector_app.ui.oversight.surveys_page", "SurveysPage",
        ("survey-round", "surveyed", "close-month", "withdraw-round"),
    ),
    Section("hazards", "隐患", "inspector_app.ui.oversight.hazards_section", "HazardsSection", ("hazard-step",)),
    Section(
        "dispatch", "周调度", "inspector_app.ui.oversight.dispatch_page", "DispatchPage",
        ("meeting", "task", "task-done", "activity"),
    ),
    Section(
        "watching", "重点监管", "inspector_app.ui.oversight.watching_section", "WatchingSection",
        ("watch", "credit_rating", "listing", "advice", "incident", "advance", "false_claim", "referral",
         "watch_report", "incident_report", "recovery", "watch_act"),
    ),
    Section(
        "campaigns", "专项行动", "inspector_app.ui.oversight.campaigns_page", "CampaignsSection",
        ("campaign", "campaign_step", "campaign_team", "publicity", "self_report", "supervision", "criterion", "score",
         "bulletin", "campaign_projects", "draw", "campaign_route", "campaign_results"),
    ),
)  # fmt: skip
