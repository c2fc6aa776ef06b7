"""A fact about a site: what was found in words, or the reason why nothing is known."""

from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.project import FactState, SiteFact, known
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.parts import Parts

_WIDTH = 118


class FactBox(Parts):
    """``value()`` is a :class:`SiteFact`. Typing words makes it known; choosing a reason takes the words away."""

    shows_hint = True

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._value = SiteFact()
        known_first = sorted(FactState, key=lambda state: state is not FactState.KNOWN)
        self._state = ChoiceBox([(vocabulary.word(state), state) for state in known_first])
        self._state.setFixedWidth(_WIDTH)
        self._words = QLineEdit()
        self._words.setPlaceholderText(hint or self.tr("核实到的情况"))
        self._state.value_changed.connect(self._reason_chosen)
        self._words.textEdited.connect(self._typed)
        in_row(self._state, wide(self._words), gap=GAP_1, of=self)
        self.consist_of({self._state: "", self._words: vocabulary.label("site_fact.text")})
        self.set_value(SiteFact())

    def value(self) -> SiteFact:
        """The fact."""
        return self._value

    def set_value(self, value: SiteFact | None) -> None:
        """Show a fact."""
        value = value or SiteFact()
        changed = value != self._value
        self._value = value
        self._state.blockSignals(True)
        self._state.set_value(value.state)
        self._state.blockSignals(False)
        if self._words.text() != value.text:
            self._words.setText(value.text)
        if changed:
            self.value_changed.emit()

    def _typed(self, text: str) -> None:
        self.set_value(known(text) if text.strip() else SiteFact())

    def _reason_chosen(self) -> None:
        state = self._state.value() or FactState.UNASKED
        self.set_value(known(self._words.text()) if state is FactState.KNOWN else SiteFact(state))
        if state is FactState.KNOWN:
            self._words.setFocus()
