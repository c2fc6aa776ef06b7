"""The fields of the first start, by the names of :class:`~inspector_app.usecases.first_start.Entries`."""

from PySide6.QtWidgets import QLineEdit

from inspector_app.lawbook.book import Lawbook
from inspector_app.ui.strength import passphrase_hint
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.settings import places
from inspector_app.usecases.sounds import is_called
from inspector_app.usecases.start_answers import Begin


def setup_fields(law: Lawbook, choose_folder: Choose, choose_key: Choose) -> dict[str, Field]:
    """In tab order; ``choose_folder`` and ``choose_key`` are the boxes for them."""
    place = tr("本机硬盘上一个新的或空的文件夹，不要放在U盘、移动硬盘、网盘同步文件夹或网络盘；内容全部加密。")
    name = tr("写全称，印在文书落款处，例如：示例县人力资源和社会保障局。")
    province = tr("决定数额标准和地方期限；所在市有单独规定的，选市。可以打拼音首字母查找。")
    key = tr("由办公室提供（office-key.json）。可以以后在“设置”中登记。")
    begins = (
        Segment(tr("空白开始"), Begin.EMPTY),
        Segment(tr("导入项目台账"), Begin.LEDGER),
        Segment(tr("装入演示区"), Begin.DEMO),
    )
    return {
        "passphrase": Field(tr("口令"), SecretEdit(), passphrase_hint(), required=True),
        "again": Field(tr("再输一次口令"), SecretEdit(), required=True),
        "folder": Field(tr("存放位置"), PathEdit(choose_folder), place, required=True),
        "agency_name": Field.of("agency.name", QLineEdit(), name, required=True),
        "short_name": Field.of("agency.short_name", QLineEdit(), tr("用在文号里，例如“示人社”。"), required=True),
        "province": Field.of("agency.province", ChoiceBox(places(law), is_called=is_called), province, required=True),
        "agency_address": Field.of("agency.address", QLineEdit()),
        "agency_phone": Field.of("agency.phone", QLineEdit()),
        **_person(
            tr("本人"), "inspector", "certificate", "certificate_until", "enforcement_certificate", "enforcement_until"
        ),
        **_person(
            tr("同行监察员"), "partner", "partner_certificate", "partner_until", "partner_enforcement_certificate",
            "partner_enforcement_until",
        ),
        "office_key": Field(tr("办公室密钥文件"), PathEdit(choose_key), key),
        "begin": Field(tr("建好以后"), Segmented(begins), tr("演示区是另外一个资料库，不会混进本资料库。")),
    }  # fmt: skip


def _person(
    who: str, name: str, certificate: str, until: str, enforcement: str, enforcement_until: str
) -> dict[str, Field]:
    fields = {
        name: Field.of("inspector.name", QLineEdit(), required=True),
        certificate: Field.of("inspector.certificate", QLineEdit(), required=True),
        until: Field.of("inspector.certificate_until", DateEdit(until)),
        enforcement: Field.of("inspector.enforcement_certificate", QLineEdit()),
        enforcement_until: Field.of("inspector.enforcement_until", DateEdit(enforcement_until)),
    }
    for field in fields.values():  # the heading says whose it is to the eye, the name to the ear
        field.entry.setAccessibleName(f"{who}：{field.label}")
    return fields
