"""Workers who are registered already, for the wage grid: one is added as a line, proposed for a name just typed, or
corrected: who somebody is, whom more than the line tells of, is changed with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.ui.cases.claims_model import ClaimsModel, Write
from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.parties.party_words import described
from inspector_app.ui.parties.pick_dialog import pick_person
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.claim_lines import ClaimLine, line_of, with_person
from inspector_app.usecases.claim_rows import next_number
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import elsewhere_known

_NAME = 0
_FEW = 5


class ClaimsKnown(QObject):
    """``notice`` tells who is proposed; its action takes them. ``corrected`` when somebody's facts were corrected."""

    corrected = Signal()

    def __init__(
        self, session: Session[Context], model: ClaimsModel, view: ClaimsView, notice: Notice, write: Write
    ) -> None:
        super().__init__(view)
        self._session, self._model, self._view, self._notice, self._write = session, model, view, notice, write
        self._offer: tuple[str, Person] | None = None
        notice.acted.connect(self._take)
        model.steps_gone.connect(self._say_steps_gone)
        model.identity_unseen.connect(self._say_unseen)
        view.may_rename = self._may_rename
        # asked for while a cell is being left, which a box must not interrupt
        model.correction_wished.connect(self.correct, Qt.ConnectionType.QueuedConnection)

    def correct(self, rid: str, key: str = "", text: str = "") -> None:
        """更正 the person of a line: name, kind and number of the document, telephone, with a reason.

        ``text`` was written into a cell of the line, and is what the entry of that name begins with.
        """
        row = next((row for row in self._model.rows if row.rid == rid and row.saved), None)
        typed = {key: text} if key else {}
        if row is None or not PersonDialog.ask(self._session, row.line.person, self._view, typed=typed):
            return
        self.corrected.emit()
        place, now = next(each for each in enumerate(self._model.rows) if each[1].rid == rid)
        if key in now.bad:  # it had waited in its cell
            self._model.put({place: {key: getattr(now.line.person, key)}}, tr("更正人员资料"))

    def _say_steps_gone(self) -> None:
        """An act elsewhere changed lines: to take an earlier step back would take that back too."""
        words = tr("明细按刚才登记、更正的内容重新显示了，在这之前改的格不能再撤销；有改错的请直接改。")
        self._notice.say(words, Tone.INFO)

    def _say_unseen(self, count: int) -> None:
        """Behind what the write itself had to say: a refusal, or somebody who may be meant."""
        words = tr(
            "有{count}行写着“已核对”，没有采用：证件号码刚录入，还没有人看过证件，先记为“待核”。看过证件的，请在“{title}”一栏改为“已核对”。"
        ).format(count=count, title=vocabulary.short("wage_claim.identity_checked"))
        told = self._notice.sentence
        offer = tr("选用已登记的人员") if self._offer else ""
        self._notice.say(f"{told}{words}", Tone.DANGER if told and not offer else Tone.WARNING, offer)

    def _may_rename(self, names: Sequence[str]) -> bool:
        question = tr("要改写{count}人的姓名或证件号码吗？").format(count=len(names))
        more = tr("等") if len(names) > _FEW else ""
        words = tr("{names}在这些格里已有姓名或证件号码，与要写入的不同。行没有对齐，一个人的就会写到另一个人名下。")
        return self._session.messages.confirm(question, words.format(names="、".join(names[:_FEW]) + more), tr("改写"))

    def add(self, case_rid: str, parent: QWidget) -> None:
        """Choose somebody and add a line; who has one already is shown."""
        person = pick_person(self._session, parent)
        if person is None:
            return
        place = next((n for n, row in enumerate(self._model.rows) if row.line.person.rid == person.rid), None)
        if place is None:
            place = len(self._model.rows)
            line = line_of(case_rid, person, next_number(self._model.rows))
            if not self._model.put_lines([line], tr("添加已登记人员"), self._write):
                return
        self._view.go_to(place, _NAME)

    def look(self, lines: Sequence[ClaimLine]) -> None:
        """Propose whom the first of some lines that are just being written may mean, outside the case."""
        before = {row.line.rid: row.line.person for row in self._model.rows if row.saved}
        named = [line for line in lines if before.get(line.rid) != line.person]
        here = {person.rid for person in (*before.values(), *(line.person for line in lines))}
        found = self._session.read(elsewhere_known, [line.person for line in named], here)
        self._offer = None
        for line in named:
            if line.person.rid in found:
                known, why = found[line.person.rid]
                self._offer = line.rid, known
                words = tr("“{name}”可能已经登记过：{known}（{why}；{told}）。是同一人的请选用，不是的不用理会。")
                told = described(known)
                self._notice.say(
                    words.format(name=line.person.name, known=known.name, why=vocabulary.word(why), told=told),
                    Tone.INFO, tr("选用已登记的人员"),
                )  # fmt: skip
                return

    def _take(self) -> None:
        offer, self._offer = self._offer, None
        row = next((row for row in self._model.rows if offer and row.rid == offer[0] and row.saved), None)
        self._notice.clear()
        if offer is not None and row is not None:
            self._model.put_lines([with_person(row.line, offer[1])], tr("选用已登记人员"), self._write)
