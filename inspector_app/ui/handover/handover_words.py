"""What the handover page says, worked out from plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.dates import chinese
from inspector_app.domain.handover import ExportHeader, stretch_words
from inspector_app.support.clock import civil_date, local
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.wording import joined, size_words
from inspector_app.usecases.handover import Export, PackageFile, Receipt, receipt_notes
from inspector_app.usecases.outbox import Waiting


def outbox_badge(waiting: Waiting) -> Badge:
    """未导出, 已导出待回执 or 已回执; 无法核对 when the database went back."""
    if waiting.went_back:
        return Badge(tr("无法核对"), Tone.DANGER)
    if waiting.is_empty:
        return Badge(tr("已回执"), Tone.OK)
    if waiting.is_sent:
        return Badge(tr("已导出待回执"), Tone.INFO, "hourglass")
    return Badge(tr("未导出"), Tone.WARNING)


def outbox_words(waiting: Waiting, today: date) -> str:
    """The same in one sentence with its figures, and for how long the earliest has waited."""
    if waiting.went_back:
        return tr("数据库比本机最后保存的旧，看不出还有哪些记录没有交给办公室。请先按页面上方的提示找回较新的数据库。")
    if waiting.is_empty:
        return tr("办公室已收到全部{}条变更，没有需要导出的。").format(waiting.last)
    return "".join((*_changes_words(waiting, today), *_files_words(waiting)))


def _changes_words(waiting: Waiting, today: date) -> Iterator[str]:
    open_count = waiting.last - waiting.acknowledged
    if not open_count:
        return
    yield tr("自上次回执以来有{}条变更（一条记录每保存一次算一条），下次导出会全部带上。").format(open_count)
    if (days := waiting.age(today)) and waiting.since:
        yield tr("最早的一条是{}的，已有{}天没有回执。").format(chinese(civil_date(waiting.since)), days)
    fresh = waiting.last - max(waiting.exported, waiting.acknowledged)
    if waiting.exported_at is not None and fresh:
        yield tr("其中{}条在上次导出之后新增。").format(fresh)


def _files_words(waiting: Waiting) -> Iterator[str]:
    if waiting.files:
        then = tr("已再次导出，等回执。") if waiting.files_sent else tr("下次导出会带上。")
        yield tr("办公室回执说还缺{}个附件，{}").format(waiting.files, then)


def span_words(stretch: Export | ExportHeader) -> str:
    """The journal numbers in a package."""
    return stretch_words(stretch.first, stretch.last)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A written file: name, what is in it, whether it was read back as written, and what it lacks."""

    name: str
    detail: str
    verified: str
    lacking: str


def file_line(file: PackageFile, names: Sequence[str] = ()) -> FileLine:
    """What to say of a package that was just written; ``names`` are the originals that it lacks."""
    header = file.header
    parts = [span_words(header), size_words(file.size)]
    if header.volumes > 1:
        parts.append(tr("第{}卷，共{}卷").format(header.volume, header.volumes))
    if header.blobs:
        parts.append(tr("附件{}个").format(len(header.blobs)))
    lacking = tr("有{}个原始文件读不出来，未包含在内，请先核对资料库：{}") if header.missing else ""
    return FileLine(
        file.path.name,
        joined(*parts),
        tr("读回核对一致　校验值 {}").format(file.sha256[:16]),
        lacking.format(len(header.missing), "、".join(names)),
    )


def landing_headline(landed: Problem) -> str:
    """The one thing to know after an export."""
    return {
        "export-on-stick": tr("可以安全拔出"),
        "export-on-other": tr("已写好，拔出前先安全弹出"),
        "export-on-same": tr("写在资料库所在的磁盘，不在U盘"),
        "export-on-memory": tr("写在内存里，关机就没有了"),
    }[landed.code]


def landing_words(landed: Problem, count: int) -> str:
    """How many files were written, and what is to be done with them."""
    if landed.level is Level.INFO:
        return tr("{}个文件已写入，逐个读回核对一致。请把它们交给办公室，明早取回执。").format(count)
    return sentence(landed.code, landed.details)


def receipt_words(receipt: Receipt | None, here: int | None = None) -> str:
    """What the newest receipt says; ``here`` is the highest number that this store holds of its device."""
    if receipt is None:
        return tr("还没有收到过办公室回执。")
    made = local(receipt.made_at)
    words = tr("最近一份回执（第{}号，{}）：办公室已收到第{}条及以前的全部记录。").format(
        receipt.running, chinese(made.date()), receipt.acknowledged
    )
    return words + sentences_of(receipt_notes(receipt, here))
