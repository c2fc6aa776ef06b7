from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inspector_app.domain.handover import BlobEntry, ExportHeader, Gap, Receipt, Rejected
from inspector_app.ui.ends_card import ends_question
from inspector_app.ui.handover.handover_words import (
    file_line,
    outbox_badge,
    outbox_words,
    receipt_words,
    size_words,
)
from inspector_app.ui.sticks import Volume, sticks
from inspector_app.ui.theme import Tone
from inspector_app.usecases.handover import PackageFile
from inspector_app.usecases.outbox import Waiting

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEADER = ExportHeader(1, "device", "示例县人社局", "陈示例", AT, 13, 40, "", "", (), 0, ())
RECEIPT = Receipt(1, "示例办公室", "device", 7, AT, 40, "", (), (), (), ())


@pytest.mark.parametrize(
    ("waiting", "word", "tone"),
    [
        (Waiting(40, 40, 40, AT), "已回执", Tone.OK),
        (Waiting(12, 40, 40, AT), "已导出待回执", Tone.INFO),
        (Waiting(12, 40, 30, AT), "未导出", Tone.WARNING),
        (Waiting(0, 40, 0, None), "未导出", Tone.WARNING),
        (Waiting(40, 40, 40, AT, went_back=True), "无法核对", Tone.DANGER),
        (Waiting(40, 40, 40, AT, files=1), "未导出", Tone.WARNING),
        (Waiting(40, 40, 40, AT, files=1, files_sent=True), "已导出待回执", Tone.INFO),
    ],
)
def test_the_outbox_in_one_word(waiting, word, tone):
    badge = outbox_badge(waiting)
    assert (badge.word, badge.tone) == (word, tone)
    assert badge.word == waiting.words


def test_the_outbox_in_figures():
    def words(*figures, **more):
        return outbox_words(Waiting(*figures, **more), AT.date())

    assert "28条" in words(12, 40, 12, None)
    assert "其中10条" in words(12, 40, 30, AT)
    assert "其中" not in words(12, 40, 40, AT)
    assert "全部40条" in words(40, 40, 40, AT)
    assert "数据库比本机最后保存的旧" in words(40, 40, 40, AT, went_back=True)
    assert "2026年2月28日的，已有2天" in words(12, 40, 40, AT, since=AT - timedelta(days=2))
    assert words(40, 40, 40, AT, files=3) == "办公室回执说还缺3个附件，下次导出会带上。"
    assert "已再次导出" in words(40, 40, 40, AT, files=3, files_sent=True)


def test_a_written_file_in_words():
    file = PackageFile(Path("x.day"), "ab" * 32, 3 << 20, HEADER)
    line = file_line(file)
    assert (line.name, line.lacking) == ("x.day", "")
    assert "第13—40条" in line.detail
    assert "3.0 MB" in line.detail
    more = replace(HEADER, volume=2, volumes=3, blobs=(BlobEntry("a", 1, "pdf"),), missing=("b", "c"))
    line = file_line(replace(file, header=more), ("照片“大门”", "照片“食堂”"))
    assert "第2卷，共3卷" in line.detail
    assert "附件1个" in line.detail
    assert "有2个原始文件" in line.lacking
    assert "照片“大门”、照片“食堂”" in line.lacking


def test_a_receipt_in_words():
    assert "还没有" in receipt_words(None)
    assert receipt_words(RECEIPT).endswith("办公室已收到第40条及以前的全部记录。")
    troubled = replace(RECEIPT, gaps=(Gap(1, 2),), missing_blobs=("a",), forks=("b",))
    assert "还缺1段" in receipt_words(troubled)
    assert "流水分叉" in receipt_words(troubled)
    aside = replace(RECEIPT, rejected=(Rejected(5, "r", "record-malformed"),))
    assert "退回第5条" in receipt_words(aside)


def test_a_question_names_the_first_papers():
    assert ends_question("？", []).answer.word == "没有"
    question = ends_question("？", ["甲", "乙", "丙", "丁"])
    assert question.answer.word == "4件"
    assert question.names == "甲、乙、丙等4件"


@pytest.mark.parametrize(("size", "words"), [(0, "1 KB"), (5000, "4 KB"), (1 << 20, "1.0 MB")])
def test_sizes(size, words):
    assert size_words(size) == words


def test_only_writable_guests_are_sticks():
    mounted = [
        Volume("/", "root", writable=True, free=1),
        Volume("/media/inspector/B", "B", writable=True, free=1),
        Volume("/run/media/x/A", "A", writable=True, free=1),
        Volume("/media/cdrom", "C", writable=False, free=1),
        Volume("C:/", "Windows", writable=True, free=1),
        Volume("E:/", "E", writable=True, free=1),
    ]
    assert [volume.name for volume in sticks(mounted)] == ["A", "B", "E"]
