"""The keys of the page of a visit."""

from typing import Protocol

from inspector_app.ui.inspections.follow_desk import FollowDesk
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS
from inspector_app.ui.page_keys import PageKey
from inspector_app.ui.translation import tr


class Acts(Protocol):
    """What the page does by key."""

    @property
    def follow(self) -> FollowDesk: ...
    def save(self) -> bool: ...
    def print_record(self) -> None: ...
    def paste(self) -> None: ...


def own_keys(page: Acts) -> tuple[PageKey, ...]:
    """What the page itself binds."""
    return (
        PageKey(tr("收工三问：离开前看还缺什么"), ("F6",), page.follow.ask),
        PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), page.follow.report_incident),
        PageKey(tr("保存"), ("Ctrl+S",), page.save),
        PageKey(tr("打印笔录"), ("Ctrl+P",), page.print_record),
        PageKey(tr("粘贴照片或文件"), ("Ctrl+V",), page.paste),
    )
