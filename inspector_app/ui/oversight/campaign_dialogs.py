"""What is entered of a campaign: itself and its parts, its projects, and a draw."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Publicity,
    Score,
    SelfReport,
    Supervision,
)
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Grade, short_grade
from inspector_app.domain.records import kind_of
from inspector_app.support.vocabulary import record_word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.inspectors_entry import InspectorsEntry
from inspector_app.ui.parties.pick_dialog import company_entry, project_entry
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT
from inspector_app.ui.translation import tr
from inspector_app.usecases import lookups
from inspector_app.usecases.campaigns import (
    Part,
    campaign_file,
    choose_projects_by,
    save_campaign,
    save_part,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.draws import make_draw, pool

CAMPAIGN, PROJECTS, DRAW = "campaign", "campaign_projects", "draw"
"""The kinds of drafts that are no kinds of parts."""


class CampaignDialog(RecordForm):
    """``ask`` gives back the campaign, or the part of one, as it was saved, or None."""

    def __init__(
        self, session: Session[Context], record: Campaign | Part, is_new: bool, parent: QWidget | None = None
    ) -> None:
        kind = kind_of(record)
        if isinstance(record, Campaign):
            key = DraftKey(OVERSIGHT, NEW if is_new else record.rid, kind, record.rid if is_new else "", is_new)
        else:
            key = DraftKey(OVERSIGHT, record.campaign_rid, kind, record.rid, is_new)
        save: Callable[..., Any] = save_campaign if isinstance(record, Campaign) else save_part
        title = tr("登记{0}") if is_new else tr("更正{0}")
        super().__init__(
            session, title.format(record_word(kind)), record, _asks(session, record), save, draft=key, parent=parent
        )
        if isinstance(record, Campaign) and not is_new:
            with_removal(self, record)


def _asks(session: Session[Context], record: Campaign | Part) -> Sequence[Ask]:
    asks = _ASKS[type(record)]
    if isinstance(record, Campaign):
        return asks
    towns, departments = session.read(lookups.places)
    own = {
        "town": lambda: Ask("town", offers=towns),
        "body": lambda: Ask("body", required=True, offers=(*towns, *departments)),
        "inspector_rids": lambda: Ask("inspector_rids", draw=_inspectors(session), wide=True),
        "criterion_rid": lambda: Ask("criterion_rid", words=_criteria(session, record), required=True, wide=True),
    }
    return [own[ask.name]() if ask.name in own else ask for ask in asks]


def _inspectors(session: Session[Context]) -> Callable[[Any], QWidget]:
    return lambda _form: InspectorsEntry(session.read(lookups.active_inspectors))


def _criteria(session: Session[Context], record: Part) -> Sequence[tuple[str, str]]:
    known = session.read(campaign_file, record.campaign_rid).criteria
    return [(f"{each.title}（{each.full}）", each.rid) for each in known]


_ASKS: Mapping[type[Any], Sequence[Ask]] = {
    Campaign: (
        Ask("title", required=True, wide=True), Ask("first_day", required=True), Ask("last_day", required=True),
        Ask("lead_body"), Ask("departments"), Ask("plan", lines=5, wide=True),
    ),
    CampaignStep: (
        Ask("title", required=True, wide=True), Ask("first_day", required=True), Ask("last_day", required=True),
        Ask("who"), Ask("done_on"), Ask("result", lines=3, wide=True),
    ),
    CampaignTeam: (
        Ask("name", required=True, wide=True), Ask("inspector_rids"), Ask("members", wide=True),
        Ask("towns", wide=True),
    ),
    Publicity: (
        Ask("on", required=True), Ask("way"), Ask("town"), Ask("place"), Ask("heads"), Ask("leaflets"),
        Ask("consulted"), Ask("note", lines=2, wide=True),
    ),
    SelfReport: (
        Ask("company_rid", draw=company_entry), Ask("project_rid", draw=project_entry),
        *map(Ask, ("due", "received_on", "workers", "without_contract", "contracts", "unpaid_fen")),
        Ask("found", lines=3, wide=True),
    ),
    Supervision: (
        Ask("body"), Ask("on", required=True), Ask("found", required=True, lines=3, wide=True),
        Ask("demand", lines=2, wide=True), Ask("due"), Ask("corrected_on"), Ask("correction", lines=2, wide=True),
    ),
    Criterion: (Ask("title", required=True, wide=True), Ask("full", required=True), Ask("source", wide=True)),
    Score: (
        Ask("criterion_rid"), Ask("body"), Ask("points", required=True), Ask("reason", lines=2, wide=True),
    ),
    Bulletin: (
        Ask("title", required=True, wide=True), Ask("issued_on", required=True), Ask("number"), Ask("to", wide=True),
        Ask("text", lines=6, wide=True),
    ),
}  # fmt: skip


class ChooseProjectsDialog(RecordForm):
    """``ask`` gives back the campaign with its projects, or None."""

    def __init__(self, session: Session[Context], campaign: Campaign, parent: QWidget | None = None) -> None:
        towns, departments = session.read(lookups.places)
        grades = [(short_grade(grade), grade) for grade in Grade]
        asks = (
            Ask(
                "town",
                word="project.town",
                hint=tr("几个乡镇之间用顿号隔开；不填的为全部乡镇"),
                offers=towns,
                wide=True,
            ),
            Ask("department", word="project.department", offers=departments),
            Ask("grade", word="grade_claim.grade", words=grades, empty=tr("各等级都要")),
        )
        super().__init__(
            session, tr("选定项目"), {"town": "", "department": "", "grade": None}, asks,
            act(choose_projects_by, campaign.rid), draft=DraftKey(OVERSIGHT, campaign.rid, PROJECTS), parent=parent,
            verb=tr("选定"),
            intro=tr("按条件从台账选定这次行动的项目，原来选定的换成新选的；条件都不填的，为台账的全部项目。"),
        )  # fmt: skip


class DrawDialog(RecordForm):
    """``ask`` gives back the draw as it is kept from now on, or None."""

    def __init__(self, session: Session[Context], campaign: Campaign, parent: QWidget | None = None) -> None:
        among = session.read(pool, campaign)
        drawn = bool(session.read(campaign_file, campaign.rid).draws)
        asks = (
            Ask("seed", word="draw.seed", required=True, lacking="draw-no-seed", wide=True),
            Ask("seed_from", word="draw.seed_from", required=True, lacking="draw-no-source", wide=True),
            Ask("wanted", word="draw.wanted", kind=int, required=True),
            Ask("witness", word="draw.witness", required=True, lacking="draw-no-witness"),
            *([Ask("reason", word="draw.reason", lines=2, required=True, wide=True)] if drawn else []),
        )
        told = tr(
            "从{projects}个项目中抽取，由{inspectors}名监察员轮流两人一组检查。名单指纹：{print}，先公布指纹，再公布种子。"
            "结果登记后不能更改；任何人按种子和名单都能重新抽取。"
        )
        intro = told.format(
            projects=len(among.projects), inspectors=len(among.inspectors), print=among.fingerprint
        )  # fmt: skip
        begun = {"seed": "", "seed_from": "", "wanted": None, "witness": "", **({"reason": ""} if drawn else {})}
        super().__init__(
            session, tr("双随机抽取"), begun, asks, act(make_draw, campaign.rid), verb=tr("抽取"),
            draft=DraftKey(OVERSIGHT, campaign.rid, DRAW), parent=parent, intro=intro,
        )  # fmt: skip
