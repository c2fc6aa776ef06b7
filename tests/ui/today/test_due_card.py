from datetime import date

from PySide6.QtWidgets import QAbstractButton

from inspector_app.domain.deadline import Deadline
from inspector_app.ui.theme import Tone
from inspector_app.ui.today.due_card import DueCard as DueCardView
from inspector_app.ui.today.due_card import due_words, line_words
from inspector_app.ui.today.side_column import outbox_words
from inspector_app.ui.wording import joined
from inspector_app.usecases.deadlines import DueItem, Explained
from inspector_app.usecases.steps import Step, StepVerb
from inspector_app.usecases.today import DueCard, DueGroup, Waiting

MONDAY = date(2026, 3, 16)


def item(due=date(2026, 3, 13), title="责令限期支付", paper="示令〔2026〕1号", left=-1):
    return DueItem(
        Deadline("d", "DL-08", date(2026, 3, 4), due, False, "", title=title), None, "示例工地", left, MONDAY, paper
    )


def group(action=None, others=0):
    return DueGroup(DueCard(item(), action), (DueCard(item(date(2026, 4, 1), "作出决定", left=12), None),) * others)


def test_a_card_names_place_last_day_and_how_many_others():
    words = due_words(group(Step(StepVerb.PAYMENT, "登记支付", ""), 3))
    assert words.detail == joined("示例工地", "截止3月13日", "另有3项期限")
    assert words.verb == "登记支付"
    besides = DueGroup(DueCard(item(), Step(StepVerb.PAYMENT, "登记支付", ""), asks=False), ())
    assert due_words(besides).detail.endswith("案件下一步：登记支付")


def test_a_card_without_a_step_offers_the_case():
    assert due_words(group()).verb == "查看案件"
    assert "另有" not in due_words(group()).detail


def test_a_folded_deadline_says_rule_paper_day_and_how_long():
    assert (
        line_words(item(date(2026, 4, 1), "作出决定", left=12)) == "作出决定（示令〔2026〕1号）：4月1日，剩12个工作日"
    )


def test_the_counting_is_asked_for_only_when_the_card_is_opened(qtbot, named):
    asked = []

    def explain(deadline):
        asked.append(deadline.title)
        return Explained("从次日起数。", "《示例条例》第一条", "")

    card = DueCardView(group(others=2), explain)
    qtbot.addWidget(card)
    card.show()
    assert asked == []
    named(card, QAbstractButton, "展开计算依据和其他期限：责令限期支付").click()
    assert asked == ["责令限期支付", "作出决定", "作出决定"]
    assert card.is_open
    named(card, QAbstractButton, "收起计算依据和其他期限：责令限期支付").click()
    assert not card.is_open


def test_the_outbox_tells_what_is_new_what_was_sent_and_what_was_received():
    day = date(2026, 3, 16)
    done = outbox_words(Waiting(280, 280, 280, None), day)
    assert (done.title, done.tone) == ("办公室已回执", Tone.OK)
    sent = outbox_words(Waiting(200, 280, 280, None), day)
    assert sent.title == "已导出，待回执"
    assert sent.detail.startswith("80条变更")
    fresh = outbox_words(Waiting(200, 290, 280, None), day)
    assert fresh.detail == "10条变更待日终导出；另有80条已导出待回执"
    assert outbox_words(Waiting(280, 280, 280, None, went_back=True), day).tone is Tone.DANGER
    assert outbox_words(Waiting(0, 5, 0, None), day).detail == "5条变更待日终导出"
