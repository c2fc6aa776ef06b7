"""另存 PDF: a paper, or a whole case, into a file that the person names; asked first, for nothing guards it there."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.usecases.context import Context


def save_pdf(session: Session[Context], pdf: bytes, name: str, parent: QWidget) -> bool:
    """Ask where to put it and write it there; the name offered says nothing about people."""
    path = ask_path(session, name, parent)
    return path is not None and write_pdf(session, path, pdf)


def choose_pdf(title: str = "") -> Choose:
    """The chooser of a new PDF file."""
    return chooser(Wanted.NEW_FILE, title or tr("另存 PDF"), tr("PDF 文件 (*.pdf)"))


def ask_path(
    session: Session[Context], name: str, parent: QWidget, choose: Choose | None = None, holds: str = ""
) -> Path | None:
    """Where to put it; None when the person turned back. ``holds`` is a sentence on what stands in it."""
    question = holds + tr("另存的文件不加密，请妥善保管，用后删除。")
    if not session.messages.confirm(tr("另存为 PDF 文件吗？"), question, tr("选择位置")):
        return None
    chosen = (choose or choose_pdf())(parent, name)
    return Path(chosen) if chosen else None


def write_pdf(session: Session[Context], path: Path, pdf: bytes) -> bool:
    """Write it there; a trouble is told."""
    try:
        write_durably(path, pdf)
    except Trouble as trouble:
        session.tell(trouble)
        return False
    return True
