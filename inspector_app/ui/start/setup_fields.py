"""The fields of the first start, by the names of :class:`Entries`."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from inspector_app.lawbook.book import Lawbook
from inspector_app.ui.strength import passphrase_hint
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.file_box import Choose
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.settings import places
from inspector_app.usecases.start_answers import Begin


class SetupFields(QObject):
    """``by_name`` in tab order; ``choose_folder`` and ``choose_key`` are the boxes for them."""

    def __init__(self, law: Lawbook, choose_folder: Choose, choose_key: Choose) -> None:
        super().__init__()
        self._key = PathEdit(choose_key)
        self.by_name = {
            **self._passphrase(choose_folder),
            **self._agency(law),
            **self._person(""),
            **self._person("partner_"),
            "office_key": Field(
                self.tr("办公室密钥文件"),
                self._key,
                self.tr("由办公室提供（office-key.json）。可以以后在“设置”中登记。"),
            ),
            "begin": Field(
                self.tr("建好以后"),
                Segmented(
                    (
                        Segment(self.tr("空白开始"), Begin.EMPTY),
                        Segment(self.tr("导入项目台账"), Begin.LEDGER),
                        Segment(self.tr("装入演示区"), Begin.DEMO),
                    )
                ),
                self.tr("演示区是另外一个资料库，不会混进本资料库。"),
            ),
        }

    def __getitem__(self, name: str) -> Field:
        return self.by_name[name]

    def office_path(self) -> Path | None:
        """The key file that is named now."""
        return self._key.path()

    def _passphrase(self, choose_folder: Choose) -> dict[str, Field]:
        return {
            "passphrase": Field(
                self.tr("口令"),
                SecretEdit(),
                passphrase_hint(),
                required=True,
            ),
            "again": Field(self.tr("再输一次口令"), SecretEdit(), required=True),
            "folder": Field(
                self.tr("存放位置"),
                PathEdit(choose_folder),
                self.tr(
                    "本机硬盘上一个新的或空的文件夹，不要放在U盘、移动硬盘、网盘同步文件夹或网络盘；内容全部加密。"
                ),
                required=True,
            ),
        }

    def _agency(self, law: Lawbook) -> dict[str, Field]:
        return {
            "agency_name": Field.of(
                "agency.name",
                QLineEdit(),
                self.tr("写全称，印在文书落款处，例如：示例县人力资源和社会保障局。"),
                required=True,
            ),
            "short_name": Field.of(
                "agency.short_name", QLineEdit(), self.tr("用在文号里，例如“示人社”。"), required=True
            ),
            "province": Field.of(
                "agency.province",
                ChoiceBox(places(law)),
                self.tr("决定数额标准和地方期限；所在市有单独规定的，选市。"),
                required=True,
            ),
            "agency_address": Field.of("agency.address", QLineEdit()),
            "agency_phone": Field.of("agency.phone", QLineEdit()),
        }

    def _person(self, prefix: str) -> dict[str, Field]:
        name = "partner" if prefix else "inspector"
        until, enforcement_until = (
            ("partner_until", "partner_enforcement_until") if prefix else ("certificate_until", "enforcement_until")
        )
        who = self.tr("同行监察员") if prefix else self.tr("本人")
        fields = {
            name: Field.of("inspector.name", QLineEdit(), required=True),
            f"{prefix}certificate": Field.of("inspector.certificate", QLineEdit(), required=True),
            until: Field.of("inspector.certificate_until", DateEdit(until)),
            f"{prefix}enforcement_certificate": Field.of("inspector.enforcement_certificate", QLineEdit()),
            enforcement_until: Field.of("inspector.enforcement_until", DateEdit(enforcement_until)),
        }
        for field in fields.values():  # the heading says whose it is to the eye, the name to the ear
            field.entry.setAccessibleName(f"{who}：{field.label}")
        return fields
