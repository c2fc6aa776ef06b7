"""The fictional district: its bureau, its office, its two inspectors, and what people there say."""

from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.company import Company
from inspector_app.domain.identity import id_check_digit, new_rid, uscc_check_character
from inspector_app.domain.person import Person, PersonRole
from inspector_app.support.clock import at
from inspector_app.support.paths import resource
from inspector_app.usecases.store_file import Setup

PASSPHRASE = "demo"  # noqa: S105 - printed for everyone who tries the demo
LEADER = "示例局长"
LEGAL_REVIEWER = "示例法制科长"
FIRST_MORNING: datetime = at(date(2026, 3, 2), 8, 30)


def setup(office_key: Path | None) -> Setup:
    """What the inspector typed at the first start."""
    return Setup(
        agency_name="示例县人力资源和社会保障局", short_name="示", province="江苏",
        inspector="陈示例", certificate="苏监察示0001号", partner="林示例", partner_certificate="苏监察示0002号",
        enforcement_certificate="34990000001", partner_enforcement_certificate="34990000002",
        agency_address="示例县人民路1号", agency_phone="0550-12333000",
        certificate_until=date(2028, 12, 31), partner_until=date(2028, 12, 31), office_key=office_key,
    )  # fmt: skip


def demo_file(name: str) -> Path:
    """An input file of the district: ledger, rosters, photos."""
    return resource("demo", name)


def _uscc(serial: int) -> str:
    first17 = f"91349900MA{serial:07d}"
    return first17 + uscc_check_character(first17)


def _id(born: str, sequence: int) -> str:
    first17 = f"349900{born}{sequence:03d}"
    return first17 + id_check_digit(first17)


def contractor(name: str) -> Company:
    """The general contractor of the site, named as in the ledger."""
    return Company(new_rid(), name, _uscc(1), "示例总包法人", "示例市示例区建设路66号", "0550-8000001")


def employer() -> Company:
    """The labour subcontractor who hired the crew and did not pay."""
    return Company(new_rid(), "示例劳务有限公司", _uscc(2), "示例劳务法人", "示例市示例区劳务路8号", "0550-8000002")


def owner(name: str) -> Company:
    """The owner of the site, named as in the ledger."""
    return Company(new_rid(), name, _uscc(3), "示例业主法人", "示例市示例区业主路1号")


def crew_leader() -> Person:
    """The leader of the carpenters' crew."""
    return Person(
        new_rid(), "龚示例", PersonRole.CREW_LEADER, id_number=_id("19790817", 35), phone="13800009001",
        address="示例县北山乡示例村3组", employer="示例劳务有限公司", position="木工班组长",
    )  # fmt: skip


def site_manager() -> Person:
    """Who received the inspectors on the site."""
    return Person(
        new_rid(), "𣲗示例", PersonRole.MANAGER, id_number=_id("19820203", 17), phone="13800009002",
        position="项目副经理",
    )  # fmt: skip


PROCEDURE_ANSWERS = {
    "certificate": "看清楚了。",
    "rights": "听清楚了。",
    "recusal": "不申请回避。",
    "read_back": "属实，没有补充。",
}
# One answer for each question of the bank, in its order.
WORKER_ANSWERS = (
    "我叫赵示例，身份证刚才给你们看过了，老家在示例县北山乡，现在住工地宿舍，电话就是登记的那个。",
    "我做木工，支模板。2025年10月8日进场，一直干到2026年1月31日，中间没有停工。",
    "班组长龚示例叫我来的，平时也是他派活。",
    "没有签过劳动合同，也没有签过书面协议。",
    "进场时没有让我刷脸登记。出勤由龚示例记在本子上，每个月底让我看一遍、签个字。",
    "和龚示例口头说好一天270元，按出工天数算，加班两个小时算四分之一天。",
    "说好每月25日前发上个月的，实际上没有按时发过。",
    "没有给我办过工资卡，我自己有一张示例银行的卡。",
    "2025年10月的工资11月底发过一次，现金，龚示例给的。11月以后没有领过工资。",
    "领过3,000元生活费，2025年12月龚示例微信转的，记在出勤本上。",
    "没有人代我领过，也没有人叫我在空白工资表上签字。",
    "2025年11月、12月和2026年1月三个月没有领，出勤74天，一天270元，扣掉3,000元生活费，还欠16,980元。",
    "1月31日同龚示例核对过，数字一样，他在出勤本上签了字，我手机里有照片。",
    "找过示例劳务有限公司两次，1月20日和2月10日，公司的人说总包没有拨款，叫我等。",
    "我们班组23个人都没有领到，别的班组我不清楚。",
    "没有其他往来。",
    "没有，我只出力气干活。",
    "没有申请过。",
    "有出勤本的照片和转账记录，愿意提供复印件并签字。",
    "要求把工资一次付清，打到我自己那张示例银行的卡里。",
)
LEADER_ANSWERS = (
    "我叫龚示例，身份证给你们看过了，是示例中学扩建工地木工班组的班组长。",
    "我跟示例劳务有限公司口头约定的，没有签书面合同，项目部只给过我一张手写的单价表。",
    "做模板的支、拆，按平方算，每平方58元，劳务公司说年底结清。我个人没有资质，也没有营业执照。",
    "没有用过别的单位的名义。",
    "先后23个人，都是我从老家叫来的，我有一本花名册。",
    "没有签劳动合同，实名登记过8个人。出勤我记，月底工人签字，本子在我手里。",
    "我定的，一天260元到300元，进场时当面跟每个人讲过。",
    "2月3日同劳务公司的施工员对过量，他签了字，总价八十多万元。",
    "2025年12月5日收过劳务公司转给我的69,000元，说是生活费，没有收过别的钱。",
    "69,000元全部转给了23个工人，每人3,000元，转账记录都在。",
    "我每个月都做工资表交给劳务公司的劳资员，有没有交给总包不清楚。工人在我的表上签过字。",
    "23个人2025年11月到2026年1月的都没有付，一共三十八万元左右，明细表上的数字我同每个人核对过。",
    "劳务公司说总包没有拨款。我1月、2月各找过一次，总包项目部说已经拨给劳务公司，我没有看到凭证。",
    "明细表上的都是工人工资。我自己的工程款另外算，不在这张表里。",
    "可以提供出勤本、单价表和转账记录。希望先把工人的工资付了，我愿意配合。",
)
CHECK_NOTES = {
    "CK-06": "未开设农民工工资专用账户，项目副经理称“正在办理”。",
    "CK-07": "2025年11月以来未由总包代发工资，由劳务公司现金支付生活费。",
    "CK-09": "实名制平台登记8人，现场清点23人，15人未登记。",
    "CK-15": "维权信息告示牌缺少劳动保障监察投诉举报电话和最低工资标准。",
    "CK-17": "木工班组23人2025年11月至2026年1月工资未足额支付。",
}
