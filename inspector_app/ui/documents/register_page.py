"""文书登记簿 as a list, and the explanation of skipped numbers."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.domain.paper_code import read_code
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused, Trouble
from inspector_app.ui.documents.paper_words import line_state, list_badge, number_words, printed_words
from inspector_app.ui.drawn import Ask
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_PAPER, DOCUMENTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import joined
from inspector_app.usecases.case_papers import forms_today
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.paper_proof import Proof, check_code, check_file, proof_words
from inspector_app.usecases.searches import Days, find_papers
from inspector_app.usecases.skipped_numbers import Gap, explain_gap, open_gaps

_MOST_TOLD = 3
_BY_HAND = (Segment(tr("作废"), False), Segment(tr("手工开具"), True))


class GapsDialog(RecordForm):
    """Stays open until the last gap is explained; ``outcome`` is the last line entered in the register."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        self._gaps: dict[str, Gap] = {}
        self._number = ChoiceBox([])
        hint = tr("不用本程序、在纸上开具的，选手工开具")
        asks = (
            Ask("number", tr("空号"), draw=lambda _form: self._number, required=True),
            Ask("by_hand", tr("原因"), hint, draw=lambda _form: Segmented(_BY_HAND)),
            Ask("words", tr("说明"), required=True, lines=2),
        )
        super().__init__(
            session, tr("空号说明"), {"by_hand": False}, asks, self._explain, verb=tr("登记说明"), parent=parent,
            draft=DraftKey(DOCUMENTS, NEW, "gaps"),
            intro=tr("文号应当连续。没有文书的号，写明原因后作为一行留在登记簿中，不再使用。"),
        )  # fmt: skip
        self._fill()

    def finish(self, outcome: Any) -> None:
        self.outcome = outcome
        self._fill()
        if not self._gaps:
            super().finish(outcome)

    def _explain(self, context: Context, number: str, by_hand: bool, words: str) -> Any:
        gap = self._gaps[number]
        return explain_gap(context, gap.block.rid, gap.serial, by_hand, words)

    def _fill(self) -> None:
        self._gaps = {gap.number: gap for gap in self.session.read(open_gaps)}
        self._number.clear()
        for number, gap in self._gaps.items():
            self._number.addItem(f"{number}　{gap.title}", number)
        self.sheet.start({"number": next(iter(self._gaps), None), "by_hand": False, "words": ""})
        self.primary.allow(bool(self._gaps), tr("没有要说明的空号"))
        if self.drafts is not None:
            self.drafts.begin_afresh()


_SPANS = (("今天", Days.TODAY), ("近7天", Days.WEEK), ("近30天", Days.MONTH), ("今年", Days.YEAR))


def register_columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column.of("document.number", lambda line: number_words(line.document), width=214, tail=True),
        Column.of("document.title", lambda line: line.document.title, width=222),
        Column(tr("状态"), line_state, width=108, badge=list_badge),
        Column.of("document.addressee", lambda line: line.whom or "—"),
        Column.of("document.case_rid", lambda line: line.case_title or "—", spare=True),
        Column.of("document.date", lambda line: line.day.isoformat(), width=108),
        Column(tr("打印"), printed_words, align="right", width=58, spare=True),
        Column.of("document.kind", lambda line: vocabulary.word(line.document.kind), width=64, spare=True),
    )


def _narrowings(session: Session[Context]) -> tuple[Narrowing, ...]:
    def dropped(name: str, label: str, word: str, options: list[Segment]) -> Narrowing:
        return Narrowing(name, label, options, word=word)

    label, words = vocabulary.label, vocabulary.words
    forms = [Segment(form.title, form.id) for form in session.read(forms_today)]
    kinds = [Segment(word, kind) for kind, word in words(DocumentKind).items()]
    states = [Segment(word, state) for state, word in words(DocumentState).items()]
    return (
        dropped("form", label("document.title"), tr("全部文书"), forms),
        dropped("kind", label("document.kind"), tr("全部类别"), kinds),
        dropped("state", tr("状态"), tr("全部状态"), states),
        dropped(
            "days", vocabulary.short("document.created_at"), tr("全部日期"), [Segment(tr(w), d) for w, d in _SPANS]
        ),
    )


class RegisterPage(ListPage):
    """Asks for an explanation of skipped numbers."""

    def __init__(self, session: Session[Context]) -> None:
        empty = Empty(tr("登记簿还没有文书"), tr("从案件页面开始制作文书，签发后自动登记在这里。"), "file-text")
        described = ListOf(
            tr("文书登记簿"), tr("文书"), tr("按文号、名称、受送达人、案件查找"), register_columns(), find_papers,
            lambda line: line.document.rid, empty,
            lambda found: joined(tr("共{count}份").format(count=len(found)), tr("未完成的才用颜色标出")),
            BEGIN_PAPER, _narrowings(session),
        )  # fmt: skip
        super().__init__(session, described)
        self.header.set_subtitle(tr("作废和空号都留在登记簿中，并写明理由"))
        self.search.setMinimumWidth(200)
        self.ask_paper = chooser(Wanted.FILE, tr("选择要核对的文书"), tr("PDF 文件 (*.pdf);;全部文件 (*)"))
        self.notice.acted.connect(self.explain_gaps)

    def explain_gaps(self) -> None:
        """Open the list of skipped numbers."""
        GapsDialog.ask(self.session, self)
        self.refresh()

    def add_actions(self) -> None:
        """A saved paper is checked here; what a telephone read from a printed one goes into the search box."""
        self.header.add(Button(tr("核对文书"), "shield-check", clicked=self.check_file))
        super().add_actions()

    def check_file(self) -> None:
        """Whether a saved PDF says what was issued."""
        chosen = self.ask_paper(self, "")
        if not chosen:
            return
        try:  # nothing in the store changes by it
            self._say_proof(self.session.read(check_file, Path(chosen)))
        except (Refused, Trouble) as error:
            self.session.tell(error)

    def _say_proof(self, proof: Proof) -> None:
        words = "\n".join((proof_words(proof), *proof.differences[:_MOST_TOLD]))
        self.notice.say(words, Tone.OK if proof.holds else Tone.DANGER)

    def shown(self, found: Any) -> None:
        """What a code says that was put into the search box; else the gaps, which no filter hides."""
        if read_code(self.search.text()):
            self._say_proof(self.session.read(check_code, self.search.text()))
            return
        gaps = self.session.read(open_gaps)
        if not gaps:
            self.notice.clear()
            return
        numbers = "、".join(gap.number for gap in gaps[:3]) + ("…" if len(gaps) > 3 else "")
        words = tr("有{count}个文号没有对应的文书：{numbers}。请说明原因。")
        self.notice.say(words.format(count=len(gaps), numbers=numbers), Tone.WARNING, tr("说明空号"))
