"""Tooltips as plain text: Qt obeys whatever looks like mark-up, and mark-up in a name opens files and addresses."""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """What a tooltip must be given so that it shows exactly this text. Also for the ``ToolTipRole`` of a list."""
    if not Qt.mightBeRichText(text):
        return text
    from html import escape  # brings a table of two thousand names, which no window needs to be shown

    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows this text as it stands."""
    widget.setToolTip(plain_tip(text))


def put_back_tip(widget: QWidget, tip: str) -> None:
    """Give a widget the tooltip again that was taken off it, plain as it was."""
    widget.setToolTip(tip)
