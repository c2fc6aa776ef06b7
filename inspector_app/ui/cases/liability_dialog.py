"""Who is liable, on which ground, and what the law says of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.codecs import WORD
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.pick_dialog import party_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.liabilities import (
    Ground,
    Liability,
    Offer,
    PartyKind,
    add_liability,
    grounds,
    known_parties,
)
from inspector_app.usecases.payers import ground_problems


class GroundCard(Card):
    """Hidden while no ground is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Label("", wrap=True)
        self._article = BasisLine()
        self._doubts = Label("", Role.PROBLEM, wrap=True)
        for part in (self._sentence, self._article, self._doubts):
            self.body.addWidget(part)

    def show_ground(self, ground: Ground | None, doubts: Sequence[Problem]) -> None:
        """Show the provision in words with its article."""
        self.setVisible(ground is not None)
        if ground is not None:
            self._sentence.setText(f"{ground.sentence}。")
            self._article.say(BASIS.format(ground.basis_text))
            self._doubts.setText("\n".join(sentence(each.code, each.details) for each in doubts))
            self._doubts.setVisible(bool(doubts))


_OTHER = "other"


class LiabilityDialog(RecordForm):
    """``outcome`` is the liability as saved."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        self._case_rid = case_rid
        self._grounds = {ground.id: ground for ground in session.read(grounds)}
        self._parties = {offer.key: offer for offer in session.read(known_parties, case_rid)}
        self._proposed = ""  # a party that nobody has chosen follows the ground
        named = [(f"{ground.situation}——{ground.payer}", ground.id) for ground in self._grounds.values()]
        ground = Ask("ground", word="liability.ground", words=named, required=True, wide=True)
        super().__init__(
            session, tr("确定支付责任"), {"ground": None}, (ground,), add_liability, verb=tr("确定"), width=720,
            start={"kind": PartyKind.COMPANY, "party": ""}, draft=DraftKey(CASES, case_rid, "liability"), parent=parent,
        )  # fmt: skip
        self._law = GroundCard()
        self.sheet.lay(self._law)
        for ask in self._party_asks():
            self.add(ask)
        self.form.changed.connect(self._changed)
        self._changed("ground")

    @property
    def elsewhere(self) -> Mapping[str, str]:  # type: ignore[override]
        """What is wrong with a party is told beside the list in which it was chosen, or where it was searched."""
        return {} if self.value("known") == _OTHER else {"party": "known"}

    def attempt(self) -> None:
        ground, offer = self._grounds[self.value("ground")], self._party
        cap = self.value("cap_fen") if ground.duty.capped else None
        self.session.do(
            add_liability, self._case_rid, Liability("", "", offer.kind, offer.rid, ground.id, cap),
            offer if offer.ledger else None, then=self.finish, refused=self.refuse,
        )  # fmt: skip

    @property
    def _party(self) -> Offer:
        """The party that is chosen, from around the case or searched; an empty rid while there is none."""
        known = self._parties.get(self.value("known"))
        return known or Offer(self.value("kind"), self.value("party") if self.value("known") == _OTHER else "", "")

    def _party_asks(self) -> tuple[Ask, ...]:
        parties = [(offer.words, offer.key) for offer in self._parties.values()]
        hint = tr("填写未结清的工程款；不清楚的可以先不填，责令支付前要查明或者写明理由")
        return (
            Ask("known", word="liability.party_rid", words=[*parties, (tr("其他单位或个人…"), _OTHER)], required=True,
                wide=True, codec=WORD),
            Ask("kind", word="liability.party_kind"),
            Ask("party", tr("查找单位（个人）"), draw=party_entry),
            Ask("cap_fen", hint=hint, word="liability.cap_fen", kind=int, wide=True),
        )  # fmt: skip

    def _changed(self, name: str) -> None:
        if name == "kind":
            self.form.put("party", "")
        ground: Ground | None = self._grounds.get(self.value("ground"))
        if name == "ground" and ground is not None and self.value("known") in ("", self._proposed):
            self._propose(ground)
        is_other = self.value("known") == _OTHER
        self._law.show_ground(ground, self._doubts(ground))
        self.show_only({"kind": is_other, "party": is_other, "cap_fen": bool(ground and ground.duty.capped)})

    def _propose(self, ground: Ground) -> None:
        """Begin with the one party that the records know to be whom the ground obliges; several are to be chosen of."""
        fitting = [offer.key for offer in self._parties.values() if not self._problems(ground, offer)]
        proposed = fitting[0] if len(fitting) == 1 else ""
        if proposed != self._proposed:
            self._proposed = proposed
            self.form.put("known", proposed)

    def _doubts(self, ground: Ground | None) -> list[Problem]:
        """Why the party that is chosen does not fit the ground, told before anything is kept."""
        offer = self._party
        if ground is None or not (offer.rid or offer.name):
            return []
        return self._problems(ground, offer)

    def _problems(self, ground: Ground, offer: Offer) -> list[Problem]:
        return self.session.read(ground_problems, self._case_rid, offer.kind, offer.rid, ground.id, offer.name)
