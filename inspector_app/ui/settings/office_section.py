"""办公室: its key with digits to compare, and this laptop's card for the office."""

from pathlib import Path

from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases import handover, new_device, outbox, store_file
from inspector_app.usecases.context import Context

_CARD_NAME = "device.pub"


class OfficeSection(Section):
    """``boxes`` choose the key file and where the card goes."""

    def __init__(self, session: Session[Context], boxes: tuple[Choose, Choose] | None = None) -> None:
        super().__init__(
            session,
            self.tr("办公室"),
            self.tr("登记办公室密钥后，日终包只有办公室能打开；忘记口令时，办公室能帮你恢复。"),
        )
        self._choose_key, self._choose_target = boxes or (
            chooser(Wanted.FILE, self.tr("选择办公室密钥文件"), self.tr("办公室密钥 (*.json);;所有文件 (*)")),
            chooser(Wanted.NEW_FILE, self.tr("保存本机登记卡"), self.tr("登记卡 (*.pub)")),
        )
        key = Card(self.tr("办公室密钥"))
        self._office = Label("", Role.STRONG)
        self._digits = Label("", Role.FIGURE)
        self._hint = Label("", Role.SMALL, wrap=True)
        self._adopt = Button(self.tr("登记密钥文件…"), "shield-check", Kind.PRIMARY, clicked=self.adopt)
        put_in(key.body, self._office, self._digits, self._hint, buttons(self._adopt))
        card = Card(self.tr("本机登记卡"))
        self._device = Label("", wrap=True)
        self._card_digits = Label("", Role.FIGURE)
        words = self.tr("把登记卡（device.pub）交办公室登记一次，办公室才能收下本机的日终包。卡里没有秘密。")
        save = buttons(
            Button(self.tr("导出登记卡…"), "download", clicked=self.save_card),
            Button(self.tr("作为新设备重新开始…"), "copy", Kind.QUIET, clicked=self.start_anew),
        )
        put_in(card.body, self._device, self._card_digits, Label(words, Role.SMALL, wrap=True), save)
        put_in(self.body, key, card, Rest(1))

    def read(self) -> None:
        key = self.session.read(store_file.office_key)
        self._office.setText(key.office if key else self.tr("未登记"))
        self._digits.setText(key.digits if key else "")
        self._digits.setVisible(key is not None)
        self._digits.setAccessibleName(self.tr("核对码 {}").format(key.digits if key else ""))
        self._hint.setText(
            self.tr("核对码：请与办公室电话核对这16位数字，一致才可放心。")
            if key
            else self.tr("请向办公室索取密钥文件 office-key.json。")
        )
        verb = self.tr("更换密钥文件…") if key else self.tr("登记密钥文件…")
        self._adopt.setText(verb)
        card, digits = self.session.read(handover.device_card_digits)
        self._device.setText(f"{card.agency}　{card.inspector}　{card.certificate}")
        self._card_digits.setText(digits)

    def adopt(self) -> None:
        """Look at a key file, let the person compare its digits, then adopt it."""
        found = self._choose_key(self, "")
        if not found:
            return
        try:
            key = store_file.look_at_office_key(Path(found))
            another = self.session.read(outbox.is_another_office, Path(found))
        except Trouble as trouble:
            self.tell(sentence(trouble.code, trouble.details), Tone.DANGER)
            return
        known = self.session.read(store_file.office_key)
        detail = self.tr("核对码：{}\n请先与办公室电话核对，一致再登记。").format(key.digits)
        if known and known.digits != key.digits:
            namesake = "office-key-of-namesake" if key.office == known.office else "office-key-of-another"
            code = namesake if another else "office-key-changed"
            detail += "\n" + sentence(code, {"former": known.office, "office": key.office})
        agreed = self.session.messages.confirm(
            self.tr("登记“{}”的密钥？").format(key.office), detail, self.tr("核对一致，登记")
        )
        if agreed:
            words = self.tr("已登记“{}”的密钥。").format(key.office)
            words += self.tr("下次导出从头交出全部记录。") if another else ""
            self.session.do(store_file.adopt_office, Path(found), then=lambda _card: self.done(words))

    def start_anew(self) -> None:
        """Be another device from now on, where this store was copied from another laptop that goes on."""
        means = self.session.read(new_device.start_anew_words)
        agreed = self.session.messages.confirm(
            self.tr("作为新设备重新开始？"), means, self.tr("本机收不下回执，重新开始")
        )
        if agreed:
            self.session.do(new_device.start_anew, then=lambda anew: self.done(anew.words))

    def save_card(self) -> None:
        """Write this laptop's card."""
        found = self._choose_target(self, _CARD_NAME)
        if found:
            words = self.tr("登记卡已写入 {file}。").format(file=Path(found).name)
            self.session.do(handover.save_device_card, Path(found), then=lambda _card: self.done(words))
