from PySide6.QtWidgets import QPushButton

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.section_header import SectionHeader


def test_page_has_header_body_and_foot(named, shown):
    page = Page("今日", "3月5日")
    heading = SectionHeader("待办")
    heading.add(Button("全部", kind=Kind.QUIET))
    page.body.addWidget(heading)
    page.header.add(Button("新建检查", kind=Kind.PRIMARY))
    page.add_foot().addWidget(Button("下一节"))
    page.header.set_badge(Badge("草稿 已保存", Tone.OK))
    shown(page)
    for name in ("全部", "新建检查", "下一节"):
        assert named(page, QPushButton, name).isVisible()
    page.header.set_badge(None)
    page.header.set_subtitle("")
    page.notice.say("注意")
    assert page.notice.isVisible()
