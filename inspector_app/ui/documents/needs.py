"""What a paper speaks of, in the words of the window: what a form needs, and the entries by which it is chosen."""

from collections.abc import Iterable

from inspector_app.domain.role import Need
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.usecases.about import Choice

MISSING = "new-paper-missing"


def need_words(form: Form) -> str:
    """What a form needs, in one sentence."""
    found = "、".join(vocabulary.word(need) for need in form.about)
    return tr("需要：{list}").format(list=found) if found else tr("只需要案件信息")


def entry_labels() -> dict[Need, str]:
    """What is chosen for each need; lines are always those of the case."""
    return {
        Need.LIABLE: tr("责令对象（责任主体）"),
        Need.PARTY: tr("受送达人（当事人）"),
        Need.INTERVIEW: tr("询问"),
        Need.VISIT: tr("现场检查"),
        Need.SERVED: vocabulary.label("about.served_rid"),
        Need.ORDER: vocabulary.label("about.order_rid"),
        Need.PAYMENTS: tr("确认的支付"),
    }


def need_asks(wanted: Iterable[Need]) -> tuple[Ask, ...]:
    """An entry for each need, under its name; nothing is offered yet."""
    needs = set(wanted)
    return tuple(
        Ask(need, label, draw=lambda _form: ChoiceBox([]), required=True, lacking=MISSING, wide=True)
        for need, label in entry_labels().items()
        if need in needs
    )


def offer(sheet: Sheet, need: Need, choices: tuple[Choice, ...], *, first: bool) -> None:
    """Fill an entry anew; ``first`` chooses what stands first."""
    box = sheet.fields[need].entry
    if not isinstance(box, ChoiceBox):
        raise TypeError(need)
    box.clear()
    for choice in choices:
        box.addItem(choice.words, choice.rid)
    sheet.form.put(need, choices[0].rid if choices and first else None)
