"""通报 of a campaign: drafted from its table, its scores and what was found, as sentences that a person writes over."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from inspector_app.domain.campaign import Bulletin
from inspector_app.domain.dates import chinese
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.sentences import Run, Section
from inspector_app.domain.vagueness import TEN
from inspector_app.exchange.word_report import Piece, WordReport, word_report
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.groups import grouped
from inspector_app.support.paths import resource
from inspector_app.support.vocabulary import label
from inspector_app.usecases.campaign_summary import SUMMED, Summary, SummaryBy
from inspector_app.usecases.campaigns import CampaignFile, new_part
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch_files import Sheet, save_sheet

Words = Mapping[str, str]
_BLANK = re.compile(r"\{([a-z_]+)\}")
_HEADING = re.compile(r"[一二三四五六七八九十]+、.{1,30}")
_FIGURES = frozenset(
    {"planned", "visited", "left", "at", "points", "full", "count", "self_reports_overdue", *(m.name for m in SUMMED)}
)
"""Which words are figures: locked in a document."""


@dataclass(frozen=True, slots=True)
class BulletinDraft:
    """What a 通报 begins with: its title, and its sections, whose figures are runs of their own."""

    title: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """As plain text that a person goes on with."""
        return "\n".join(
            line
            for section in self.sections
            for line in (section.heading, *("".join(run.text for run in runs) for runs in section.lines))
        )


def draft_bulletin(whole: CampaignFile, table: Summary) -> BulletinDraft:
    """Draft it from a campaign and its table: who stands where, what was done, what is not."""
    words = {**_words(table), "self_reports_overdue": str(sum(each.overdue(table.span.last) for each in
                                                              whole.self_reports))}  # fmt: skip
    lists = {**_progress(table), **_marks(whole), **_findings(whole, table.span.last)}
    known = {each.measure.name for each in table.whole.figures if each.value}
    known |= {name for name in ("self_reports_overdue",) if words[name] != "0"} | {"open"} & {
        name for name, own in lists.items() if own
    }
    if table.unvisited and table.span.last < table.campaign.last_day:
        known.add("left")
    drafted = ((each["heading"], tuple(_lines(each["lines"], words, lists, known))) for each in _sentences())
    standing = [(heading, lines) for heading, lines in drafted if lines]
    return BulletinDraft(
        f"关于{table.campaign.title}情况的通报",
        tuple(Section(f"{TEN[at]}、{heading}", lines) for at, (heading, lines) in enumerate(standing)),
    )


@cache
def _sentences() -> Sequence[Mapping[str, Any]]:
    with resource("bulletin.toml").open("rb") as file:
        sections: Sequence[Mapping[str, Any]] = tomllib.load(file)["section"]
    return sections


def _lines(
    lines: Sequence[Mapping[str, Any]], words: Words, lists: Mapping[str, Sequence[Words]], known: Collection[str]
) -> Iterator[tuple[Run, ...]]:
    for line in lines:
        if "when" in line and not any(name in known for name in line["when"]):
            continue
        for own in lists[line["each"]] if "each" in line else ({},):
            yield tuple(_runs(line["text"], {**words, **own}))


def _runs(text: str, words: Words) -> Iterator[Run]:
    for at, piece in enumerate(_BLANK.split(text)):
        if at % 2:
            yield Run(words[piece], piece if piece in _FIGURES else "")
        elif piece:
            yield Run(piece)


def _words(table: Summary) -> dict[str, str]:
    first = table.span.first or table.span.last
    return {
        "title": table.campaign.title, "days": f"{chinese(first)}至{chinese(table.span.last)}",
        "last": chinese(table.campaign.last_day), "planned": str(table.whole.planned),
        "visited": str(table.whole.visited), "left": str(len(table.unvisited)),
        **{each.measure.name: each.words for each in table.whole.figures},
    }  # fmt: skip


def _progress(table: Summary) -> dict[str, list[Words]]:
    """Teams or towns that inspected everything, and those that did not; single projects are no matter of a 通报."""
    rows = [row for row in table.rows if row.planned and table.by is not SummaryBy.PROJECT]
    told = [
        {"name": row.name, "planned": str(row.planned), "left": str(row.planned - row.visited)} for row in rows
    ]  # fmt: skip
    return {
        "finished": [each for each in told if each["left"] == "0"],
        "unfinished": [each for each in told if each["left"] != "0"],
    }


def _marks(whole: CampaignFile) -> dict[str, list[Words]]:
    """考核: the places of the bodies, who has full marks for what, and where somebody said why marks were lost."""
    criteria = {each.rid: each for each in whole.criteria}
    given = [(each, criteria[each.criterion_rid]) for each in whole.scores if each.criterion_rid in criteria]
    full = grouped((pair for pair in given if pair[0].points == pair[1].full), lambda pair: pair[1])
    return {
        "standings": [
            {
                "at": str(at), "body": each.body, "points": str(each.points), "full": str(each.full),
                "unscored": f"，另有{each.unscored}项未评" if each.unscored else "",
            }
            for at, each in enumerate(whole.standings, 1)
        ],
        "full_marks": [
            {"criterion": of.title, "points": str(of.full), "bodies": "、".join(score.body for score, _ in own)}
            for of, own in full.items()
        ],
        "lost_marks": [
            {
                "body": each.body, "criterion": of.title, "points": str(each.points), "full": str(of.full),
                "reason": each.reason.strip().rstrip("。"),
            }
            for each, of in given
            if each.points is not None and each.points < of.full and each.reason.strip()
        ],
    }  # fmt: skip


def _findings(whole: CampaignFile, day: date) -> dict[str, list[Words]]:
    """督查: the bodies that put everything right by a day, and what is still to be put right; steps that are late."""
    bodies = grouped((each for each in whole.supervisions if each.on <= day), lambda each: each.body)
    still = {
        body: [each for each in own if each.corrected_on is None or each.corrected_on > day]
        for body, own in bodies.items()
    }
    return {
        "corrected": [{"body": body, "count": str(len(own))} for body, own in bodies.items() if not still[body]],
        "open": [
            {
                "body": body, "found": each.found.strip().rstrip("。"),
                "due": f"应于{chinese(each.due)}前整改，" if each.due else "",
            }
            for body, own in still.items()
            for each in own
        ],
        "late_steps": [
            {"step": each.title, "who": f"（{each.who}）" if each.who else "", "due": chinese(each.last_day)}
            for each in whole.steps
            if each.overdue(day)
        ],
    }  # fmt: skip


def drafted_bulletin(context: Context, campaign: Campaign, draft: BulletinDraft) -> Bulletin:
    """A 通报 to be gone on with: titled, dated today, its text as drafted."""
    return new_part(context, Bulletin, campaign.rid, title=draft.title, text=draft.text)


def save_bulletin(context: Context, bulletin: Bulletin, path: Path, draft: BulletinDraft | None = None) -> Path:
    """Write a 通报 as its file's ending says: .docx, .pdf or .txt. Of lines that stand as they were drafted the figures
    are locked in the document.

    Raises :class:`Refused` ``sheet-ending`` and ``sheet-empty``, :class:`Trouble` ``disk-write-failed``.
    """
    lead, sections = _told(bulletin.text)
    addressed = "\n".join(filter(None, (f"{bulletin.to}：" if bulletin.to else "", *lead)))
    if path.suffix.lower() != ".docx":
        return save_sheet(context, Sheet(bulletin.title, bulletin.issued_on, addressed, sections), path)
    if not sections and not addressed:
        raise Refused(Problem("sheet-empty", "file"))
    agency, days = context.agency.name, "　".join(filter(None, (bulletin.number, chinese(bulletin.issued_on))))
    drafted = draft.sections if draft else ()
    as_drafted = {"".join(run.text for run in runs): runs for each in drafted for runs in each.lines}
    told = [("", [addressed])] if addressed else []
    pieces = [
        (heading, [[Piece(run.text, run.measure) for run in as_drafted.get(line, (Run(line),))] for line in lines])
        for heading, lines in (*told, *sections)
    ]
    word = WordReport((agency, bulletin.title), f"（{days}）", pieces, b"", (), (), agency, context.clock.now())
    write_durably(path, word_report(word))
    return path


def _told(text: str) -> tuple[list[str], tuple[tuple[str, tuple[str, ...]], ...]]:
    """A text as lines before its first heading, and as sections; one without a heading is one section."""
    lead: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if _HEADING.fullmatch(line):
            sections.append((line, []))
        else:
            (sections[-1][1] if sections else lead).append(line)
    if lead and not sections:
        return [], ((label("bulletin.text"), tuple(lead)),)
    return lead, tuple((heading, tuple(lines)) for heading, lines in sections)
