"""The provision by which somebody pays, and why the one who was chosen may not be meant by it."""

from collections.abc import Sequence

from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.liabilities import Ground


class GroundCard(Card):
    """Hidden while no ground is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Label("", wrap=True)
        self._article = Label("", Role.SMALL, wrap=True)
        self._doubts = Label("", Role.PROBLEM, wrap=True)
        for label in (self._sentence, self._article, self._doubts):
            self.body.addWidget(label)

    def show_ground(self, ground: Ground | None, doubts: Sequence[Problem]) -> None:
        """Show the provision in words with its article."""
        self.setVisible(ground is not None)
        if ground is not None:
            self._sentence.setText(f"{ground.sentence}。")
            self._article.setText(f"依据：{ground.basis_text}")
            self._doubts.setText("\n".join(sentence(each.code, each.details) for each in doubts))
            self._doubts.setVisible(bool(doubts))
