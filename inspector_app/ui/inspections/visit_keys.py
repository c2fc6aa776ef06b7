"""The keys of the page of a visit."""

from functools import partial
from typing import Protocol

from inspector_app.domain.inspection import OPEN_RESULTS
from inspector_app.ui.inspections.follow_desk import FollowDesk
from inspector_app.ui.inspections.visit_sections import VisitSections
from inspector_app.ui.inspections.visit_words import RESULTS
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS
from inspector_app.ui.page_keys import PageKey
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment


class Acts(Protocol):
    """What the page does by key."""

    @property
    def follow(self) -> FollowDesk: ...
    @property
    def sections(self) -> VisitSections: ...
    def save(self) -> bool: ...
    def print_record(self) -> None: ...
    def paste(self) -> None: ...


def _answers(each: Segment) -> str:
    words = tr("本项：{0}") if each.value in OPEN_RESULTS else tr("本项：{0}，并到下一项")
    return words.format(each.word)


def own_keys(page: Acts) -> tuple[PageKey, ...]:
    """What the page itself binds."""
    answers = (
        PageKey(_answers(each), (f"Ctrl+{number}",), partial(page.sections.answer, each.value))
        for number, each in enumerate(RESULTS, 1)
    )
    return (
        *answers,
        PageKey(tr("到下一项"), ("Ctrl+Down",), partial(page.sections.step, 1)),
        PageKey(tr("到上一项"), ("Ctrl+Up",), partial(page.sections.step, -1)),
        PageKey(tr("收工三问：离开前看还缺什么"), ("F6",), page.follow.ask),
        PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), page.follow.report_incident),
        PageKey(tr("保存"), ("Ctrl+S",), page.save),
        PageKey(tr("打印笔录"), ("Ctrl+P",), page.print_record),
        PageKey(tr("粘贴照片或文件"), ("Ctrl+V",), page.paste),
    )
