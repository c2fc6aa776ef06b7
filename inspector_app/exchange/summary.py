"""SUMMARY.txt: what a package holds, in plain words and figures, for somebody who has decrypted it without the program.

It names papers, visits and cases, never a person, and no number of one: what stands in a title like a number of an
identity, a telephone or a card is left out.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from inspector_app.domain.change import Change, Op
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.handover import ExportHeader, stretch_words
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.money import yuan
from inspector_app.support.vocabulary import record_word

_NAMED = {"document": "文书", "case": "案件", "project": "工程项目"}
"""What is listed by name, and under which heading."""
_TITLES = {"document": ("number", "title"), "case": ("number", "title"), "project": ("name",)}
_MOST_NAMED, _LONGEST_NAME = 300, 120
_PRIVATE = re.compile(r"[0-9０-９][0-9０-９\s-]{7,}[0-9０-９XxＸｘ]")
_HOW = (
    "本文件由程序按包内记录写成，供没有程序的人查看；与记录不一致的，以 data/changes.jsonl 为准。",
    "核对各文件是否完整：在解开的文件夹里运行 sha256sum -c manifest-sha256.txt。",
    "data/changes.jsonl 每行是一条记录的一次保存（JSON，UTF-8），data/blobs 里是文书和证据的原件，文件名是校验值。",
    "包内有个人信息，看完请删除解密后的文件。",
)


def summary(header: ExportHeader, changes: Sequence[Change]) -> bytes:
    """The text, UTF-8 with a mark for editors on Windows; the same package always gives the same bytes."""
    text = "\r\n".join(("日终包摘要", *_head(header), *_counts(changes), *_names(changes), *_files(header), *_HOW, ""))
    return text.encode("utf-8-sig")


def _head(header: ExportHeader) -> Iterator[str]:
    yield f"{shown(header.agency)}　监察员：{shown(header.inspector)}"
    yield f"导出时间：{chinese_minute(header.made_at)}（按导出电脑的时钟）"
    yield f"设备编号：{header.device}"
    count = header.last - header.first + 1
    yield f"流水：{stretch_words(header.first, header.last)}，共{count}条；第{header.volume}卷，共{header.volumes}卷"
    if header.volume > 1:
        yield "本卷只装附件，记录在第1卷。"
    yield ""


def _counts(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    fates: dict[str, Counter[str]] = {}
    for change in changes:
        fates.setdefault(change.kind, Counter())[_fate(change)] += 1
    yield "一、保存了什么（按次数；一条记录可以保存多次）"
    for kind in sorted(fates):
        yield f"{record_word(kind)}：{'，'.join(f'{fate}{count}次' for fate, count in fates[kind].items())}"
    yield ""


def _fate(change: Change) -> str:
    if change.op is Op.PUT:
        return "修改" if change.parents else "新增"
    return "删除" if change.op is Op.DELETE else "保留在笔记本上未移交"


def _names(changes: Iterable[Change]) -> Iterator[str]:
    bodies = {(change.kind, change.rid): change.body for change in changes if change.op is Op.PUT}
    for kind, heading in _NAMED.items():
        names = [_name(kind, body) for (other, _), body in bodies.items() if other == kind]
        if not names:
            continue
        yield f"涉及的{heading}（{len(names)}项，按最后一次保存）"
        yield from (f"　{name}" for name in names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            yield f"　另有{len(names) - _MOST_NAMED}项，见 data/changes.jsonl"
        yield ""


def _name(kind: str, body: str) -> str:
    try:
        fields: Any = json.loads(body)
    except (ValueError, RecursionError):
        fields = None
    told = fields if isinstance(fields, dict) else {}
    words = "　".join(text for name in _TITLES[kind] if (text := str(told.get(name, ""))))
    return _PRIVATE.sub("（号码略）", shown(words))[:_LONGEST_NAME] or "（没有名称）"


def _files(header: ExportHeader) -> Iterator[str]:
    if header.volume == 1:
        yield f"工资明细的认定金额（本包涉及的各行最后一次保存，有认定的合计）：{yuan(header.owed_fen)}元"
    papers = [entry for entry in header.blobs if entry.role == "pdf"]
    rest = [entry for entry in header.blobs if entry.role != "pdf"]
    for word, entries in (("文书PDF", papers), ("证据原件", rest)):
        yield f"本卷{word}：{len(entries)}个，共{sum(entry.size for entry in entries)}字节"
    if header.missing:
        yield f"有{len(header.missing)}个原件在笔记本上读不出来，没有装入。"
    yield ""
