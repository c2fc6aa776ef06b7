"""The way out of a store whose folder is gone: everything is saved into a new one while the window still holds it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.support.words import sentence
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.usecases.context import Context
from inspector_app.usecases.rescuing import Rescued, perform_rescue, place_around, prepare_rescue, record_rescue

_NAMED = 50


def save_all_words() -> str:
    """What the button is called, wherever it stands; the sentence ``store-gone-from`` speaks of it."""
    return tr("全部数据另存…")


def save_all(session: Session[Context], parent: QWidget, then: Callable[[], object] = lambda: None) -> None:
    """Ask where, save everything recorded and typed there, tell what is in it, and then do the rest."""
    found = chooser(Wanted.FOLDER, tr("选择放在哪里，会在里面新建资料库"))(parent, str(session.read(place_around)))
    if not found:
        return
    before, session.rescued = session.rescued, None  # what went into another new store goes into this one too
    typed = session.write_typing()
    session.rescued = before

    def saved(rescued: Rescued) -> None:
        _saved(session, rescued)
        then()

    session.do_long(
        prepare_rescue, perform_rescue, record_rescue, Path(found), typed, title=tr("全部数据另存"), then=saved
    )


def _saved(session: Session[Context], rescued: Rescued) -> None:
    session.rescued = rescued
    session.moved.emit(str(rescued.folder))
    lines = [sentence("store-rescued", {"folder": str(rescued.folder)})]
    if rescued.lacking:
        lines.append(tr("下面{}个原件在原来的文件夹里，没有能带过去：").format(len(rescued.lacking)))
        lines += [sentence(problem.code, problem.details) for problem in rescued.lacking[:_NAMED]]
    if len(rescued.lacking) > _NAMED:
        lines.append(tr("其余的打开后用“检查资料库”可以查出。"))
    title = tr("数据已另存，缺{}个原件").format(len(rescued.lacking)) if rescued.lacking else tr("全部数据已另存")
    session.messages.tell(title, lines)
    session.standing.emit()
