"""同事: whose laptops are known here, and the cases that pass between them and this one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from inspector_app.domain.brought import COPY_END
from inspector_app.domain.case_transfer import CaseTransfer, TransferState
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.handover import DeviceCard
from inspector_app.support.errors import Trouble
from inspector_app.support.vocabulary import record_word, word
from inspector_app.support.words import sentence
from inspector_app.ui.cases.transfer_dialog import write_case_package
from inspector_app.ui.copies.copies_card import CopiesCard
from inspector_app.ui.copies.direct_card import DirectCard
from inspector_app.ui.copies.versions_card import VersionsCard
from inspector_app.ui.copies.versions_dialog import KIND as VERSIONS
from inspector_app.ui.layouts import REST, Rest, in_column, in_row, put_in, wide
from inspector_app.ui.session import Session
from inspector_app.ui.settings.colleague_dialog import ColleagueDialog, ColleagueWay
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.theme import GAP_3, GAP_4, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.chooser import Choose, ChooseSeveral, Wanted, chooser, chooser_of_several
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import colleagues, transfers
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey

_SQUARE = 4  # pixels
_TONES = {
    TransferState.GIVEN: Tone.WARNING, TransferState.TAKEN: Tone.OK, TransferState.REFUSED: Tone.DANGER,
    TransferState.WITHDRAWN: Tone.PLAIN,
}  # fmt: skip


_PEOPLE = (
    Column.of("inspector.name", lambda card: card.inspector, width=110),
    Column.of("inspector.certificate", lambda card: card.certificate or "—", width=120),
    Column(tr("机关"), lambda card: card.agency),
    Column(tr("核对码"), colleagues.digits_of, width=230, tail=True),
)
_CASES = (
    Column.of("case_transfer.given_at", lambda each: iso_minute(each.given_at), width=140),
    Column.of("case_transfer.title", lambda each: each.title),
    Column.of("case_transfer.giver_name", lambda each: each.giver_name, width=100),
    Column.of("case_transfer.receiver_name", lambda each: each.receiver_name, width=100),
    Column.of(
        "case_transfer.state", lambda each: word(each.state), width=180,
        badge=lambda each: Badge(word(each.state), _TONES[each.state]),
    ),
)  # fmt: skip


class ColleaguesSection(Section):
    """``boxes`` choose a card's file, the volumes of a package, and where one goes."""

    def __init__(self, session: Session[Context], boxes: tuple[Choose, ChooseSeveral, Choose] | None = None) -> None:
        super().__init__(
            session,
            tr("同事"),
            tr(
                "两台电脑互认名片后，案件可以移交给对方，由对方办理。请对方拍下本机二维码或者复制文字登记，再读出核对码，两人逐位核对。"
            ),
        )
        kinds = tr("案件包 (*.case);;所有文件 (*)")
        self._choose_card, self._choose_package, self._choose_folder = boxes or (
            chooser(Wanted.FILE, tr("选择同事的名片文件"), tr("登记卡 (*.pub);;所有文件 (*)")),
            chooser_of_several(tr("选择案件包，各卷一起选"), kinds), chooser(Wanted.FOLDER, tr("选择U盘或文件夹")),
        )  # fmt: skip
        self._picture = Label("")
        self._picture.setAccessibleName(tr("本机同事名片的二维码"))
        self._digits = Label("", Role.FIGURE)
        self.people = rows_in_sight(
            _PEOPLE, tr("同事的电脑"), (120, 8), EmptyState(tr("没有登记过同事的电脑"), "", "users")
        )
        self.cases = rows_in_sight(
            _CASES, record_word("case_transfer"), (150, 12), EmptyState(tr("没有移交过案件"), "", "upload")
        )
        self._arrange()
        self.people.chosen.connect(lambda _card: self._forget.allow(True, ""))
        self.cases.chosen.connect(self._chosen)

    def _arrange(self) -> None:
        own = Card(tr("本机同事名片"))
        copy = Button(tr("复制名片文字"), "copy", clicked=self.copy_card)
        told = in_column(self._digits, buttons(copy), REST, gap=GAP_3)
        put_in(own.body, in_row(self._picture, wide(told), gap=GAP_4))
        known = Card(tr("登记过的同事"))
        self._forget = Button(tr("注销"), "trash-2", Kind.QUIET, clicked=self.forget)
        row = buttons(
            Button(tr("登记同事…"), "plus", Kind.PRIMARY, clicked=self.register),
            Button(tr("从名片文件登记…"), "inbox", clicked=self.register_file), self._forget,
        )  # fmt: skip
        put_in(known.body, self.people, row, Rest(1))
        passing = Card(record_word("case_transfer"))
        self._again = Button(tr("再写案件包…"), "upload", Kind.QUIET, clicked=self.write_again)
        self._back = Button(tr("收回…"), "undo-2", Kind.QUIET, clicked=self.take_back)
        row = buttons(
            Button(tr("接收案件包…"), "inbox", Kind.PRIMARY, clicked=self.take),
            Button(tr("不接收…"), "x", clicked=self.refuse),
            Button(tr("登记回码…"), "check", clicked=self.answer), self._again, self._back,
        )  # fmt: skip
        put_in(passing.body, self.cases, row)
        self.copies = CopiesCard(self.session, self.tell)
        self.direct = DirectCard(self.session, self.tell, self._taken, self.copies.taken)
        self.versions = VersionsCard(self.session)
        put_in(self.body, self.versions, own, known, passing, self.copies, self.direct, Rest(1))

    def read(self) -> None:
        self._picture.setPixmap(_drawn(self.session.read(colleagues.own_card_squares)))
        digits = self.session.read(colleagues.own_digits)
        self._digits.setText(digits)
        self._digits.setAccessibleName(tr("核对码 {}").format(digits))
        self.people.show_records(self.session.read(colleagues.colleagues), lambda card: card.device, of=self)
        self.copies.read()
        self.versions.read()
        self.cases.show_records(self.session.read(transfers.transfers), lambda each: each.rid, of=self)
        self._forget.allow(self.people.chosen_record() is not None, tr("先在上面选择一行"))
        self._chosen(self.cases.chosen_record())

    def go_on(self, key: DraftKey) -> None:
        if key.kind == VERSIONS:
            self.versions.go_on(key.rid)
            return
        way = ColleagueWay(key.detail)
        if way in (ColleagueWay.REGISTER, ColleagueWay.ANSWER):
            ColleagueDialog.ask(self.session, way, parent=self)
        elif way is ColleagueWay.REFUSE:
            self.refuse()
        else:
            self.take_back()

    def copy_card(self) -> None:
        """The line of text into the clipboard."""
        QGuiApplication.clipboard().setText(self.session.read(colleagues.own_card_text))
        self.done(tr("名片文字已复制。里面没有秘密，可以发给同事。"))

    def register(self) -> None:
        """Take a colleague's card from a photo or a text."""
        ColleagueDialog.ask(self.session, ColleagueWay.REGISTER, parent=self)

    def register_file(self) -> None:
        """Take a colleague's card from the file on his stick."""
        found = self._choose_card(self, "")
        if not found:
            return
        try:
            text = colleagues.card_text(colleagues.card_in_file(Path(found)))
        except Trouble as trouble:
            self.tell(sentence(trouble.code, trouble.details), Tone.DANGER)
            return
        ColleagueDialog.ask(self.session, ColleagueWay.REGISTER, parent=self, begun=text)

    def forget(self) -> None:
        """Take nothing of this laptop any more."""
        card = self.people.chosen_record()
        if isinstance(card, DeviceCard):
            done = tr("已注销{}的电脑。").format(card.inspector)
            self.session.do(colleagues.forget_colleague, card.device, then=lambda _card: self.done(done))

    def take(self) -> None:
        """Take a case in, in the worker; the digits stay in sight."""
        self.take_files(self._choose_package(self))

    def take_files(self, files: Sequence[str]) -> None:
        """Take in the case that lies in these volumes."""
        if files:
            self.session.do_long(
                transfers.prepare_taking, transfers.perform_taking, transfers.record_taking,
                [Path(each) for each in files], title=tr("接收案件包"), then=self._taken,
            )  # fmt: skip

    def take_brought(self, files: Sequence[str]) -> None:
        """Take in what was opened from outside: a case that passes, or what is to be read."""
        to_read = [file for file in files if Path(file).suffix.lower() == COPY_END]
        if len(to_read) < len(files):
            self.take_files([file for file in files if file not in to_read])
        else:
            self.copies.take_files(to_read)

    def refuse(self) -> None:
        """Leave a case with its giver."""
        paths = [Path(each) for each in self._choose_package(self)]
        if paths:
            taken = ColleagueDialog.ask(self.session, ColleagueWay.REFUSE, (paths,), self)
            if taken is not None:
                self._taken(taken)

    def answer(self) -> None:
        """Enter what the receiver read out."""
        ColleagueDialog.ask(self.session, ColleagueWay.ANSWER, parent=self)

    def write_again(self) -> None:
        """The package of the chosen transfer once more."""
        transfer = self.cases.chosen_record()
        if isinstance(transfer, CaseTransfer):
            write_case_package(self, self.session, transfer, self._choose_folder, self.done)

    def take_back(self) -> None:
        """The chosen case is ours again."""
        transfer = self.cases.chosen_record()
        if isinstance(transfer, CaseTransfer):
            ColleagueDialog.ask(self.session, ColleagueWay.TAKE_BACK, (transfer.rid,), self)

    def _chosen(self, transfer: object) -> None:
        ours = isinstance(transfer, CaseTransfer) and self.session.read(transfers.is_ours, transfer)
        is_open = ours and isinstance(transfer, CaseTransfer) and transfer.state is TransferState.GIVEN
        for button in (self._again, self._back):
            button.allow(is_open, tr("先在上面选择一项等待接收的移交"))

    def _taken(self, taken: transfers.Taken) -> None:
        by_cable = tr("案件“{title}”：{state}。回码已经直连送回；{giver}那里没有登记上的，读给他：{code}")
        by_voice = tr("案件“{title}”：{state}。请把回码读给{giver}：{code}")
        told = (by_cable if taken.answered else by_voice).format(
            title=taken.transfer.title, state=word(taken.transfer.state), giver=taken.transfer.giver_name,
            code=taken.code,
        )  # fmt: skip
        notes = [sentence(each.code, each.details) for each in transfers.taken_notes(taken)]
        self.tell("\n".join((told, *notes)), Tone.WARNING if notes else Tone.OK)


def _drawn(squares: tuple[tuple[bool, ...], ...]) -> QPixmap:
    """Black on white in every look: a telephone reads it from the screen."""
    picture = QImage(len(squares[0]), len(squares), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    for y, row in enumerate(squares):
        for x, square in enumerate(row):
            if square:
                picture.setPixel(x, y, 0xFF000000)
    return QPixmap.fromImage(picture).scaled(picture.size() * _SQUARE)
