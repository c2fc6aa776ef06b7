"""专项行动: the list of campaigns, and in its place the page of the one that was opened."""

from inspector_app.domain.lead import Campaign
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.oversight.campaign_dialogs import CAMPAIGN, CampaignDialog
from inspector_app.ui.oversight.campaign_page import CampaignPage
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.campaigns import (
    CampaignLine,
    CampaignState,
    campaign_lines,
    find_campaigns,
    new_campaign,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey

_TONES = {CampaignState.COMING: Tone.PLAIN, CampaignState.RUNNING: Tone.INFO, CampaignState.OVER: Tone.OK}


def _state(line: CampaignLine) -> Badge:
    return Badge(vocabulary.word(line.state), _TONES[line.state])


def _scope(line: CampaignLine) -> str:
    chosen = len(line.campaign.project_rids)
    return tr("{0}个").format(chosen) if chosen else tr("台账全部")


_COLUMNS = (
    Column.of("campaign.title", lambda line: line.campaign.title),
    Column.of("campaign.first_day", lambda line: line.campaign.first_day.isoformat(), width=108),
    Column.of("campaign.last_day", lambda line: line.campaign.last_day.isoformat(), width=108),
    Column.of("campaign.lead_body", lambda line: line.campaign.lead_body, width=190, spare=True),
    Column(tr("项目"), _scope, "right", 90),
    Column(tr("状态"), lambda line: vocabulary.word(line.state), width=90, badge=_state),
)
_STATES = tuple(Segment(word, state) for state, word in vocabulary.words(CampaignState).items())


def _sums(found: list[CampaignLine]) -> str:
    running = sum(line.state is CampaignState.RUNNING for line in found)
    return tr("共{count}次，其中进行中{running}次").format(count=len(found), running=running)


class CampaignsSection(Rooms):
    """A target is the rid of a campaign, or a draft of one or of its parts."""

    def __init__(self, session: Session[Context]) -> None:
        described = ListOf(
            tr("专项行动"), tr("专项行动"), tr("名称、牵头和参加单位、方案"), _COLUMNS, find_campaigns,
            lambda line: line.campaign.rid,
            Empty(tr("还没有专项行动"), tr("登记行动的名称和起止日期，再列步骤、检查组，抽取项目。"), "flag"),
            _sums, tr("新建专项行动"), (Narrowing("state", tr("进展"), (Segment(tr("全部"), None), *_STATES)),),
            campaign_lines,
        )  # fmt: skip
        super().__init__(session, ListPage(session, described), {})
        self.campaign = CampaignPage(session)
        self.campaign.left.connect(self.show_list)

    def open(self, rid: str) -> None:
        """Show a campaign."""
        self.campaign.show_campaign(rid)
        self.bring(self.campaign)

    def begin(self) -> bool:
        """Enter a campaign."""
        made = CampaignDialog.ask(self.session, self.session.read(new_campaign), True, self.window())
        if made:
            self.open(made.rid)
        return bool(made)

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft, of a campaign or a part of one."""
        self.open(key.rid)
        if key.kind == CAMPAIGN:
            known = self.session.context.store.need(Campaign, key.rid)
            CampaignDialog.ask(self.session, known, False, self.window())
        else:
            self.campaign.go_on(key)
