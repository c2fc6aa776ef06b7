"""A report as a file: PDF by its form, .docx with locked figures, .xlsx; all of the same report, and its chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.chart import Bar, chart_pdf
from inspector_app.documents.images import page_images, page_png
from inspector_app.documents.render import Mark, render
from inspector_app.domain.measures.catalogue import MONEY, Measure
from inspector_app.domain.measures.figure import Figure, worded
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.measures.report import BEFORE, PART_MEASURES, PERIOD, Report
from inspector_app.domain.measures.sentences import Run
from inspector_app.domain.reported import ReportKind
from inspector_app.domain.role import Role
from inspector_app.exchange.word_report import Piece, WordReport, WordTable, figures_apart, word_report
from inspector_app.exchange.workbook import Number, add_row, add_sheet, new_workbook, save
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.context import Context

_BARS = (
    "projects_without_arrears", "projects_general", "projects_severe", "hazards_general_open", "hazards_severe_open",
)  # fmt: skip
_ENDINGS, _WRITING = (".pdf", ".docx", ".xlsx", ".txt"), "写入报告"
_CHART_WIDTH = 442.0  # points: the width of a paper's text
_GRADES = (3, 4)  # columns of a move that the ledger tells: what was said of it is the leader's to word
_TOLD = 5  # the column of a move that tells what happened: its sums are the ledger's
_PART_ITEMS = ("projects", "workers", "none", "general", "severe", "share", "unpaid")
_WIDTHS = {
    "report_rows": (38, 36, 36, 36, 40),
    "campaign_rows": (38, 36, 36, 36, 40),
    "report_moves": (12, 50, 34, 22, 22, 40),
    "report_parts": (30, 18, 24, 18, 16, 16, 23, 40),
}


@dataclass(frozen=True, slots=True)
class ReportFile:
    """What the worker thread gets: the report, its form, in whose name it goes out, and the file that it becomes."""

    report: Report
    form: Form
    author: str
    path: Path


def save_report(context: Context, report: Report, path: Path) -> Path:
    """Write a report now. Raises as :func:`prepare_report_file` and :func:`perform_report_file`."""
    return perform_report_file(prepare_report_file(context, report, path), NoProgress())


def prepare_report_file(context: Context, report: Report, path: Path) -> ReportFile:
    """Settle what a report is written as, by its file's ending: .pdf, .docx, .xlsx or .txt.

    Raises :class:`Refused` ``report-ending`` and ``form-of-role-missing``.
    """
    check_ending(path)
    return ReportFile(report, context.forms.find(context.form_of(Role.REPORT)), context.agency.name, path)


def check_ending(path: Path) -> None:
    """Raises :class:`Refused` ``report-ending`` for what no report is written as."""
    if path.suffix.lower() not in _ENDINGS:
        raise Refused(Problem("report-ending", "file", details={"name": path.name}))


def perform_report_file(order: ReportFile, progress: Progress) -> Path:
    """Write it. Raises :class:`Refused` for a character that no font has, :class:`Trouble` ``disk-write-failed``."""
    report, path = order.report, order.path
    progress.step(0, 1, _WRITING)
    match path.suffix.lower():
        case ".pdf":
            write_durably(path, _pdf(order))
        case ".docx":
            write_durably(path, _word(order))
        case ".xlsx":
            _save_book(report, path)
        case _:
            write_durably(path, report.text.encode())
    progress.step(1, 1, _WRITING)
    return path


def _pdf(order: ReportFile) -> bytes:
    facts, made_at = report_facts(order.report), order.report.made_at
    return render(order.form, facts, copy=None, mark=Mark.FINAL, made_at=made_at, author=order.author)


def report_facts(report: Report) -> dict[str, Any]:
    """What the form prints."""
    parts = [dict(zip(("name", *_PART_ITEMS), cells, strict=True)) for cells in part_cells(report)]
    rows = [dict(zip(("name", "before", "now", "year", "remark"), row.cells, strict=True)) for row in report.rows]
    return {
        "report.title": report.title,
        "report.agency": report.agency,
        "report.days": report.days,
        "report.until": report.until,
        "report.periods": f"{BEFORE[report.kind]}\n{PERIOD[report.kind]}",
        "sections": [
            {"heading": section.heading, "text": "\n".join("".join(run.text for run in line) for line in section.lines)}
            for section in report.sections
        ],
        "bars": [bar._asdict() for bar in bars(report)],
        "rows": rows,
        **({of_rows: rows} if (of_rows := rows_of(report)) != "report_rows" else {}),
        "moves": [
            {"line": at, **dict(zip(("name", "place", "before", "now", "what"), cells, strict=True))}
            for at, cells in enumerate(move_cells(report), start=1)
        ],
        "parts": parts,
        "report.differences": "\n".join(report.difference_lines),
        "report.notes": "\n".join(report.notes),
    }


def rows_of(report: Report) -> str:
    """The list of the vocabulary that heads its figures: a campaign is beside its first day."""
    return "campaign_rows" if report.kind is ReportKind.CAMPAIGN else "report_rows"


def move_cells(report: Report) -> list[tuple[str, str, str, str, str]]:
    """The projects that changed, as a table tells them."""
    return [
        (each.project.name, _place(each.project), each.before, each.now, each.what) for each in report.moves
    ]  # fmt: skip


def _place(project: ProjectRow) -> str:
    return "\n".join(filter(None, (project.town, project.department)))


def part_cells(report: Report) -> list[tuple[str, ...]]:
    """The towns with their figures, and the whole."""
    return [(name, *(figure.words for figure in figures)) for name, figures in _parts(report)]


def place_words(name: str) -> str:
    """What a part of the district is called; what belongs to none has no name."""
    return name or "未载明"


def whole_of(report: Report) -> tuple[Figure, ...]:
    """The figures of the whole district, as its parts have them."""
    by = {row.measure.name: row.figure for row in report.rows}
    return tuple(by[measure.name] for measure in PART_MEASURES)


def _parts(report: Report) -> list[tuple[str, tuple[Figure, ...]]]:
    whole = [("合计", whole_of(report))] if report.parts else []
    return [*((place_words(name), figures) for name, figures in report.parts), *whole]


def bars(report: Report) -> tuple[Bar, ...]:
    """What the chart compares; nothing while there is no ledger."""
    rows = {row.measure.name: row for row in report.rows}
    if not rows["projects"].figure.value:
        return ()
    return tuple(
        Bar(
            row.measure.words.label, row.before, row.figure.value, worded(row.measure, row.before), row.figure.words
        )
        for row in map(rows.__getitem__, _BARS)
    )  # fmt: skip


def chart_picture(report: Report, dpi: float = 144) -> bytes:
    """The chart as PNG, empty while there is nothing to compare."""
    return page_png(_chart(report), dpi) if bars(report) else b""


def chart_image(report: Report, dpi: float = 144) -> PageImage | None:
    """The chart for the screen, None while there is nothing to compare."""
    if not bars(report):
        return None
    (image,) = page_images(_chart(report), dpi)
    return image


def _chart(report: Report) -> bytes:
    return chart_pdf(bars(report), _CHART_WIDTH, BEFORE[report.kind], PERIOD[report.kind])


def _word(order: ReportFile) -> bytes:
    """Sentences to be edited, figures locked."""
    report = order.report
    sections = [
        (section.heading, [[piece for run in line for piece in _pieces(run)] for line in section.lines])
        for section in report.sections
    ]
    notes = [
        (vocabulary.label("report.differences"), [list(figures_apart(line)) for line in report.difference_lines]),
        (vocabulary.label("report.notes"), [list(figures_apart(line)) for line in report.notes]),
    ]
    return word_report(
        WordReport(
            (report.agency, report.title),
            f"（{report.days}，{report.until}）",
            sections,
            chart_picture(report),
            _tables(report),
            [note for note in notes if note[1]],
            order.author,
            report.made_at,
        )
    )


def _pieces(run: Run) -> Iterator[Piece]:
    """A figure as one piece; words that tell of several, as 交通局1件、经信局1件, with each figure apart."""
    if run.measure:
        yield Piece(run.text, run.measure)
    else:
        yield from figures_apart(run.text)


def _tables(report: Report) -> tuple[WordTable, ...]:
    moves = [(str(at), *cells) for at, cells in enumerate(move_cells(report), start=1)]
    figures = [row.cells for row in report.rows]
    towns = range(1, len(PART_MEASURES) + 1)
    return (
        _table("附表一", rows_of(report), figures, (1, 2, 3), apart=(4,)),
        _table("附表二", "report_moves", moves, kept=_GRADES, apart=(_TOLD,)),
        _table("附表三", "report_parts", part_cells(report), towns),
    )


def _table(
    number: str, listed: str, rows: Sequence[Sequence[str]], locked: Sequence[int] = (), kept: Sequence[int] = (),
    apart: Sequence[int] = (),
) -> WordTable:  # fmt: skip
    return WordTable(f"{number}：{_title(listed)}", headings(listed), _WIDTHS[listed], rows, locked, kept, apart)


def _title(listed: str) -> str:
    return vocabulary.label(listed)


def headings(listed: str) -> Sequence[str]:
    """How the columns of a list of the vocabulary are headed."""
    return [item.short for item in vocabulary.entry(listed).items.values()]


def _save_book(report: Report, path: Path) -> None:
    """Three sheets: figures with their units and definitions, projects, towns; figures are numbers, to be added up."""
    name, before, now, year, remark = headings(rows_of(report))
    heads = (name, before, now, year, "单位", remark, "口径", "来源")
    workbook, sheet = new_workbook(_title(rows_of(report)), heads, (24, 20, 20, 20, 8, 36, 60, 24))
    for row in report.rows:
        measure, words = row.measure, row.measure.words
        since = "—" if measure.of_day else _number(measure, row.year)
        was = _number(measure, row.before) if row.compares else "—"
        told = was, _number(measure, row.figure.value), since
        add_row(sheet, (words.label, *told, words.unit, row.remark, words.definition, words.source))
    moves = add_sheet(workbook, "项目变化", headings("report_moves"), (8, 40, 24, 14, 14, 40))
    for at, cells in enumerate(move_cells(report), start=1):
        add_row(moves, (Number(at, "0"), *cells))
    first, *others = headings("report_parts")
    units = [f"{head}（{each.words.unit}）" for head, each in zip(others, PART_MEASURES, strict=True)]
    towns = add_sheet(workbook, "分乡镇", (first, *units), (20, 12, 16, 12, 12, 12, 14, 22))
    for place, figures in _parts(report):
        add_row(towns, (place, *(_number(each.measure, each.value) for each in figures)))
    save(workbook, path)


def _number(measure: Measure, value: int | None) -> str | Number:
    """A figure in its unit, a share as the workbook knows per cents; in words where it is not known."""
    if value is None:
        return worded(measure, value)
    if measure.words.unit == MONEY:
        return Number(Decimal(value) / 100, "#,##0.00")
    return Number(Decimal(value) / 10_000, "0.00%") if measure.is_share else Number(value, "#,##0")
