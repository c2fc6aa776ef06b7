"""已报送: what went out, its leader's versions beside it, and both as files again."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.measures.catalogue import BY_NAME
from inspector_app.domain.measures.figure import worded
from inspector_app.domain.measures.report import Report
from inspector_app.domain.reported import SentReport
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.vocabulary import label
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch_files import Sheet, save_sheet
from inspector_app.usecases.evidence import Belongs, take_in_file
from inspector_app.usecases.report_files import move_cells, part_cells
from inspector_app.usecases.reports import EDITED_TEXT, all_sent

_EDITED = {
    b"PK\x03\x04": (".docx", ".odt", ".wps"), b"\xd0\xcf\x11\xe0": (".doc", ".wps"), b"%PDF-": (".pdf",),
    codecs.BOM_UTF8: (".txt",),
}  # fmt: skip
"""How texts that a leader may send back begin, and how their names may end."""
_FIGURE = re.compile(r"(?<![\d.,第年月])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|元|%|人|[个件份户次场项])")
_SCALE: Mapping[str, int] = {"亿元": 10_000_000_000, "万元": 1_000_000, "元": 100}


def sent_reports(context: Context) -> tuple[SentReport, ...]:
    """All reports that were sent, the newest first."""
    return all_sent(context.store)


def sent_rows(sent: SentReport) -> Iterator[str]:
    """在建项目：66个, each figure as it was sent; those of a later program by their names."""
    for each in sent.figures:
        measure = BY_NAME.get(each.measure)
        words = worded(measure, each.value) if measure else str(each.value)
        yield f"{measure.words.label if measure else each.measure}：{words}"


def keep_edited(context: Context, sent_rid: str, path: Path) -> SentReport:
    """Keep the version that a leader edited beside a report that was sent: its bytes under their hash, never changed.

    The figures that were sent stay. Raises as :func:`~.evidence.take_in_file`, and :class:`Refused` ``report-kept``
    for the same bytes twice, ``report-edited-kind`` for what is no text of an office program.
    """
    sent = context.store.need(SentReport, sent_rid)
    with context.act(f"存入{sent.title}改定稿"):
        piece = take_in_file(context, path, "", Belongs())
        if not edited_endings(context, piece):
            raise Refused(Problem("report-edited-kind", "file", details={"name": path.name}))
        if piece.rid in sent.evidence_rids:
            raise Refused(Problem("report-kept", "file"))
        kept = replace(sent, evidence_rids=(*sent.evidence_rids, piece.rid))
        with context.unit() as unit:
            unit.put(kept)
    return kept


def edited_versions(context: Context, sent: SentReport) -> tuple[Evidence, ...]:
    """The edited versions that are kept beside a report, in the order in which they came."""
    known = {each.rid: each for each in context.store.pick(Evidence, sent.evidence_rids)}
    return tuple(known[rid] for rid in sent.evidence_rids if rid in known)


def edited_endings(context: Context, piece: Evidence) -> tuple[str, ...]:
    """How the name of an edited version may end, the usual one first, by what its bytes are; none for what is no text
    of an office program."""
    begins = context.store.sealed.read(piece.sha256)[: len(max(_EDITED, key=len))]
    return next((endings for mark, endings in _EDITED.items() if begins.startswith(mark)), ())


def save_edited(context: Context, piece: Evidence, path: Path) -> Path:
    """Write an edited version out again, byte for byte. Raises :class:`Refused` ``report-edited-ending`` for a name by
    which it would not open, :class:`Trouble` for an original that is missing or damaged, and ``disk-write-failed``."""
    endings = edited_endings(context, piece)
    if endings and path.suffix.lower() not in endings:
        raise Refused(Problem("report-edited-ending", "out", details={"endings": "、".join(endings)}))
    write_durably(path, context.store.sealed.read(piece.sha256))
    return path


def edited_text(context: Context, sent: SentReport) -> str:
    """What a leader made of the sentences, as it was entered when the report was sent; empty where nobody did."""
    own = (each for each in edited_versions(context, sent) if each.title == EDITED_TEXT)
    told = next((context.store.sealed.read(each.sha256) for each in own), b"")
    return told.decode("utf-8-sig", "replace")


def strange_figures(report: Report, text: str) -> tuple[str, ...]:
    """The figures of a text that the report has nowhere, as they stand there: sums also in 万元 and 亿元, shares also
    rounded."""
    tables = (*(row.cells for row in report.rows), *move_cells(report), *part_cells(report))
    told = "\n".join((report.text, *(cell for row in tables for cell in row)))
    known = list(_figures(told))
    said = (each for each in _figures(text) if not any(_agrees(each, other) for other in known))
    return tuple(dict.fromkeys(words for words, *_ in said))


def _figures(text: str) -> Iterator[tuple[str, str, Decimal, Decimal]]:
    """Each figure as it stands, what it counts, its value, and by how much the next one that could be told differs."""
    for found in _FIGURE.finditer(text):
        number, unit = found[1].replace(",", ""), found[2]
        scale, (_, _, decimals) = _SCALE.get(unit, 1), number.partition(".")
        step = Decimal(scale) / 10 ** len(decimals)
        yield found[0], "元" if unit in _SCALE else unit, Decimal(number) * scale, step


def _agrees(said: tuple[str, str, Decimal, Decimal], known: tuple[str, str, Decimal, Decimal]) -> bool:
    _, unit, value, step = said
    exact = unit not in ("元", "%")
    return unit == known[1] and (value == known[2] if exact else abs(value - known[2]) <= step / 2)


def sent_sheet(context: Context, sent: SentReport) -> Sheet:
    """A report as it was sent, whatever was recorded since: its text, its figures, its projects."""
    days = f"{chinese(sent.first_day)}至{chinese(sent.last_day)}"
    head = f"期间：{days}。{chinese_minute(sent.sent_at)}报送" + (f"{sent.to}。" if sent.to else "。")
    edited = edited_text(context, sent)
    texts = [("起草的正文" if edited else label("sent_report.text"), sent.text), (EDITED_TEXT, edited)]
    sections = [(heading, tuple(text.splitlines())) for heading, text in texts if text]
    projects = tuple(f"{each.name}：{each.standing}" for each in sent.projects)
    told = [(label("sent_report.figures"), tuple(sent_rows(sent))), (label("sent_report.projects"), projects)]
    return Sheet(sent.title, sent.last_day, head, (*sections, *((heading, lines) for heading, lines in told if lines)))


def save_sent(context: Context, sent: SentReport, path: Path) -> Path:
    """Write it as its file's ending says. Raises as :func:`~.dispatch_files.save_sheet`."""
    return save_sheet(context, sent_sheet(context, sent), path)
