"""责任: who pays, on which ground of law; several parties may be liable for one debt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.codecs import WORD
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.parties.pick_dialog import pick_company, pick_person
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.liabilities import (
    Ground,
    Liability,
    Party,
    PartyKind,
    add_liability,
    grounds,
    known_parties,
)
from inspector_app.usecases.names import party_name
from inspector_app.usecases.payers import ground_problems

_OTHER = "other"


class LiabilityDialog(RecordDialog):
    """``outcome`` is the liability as saved."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        values: dict[str, Any] = {"ground": None, "known": None, "kind": "company", "party": "", "cap_fen": None}
        key = DraftKey(CASES, case_rid, "liability")
        super().__init__(session, "确定支付责任", "确定", values, 720, parent=parent, draft=key)
        self._case_rid = case_rid
        self._grounds = {ground.id: ground for ground in session.read(grounds)}
        self._parties = {party.rid: party for party in session.read(known_parties, case_rid)}
        self._add_entries()
        self.sheet.changed.connect(self._changed)
        self._show_law()
        self._changed("known")

    @classmethod
    def ask(cls, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> Liability | None:
        """The liability as saved, or None when the person turned back."""
        saved: Liability | None = cls(session, case_rid, parent).ask_now()
        return saved

    def attempt(self) -> None:
        values = self.sheet.values()
        kind, rid = self._party()
        ground = self._grounds[values["ground"]]
        cap = values["cap_fen"] if ground.duty.capped else None
        liability = Liability("", "", kind, rid, ground.id, cap)
        self.session.do(add_liability, self._case_rid, liability, then=self.finish, refused=self.refuse)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """What is wrong with a party is told beside the list in which it was chosen, or where it was searched."""
        searched = self.sheet.values()["known"] == _OTHER
        told = [replace(p, where="known") if p.where == "party" and not searched else p for p in problems]
        super().refuse(told)

    def _add_entries(self) -> None:
        add = self.sheet.of("liability")
        box = ChoiceBox([(f"{g.situation}——{g.payer}", g.id) for g in self._grounds.values()])
        add("ground", box, required=True, wide=True)
        self._law = Card()
        self._sentence = Label("", wrap=True)
        self._article = Label("", Role.SMALL, wrap=True)
        self._doubts = Label("", Role.PROBLEM, wrap=True)
        for label in (self._sentence, self._article, self._doubts):
            self._law.body.addWidget(label)
        self.sheet.lay(self._law)
        parties = [*party_options(tuple(self._parties.values())), (self.tr("其他单位或个人…"), _OTHER)]
        self.sheet.add(
            "known", vocabulary.label("liability.party_rid"), ChoiceBox(parties), required=True, wide=True, codec=WORD
        )
        kinds = Segmented([Segment(word, str(kind)) for kind, word in vocabulary.words(PartyKind).items()])
        self.sheet.add("kind", vocabulary.label("liability.party_kind"), kinds, codec=WORD)
        other = PickEntry(self._pick, lambda rid: self.session.read(party_name, rid))
        self.sheet.add("party", self.tr("查找单位（个人）"), other)
        hint = self.tr("填写未结清的工程款；不清楚的可以先不填，责令支付前要查明或者写明理由")
        add("cap_fen", MoneyEdit("cap_fen"), hint=hint, wide=True)

    def _pick(self) -> str | None:
        if self.sheet.values()["kind"] == PartyKind.PERSON:
            person = pick_person(self.session, self)
            return person.rid if person else None
        company = pick_company(self.session, self)
        return company.rid if company else None

    def _changed(self, name: str) -> None:
        if name == "kind":
            self.sheet.form.put("party", "")
        if name in ("ground", "known", "party", "kind"):
            self._show_law()
        if name in ("known", "ground"):
            other = self.sheet.values()["known"] == _OTHER
            for field in ("kind", "party"):
                self.sheet.fields[field].setVisible(other)
            self.fit()

    def _show_law(self) -> None:
        ground: Ground | None = self._grounds.get(self.sheet.values()["ground"] or "")
        self._law.setVisible(ground is not None)
        self.sheet.fields["cap_fen"].setVisible(ground is not None and ground.duty.capped)
        if ground is not None:
            self._sentence.setText(f"{ground.sentence}。")
            self._article.setText(f"依据：{ground.basis_text}")
            doubts = "\n".join(sentence(each.code, each.details) for each in self._doubts_about(ground))
            self._doubts.setText(doubts)
            self._doubts.setVisible(bool(doubts))
            self.fit()

    def _doubts_about(self, ground: Ground) -> list[Problem]:
        """Why the party that is chosen does not fit the ground, told before anything is kept."""
        kind, rid = self._party()
        return self.session.read(ground_problems, self._case_rid, kind, rid, ground.id) if rid else []

    def _party(self) -> tuple[PartyKind, str]:
        """The party that is chosen, from the case or searched; an empty rid while there is none."""
        values = self.sheet.values()
        known = self._parties.get(values["known"] or "")
        if known:
            return known.kind, known.rid
        searched = values["party"] if values["known"] == _OTHER else ""
        return PartyKind(values["kind"] or PartyKind.COMPANY), searched or ""


def party_options(parties: Sequence[Party]) -> list[tuple[str, str]]:
    """Each known party with its part on the site."""
    return [(f"{party.name}（{party.role}）" if party.role else party.name, party.rid) for party in parties]
