"""What the office is told of a package, before and after it is taken in: one wording for command line and window."""

from collections import Counter

from inspector_app.domain.assignment import SETTLING, AssignmentItem, AssignmentKind
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.handover import DeviceCard, ExportHeader, KindCount, stretch_words
from inspector_app.domain.money import yuan
from inspector_app.exchange.cards import fingerprint
from inspector_app.office.importing import ImportResult
from inspector_app.office.status import OfficeStatus
from inspector_app.office.undoing import LastImport
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.usecases.office_alarms import laptop_name
from inspector_app.usecases.office_feed import Fed
from inspector_app.usecases.office_rebuild import Plan, Rebuilt


def taken_words(result: ImportResult, *, dry_run: bool = False, is_last: bool = True) -> str:
    """What an import of one package did, or would do; and how the laptop stands then, which only the last of its
    packages (``is_last``) says of a whole import."""
    will = "将" if dry_run else ""
    if not result.has_changes:
        return "，".join((f"{will}收下附件{result.files}个", *_lacking(result, is_last)))
    aside = f"，其中隔离{len(result.rejected)}条" if result.rejected else ""
    changed = f"，改动已有记录{result.changed}条" if result.changed else ""
    files = f"，附件{result.files}个" if result.files and not dry_run else ""
    held = "导入后记录连续" if dry_run else "记录已连续"
    reached = (f"{held}收到第{result.acknowledged}条",) if is_last and result.acknowledged else ()
    taken = f"{will}新增{result.new}条{aside}{changed}，已有{result.known}条{files}"
    return "，".join((taken, *reached, *_lacking(result, is_last)))


def _lacking(result: ImportResult, is_last: bool) -> tuple[str, ...]:
    return (f"还缺{len(result.missing_files)}个附件",) if is_last and result.missing_files else ()


def package_words(header: ExportHeader) -> str:
    """Whose package it is, when it was made and what it holds."""
    held = count_words(header.counts)
    part = f"，第{header.volume}卷（共{header.volumes}卷）" if header.volumes > 1 else ""
    files = f"，附件{len(header.blobs)}个" if header.blobs else ""
    stretch = stretch_words(header.first, header.last) if header.last >= header.first else "没有新的记录"
    who = laptop_name(header.inspector, header.device)
    return f"{who}{chinese_minute(header.made_at)}导出，{stretch}{part}{'：' + held if held else ''}{files}"


def count_words(counts: tuple[KindCount, ...]) -> str:
    """How many of what, by the names of the kinds of record."""
    return "、".join(f"{vocabulary.record_word(each.kind)}{each.count}" for each in counts)


def card_words(card: DeviceCard) -> str:
    """Whose card a laptop's is, and the digits that both ends compare before it is registered."""
    who = f"{card.agency}，{card.inspector}，证号{card.certificate or '未填'}"
    return f"设备登记卡：{who}。与对方电话核对16位核对码一致后再登记：{fingerprint(card)}"


def undo_words(last: LastImport) -> str:
    """What taking the last import back would take out of the merged database, and what then counts no longer."""
    what = {
        "when": chinese_minute(last.taken_at),
        "inspectors": "、".join(last.inspectors),
        "files": "、".join(last.files),
        "changes": str(last.changes),
    }
    given = {"count": str(last.receipts)}
    return sentence("office-undo", what) + (sentence("office-undo-receipts", given) if last.receipts else "")


def copies_words(status: OfficeStatus) -> str:
    """Which copy of the whole merged database there is, and what comes back with it."""
    if not status.copies:
        return sentence("office-copies-none")
    newest, later = status.copies[0], max(status.packages - status.copies[0].packages, 0)
    held = {
        "count": str(len(status.copies)), "when": chinese_minute(newest.at), "packages": str(newest.packages),
        "changes": str(newest.changes), "later": str(later),
    }  # fmt: skip
    return sentence("office-copies", held) + (sentence("office-copies-later", held) if later else "")


def plan_words(plan: Plan) -> tuple[str, ...]:
    """What making the merged database anew would do, and what would be lost by it."""
    again = {"again": str(plan.again)}
    began = {"when": chinese_minute(plan.copy.at), "packages": str(plan.copy.packages), **again} if plan.copy else again
    said = [sentence("office-rebuild-from" if plan.copy else "office-rebuild-from-none", began)]
    if plan.gone:
        named = "、".join(plan.gone[:_MOST_NAMED]) + ("等" if len(plan.gone) > _MOST_NAMED else "")
        said.append(sentence("office-rebuild-gone", {"count": str(len(plan.gone)), "files": named}))
    if plan.known_at:
        told = {"file": plan.known, "when": chinese_minute(plan.known_at)}
        said.append(sentence("office-rebuild-older" if plan.is_older else "office-rebuild-known", told))
    if plan.unnamed:
        said.append(sentence("office-rebuild-unnamed", {"count": str(plan.unnamed)}))
    if not plan.gone and (plan.is_older or not plan.known_at):
        said.append(sentence("office-rebuild-whole"))
    return (*said, sentence("office-rebuild-stays"))


def fed_words(done: Fed) -> str:
    """What was brought to the server of an office above."""
    lacking = f"，{len(done.lacking)}个没有报上" if done.lacking else ""
    back = f"另有{done.taken_back}个包本办公室后来撤销了，上级仍有，请告诉上级。" if done.taken_back else ""
    return f"已并入{done.server}：新报{done.brought}个包，原来已有{done.before}个{lacking}。{back}"


def rebuilt_words(done: Rebuilt) -> str:
    """From what the merged database was made anew, and whether it is in use now."""
    began = f"从备份{done.copy}（{done.held}个包）开始" if done.copy else "没有可用的整库备份"
    made = f"{began}，重新收下{done.again}个包"
    if not done.is_in_place:
        return f"没有替换合并库：{made}，还有{len(done.lacking)}个包收不下。找回这些文件，或者加 --anyway 照样替换。"
    if done.server:
        there = f"，原来已有{done.held}个" if done.held else ""
        return f"合并库已搬到服务器{done.server}：收下{done.again}个包{there}。以后打开都用这个地址。"
    former = f"原来的数据库改名为{done.former}，核对无误后可以删除。" if done.former else ""
    return f"合并库已重建：{made}。{former}"


_MOST_NAMED = 20


def item_word(item: AssignmentItem) -> str:
    """What something given is called; who is to settle which version is right gets more than a record sent back."""
    return SETTLING if item.kind is AssignmentKind.RETURNED and item.content else vocabulary.word(item.kind)


def record_words(status: OfficeStatus) -> str:
    """What the merged database holds, by the names of the kinds of record."""
    return count_words(status.records)


def issued_words(status: OfficeStatus) -> str:
    """What the laptops were given to do, by how far they have come; empty when nothing was given."""
    given = Counter(vocabulary.word(each.state) for each in status.issued)
    return "交办：" + "，".join(f"{state}{count}项" for state, count in given.items()) if given else ""


def owed_words(status: OfficeStatus) -> str:
    """What is found to be owed over all wage lines."""
    untold = f"（另有{status.untold}行未认定）" if status.untold else ""
    return f"工资认定合计：{yuan(status.owed_fen)}元{untold}"
