"""依据：… below a reason, a limit or an element, with the words of its articles one click away."""

from PySide6.QtCore import Qt

from inspector_app.lawbook.named_articles import names_articles
from inspector_app.ui.help_desk import RULE, HelpDesk
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.clickable import Clickable
from inspector_app.ui.widgets.label import Label, Role

BASIS = tr("依据：{0}")


def show_articles(words: str) -> None:
    """Let the window show the articles that words name."""
    HelpDesk.of_application().asked.emit(words)


def articles_button(label: str, words: str) -> Button | None:
    """A small button beside the label of an entry shows the articles that words name; none where they name none. Out of
    the way of Tab, so that typing goes on in the next entry."""
    if not names_articles(words):
        return None
    named = tr("{0}的依据：{1}").format(label, words)
    button = Button(icon="book-open", kind=Kind.BARE, name=named, clicked=lambda: show_articles(words)).looks()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def rule_button(number: str) -> Button:
    """The number of a rule of procedure: it leads to the rule in the list of all."""
    words = tr("查看办理条件：{0}").format(number)
    return Button(
        number, kind=Kind.QUIET, name=words, clicked=lambda: HelpDesk.of_application().asked.emit(RULE + number)
    ).looks()


class BasisLine(Clickable):
    """A click anywhere on it shows the articles, where it names any."""

    def __init__(self, words: str = "", role: Role = Role.SMALL) -> None:
        super().__init__()
        self._label = Label("", role, wrap=True)
        self._button = Button(icon="book-open", kind=Kind.BARE, name=tr("查看条文")).looks()
        self._button.clicked.connect(lambda _checked=False: show_articles(self.text()))
        self.clicked.connect(self._pressed)
        in_row(wide(self._label), self._button, gap=GAP_1, of=self)
        self.say(words)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, words: str) -> None:
        """Say something else."""
        self._label.setText(words)
        leads = names_articles(words)
        self._button.setVisible(leads)
        self._button.setAccessibleName(tr("查看条文：{0}").format(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor) if leads else self.unsetCursor()

    def _pressed(self) -> None:
        if not self._button.isHidden():
            self._button.click()
