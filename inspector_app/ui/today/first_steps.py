"""开始办案: the way to the first order as a list that ticks itself; a line leads to where the step is done."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from inspector_app.ui.help_desk import HelpDesk
from inspector_app.ui.layouts import REST, in_row, put_in
from inspector_app.ui.targets import (
    AGENCY_PART,
    BEGIN_CASE,
    CASES,
    DOCUMENTS,
    INSPECTORS_PART,
    INTERVIEWS,
    PROJECTS,
    SETTINGS,
    CaseTab,
    NewCase,
    NewInterview,
    ShowCase,
)
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.clickable import close_up
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.usecases.first_steps import FirstStep, FirstSteps
from inspector_app.usecases.steps import TITLES, StepVerb

_WORDS: Mapping[FirstStep, tuple[str, str]] = {
    FirstStep.PARTNER: (tr("登记同行监察员"), tr("询问、检查、送达应当由两名监察员进行")),
    FirstStep.AGENCY: (tr("填写机关信息"), tr("文书要写明的地址、电话、行政复议机关和人民法院")),
    FirstStep.PROJECT: (tr("登记工程项目"), tr("导入局里的台账，或者只新增要办的一个")),
    FirstStep.CASE: (BEGIN_CASE, tr("写明用人单位；有投诉的，一并登记线索")),
    FirstStep.FILING: (TITLES[StepVerb.FILE], tr("填立案审批表，或者照纸上的审批登记")),
    FirstStep.INTERVIEW: (TITLES[StepVerb.INTERVIEW], tr("至少询问工人和班组长各一人")),
    FirstStep.CLAIMS: (TITLES[StepVerb.CLAIMS], tr("每名工人一行，可以导入、粘贴；认定的金额也在这里填写")),
    FirstStep.LIABILITY: (TITLES[StepVerb.LIABILITY], tr("由谁支付、依据哪一条")),
    FirstStep.ORDER: (TITLES[StepVerb.ORDER], tr("内容自动带出，填支付截止日")),
    FirstStep.PRINT: (tr("打印指令书"), tr("打印后用印、送达；另存 PDF 到别处打印的，登记送达后打勾")),
}


class FirstStepsCard(Card):
    """``wished`` brings a page's key and a target, ``hidden`` that the person wants to see it no more."""

    wished = Signal(str, object)
    hidden = Signal()

    def __init__(self, steps: FirstSteps) -> None:
        super().__init__()
        self.setAccessibleName(tr("开始办案"))
        rows = [self._row(step, steps) for step in FirstStep]
        put_in(self.body, *rows)
        close_up(self.body, rows)
        help_me = Button(
            tr("怎样办"), "book-open", Kind.QUIET, clicked=lambda: HelpDesk.of_application().asked.emit("first")
        )
        hide = Button(tr("不再显示"), "x", Kind.QUIET, clicked=self.hidden.emit)
        self.body.addLayout(in_row(help_me, REST, hide))

    def _row(self, step: FirstStep, steps: FirstSteps) -> LinkRow:
        words, told = _WORDS[step]
        if step in steps.done:
            return LinkRow(words, tr("已办"), "circle-check", Tone.OK)
        is_next = step is steps.next
        go = partial(self.wished.emit, *_target(step, steps))
        return LinkRow(
            words, told, "arrow-right" if is_next else "circle", Tone.INFO if is_next else Tone.PLAIN, tr("去办"), go
        )


def _target(step: FirstStep, steps: FirstSteps) -> tuple[str, object]:
    """Where it is done; what needs a case begins with one."""
    case = steps.case_rid
    if step is FirstStep.PARTNER:
        return SETTINGS, INSPECTORS_PART
    if step is FirstStep.AGENCY:
        return SETTINGS, AGENCY_PART
    if step is FirstStep.PROJECT:
        return PROJECTS, None
    if not case:
        return CASES, NewCase()
    if step is FirstStep.INTERVIEW:
        return INTERVIEWS, NewInterview(case)
    if step is FirstStep.CLAIMS:
        return CASES, ShowCase(case, CaseTab.CLAIMS)
    if step is FirstStep.LIABILITY:
        return CASES, ShowCase(case, CaseTab.OVERVIEW, StepVerb.LIABILITY)
    if step is FirstStep.PRINT and steps.order_rid:
        return DOCUMENTS, steps.order_rid
    return CASES, ShowCase(case)
