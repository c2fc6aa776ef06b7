"""练习: what an invented person says to a question, above the questions; the learner writes it down himself."""

from PySide6.QtWidgets import QFrame

from inspector_app.domain.practice import Scene
from inspector_app.ui.composition import Composition
from inspector_app.ui.interviews.qa_card import ANSWER
from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import IconLabel, Label
from inspector_app.usecases.practice import spoken
from inspector_app.usecases.qa_lines import place_of, qas_of

_ROOM = 2  # lines; nothing moves below but for a long answer


class PlayedTalk(QFrame):
    """Hidden until :meth:`play` names a scene."""

    def __init__(self, cards: QAList) -> None:
        super().__init__()
        self._cards = cards
        self._scene: Scene | None = None
        self._heard: dict[int, tuple[str, str]] = {}
        self.setProperty("role", "notice")
        style_as(self, "tone", str(Tone.INFO))
        self._words = Label("", wrap=True)
        self._words.setAccessibleName(self.tr("对方的回答"))
        self._ask = Button(self.tr("请对方回答 F6"), "message-square-text", Kind.PRIMARY, name=self.tr("请对方回答"),
                           clicked=self.ask)  # fmt: skip
        in_row(
            IconLabel("user", Tone.PLAIN), wide(self._words), self._ask, gap=GAP_3, edges=(GAP_3, GAP_1, GAP_2, GAP_1),
            of=self,
        )  # fmt: skip
        self._words.setMinimumHeight(_ROOM * self._words.fontMetrics().lineSpacing())
        bind_keys(self, (PageKey(self.tr("练习：请对方回答这一问"), ("F6",), self.ask),))
        cards.came.connect(lambda _place: self._show())
        self.hide()

    def play(self, scene: Scene | None) -> None:
        """Who is questioned answers by this scene; None: nobody is played."""
        if scene != self._scene:
            self._heard = {}
        self._scene = scene
        self.setVisible(scene is not None)
        self._show()

    def ask(self) -> None:
        """Let him answer the question in which the cursor is; on to its answer, to be written down."""
        Composition.of_application().commit()
        number = self._cards.current
        if self._scene is None or number is None or (place := place_of(self._cards.lines, number)) < 0:
            return
        qas = qas_of(self._cards.lines[: place + 1])
        words = spoken(self._scene, qas)[-1].words
        self._heard[number] = (qas[-1].question, words) if words else ("", "")
        self._show()
        if words:
            self._cards.card(number).enter(ANSWER)

    def _show(self) -> None:
        lines, number = self._cards.lines, self._cards.current
        place = place_of(lines, number) if number is not None else -1
        asked, words = self._heard.get(number, ("", "")) if number is not None else ("", "")
        if place >= 0 and words and lines[place].qa.question == asked:
            self._words.setText(self.tr("“{0}”").format(words))
        else:
            self._words.setText(self.tr("写好一问（F4 有提纲），按 F6 听对方回答，再自己记进“答”里。"))
