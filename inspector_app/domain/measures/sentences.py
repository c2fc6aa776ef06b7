"""The sentences that a report begins with (``resources/reports.toml``): each figure is a run of its own, and where
another body told it, or tells another one, that stands beside it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from inspector_app.domain.dates import chinese
from inspector_app.domain.measures.figure import Figure, Origin, Row, worded
from inspector_app.domain.measures.ground import Span
from inspector_app.domain.reported import ReportedFigure
from inspector_app.support.groups import grouped
from inspector_app.support.paths import resource

_BLANK = re.compile(r"\{([a-z_]+)(?:\.(before|year))?\}")
_IF_KNOWN = re.compile(r"\[([^\]]*)\]")


_NO_SPAN = Span(None, date.min)
"""The days of nothing: what stands beside it tells its own."""


class Run(NamedTuple):
    """A piece of a sentence; one with a ``measure`` is that figure, which nobody writes over."""

    text: str
    measure: str = ""


class Section(NamedTuple):
    """A part of the text: its heading, and its paragraphs as runs."""

    heading: str
    lines: tuple[tuple[Run, ...], ...]


@cache
def _drafted() -> tuple[Mapping[str, Any], ...]:
    with resource("reports.toml").open("rb") as file:
        return tuple(tomllib.load(file)["section"])


def sections(rows: Iterable[Row], words: Mapping[str, str], span: Span, year: Span) -> tuple[Section, ...]:
    """The text of a report of the days ``span``; ``year`` are those since New Year."""
    writer = _Writer({row.measure.name: row for row in rows}, words, span, year)
    return tuple(
        Section(
            each["heading"],
            tuple(tuple(writer.runs(line)) for line in each["lines"] if writer.stands(line)),
        )
        for each in _drafted()
    )


class _Writer:
    def __init__(self, rows: Mapping[str, Row], words: Mapping[str, str], span: Span, year: Span) -> None:
        self._rows, self._words, self._span, self._year = rows, words, span, year

    def stands(self, line: Mapping[str, Any]) -> bool:
        """Whether a line has something to say: ``when``, ``when_year``, ``alike``, ``unlike``, ``unless``,
        ``known``, ``unknown`` and ``partly``."""
        if "when" in line and not any(_says(self._rows[name].figure) for name in line["when"]):
            return False
        if not all(_says_more(self._rows[name]) for name in line.get("when_year", ())):
            return False
        if ("alike" in line and not self._alike(line["alike"])) or ("unlike" in line and self._alike(line["unlike"])):
            return False
        if not self._known(line.get("known", ())) or ("unknown" in line and self._known(line["unknown"])):
            return False
        if "partly" in line and not self._partly(line["partly"]):
            return False
        none = line.get("unless", ())
        return not none or (self._known(none) and not any(_says(self._rows[name].figure) for name in none))

    def _alike(self, names: Iterable[str]) -> bool:
        """Whether the year tells of each what the period does not, and other bodies tell all of it of the same days."""
        rows = [self._rows[name] for name in names]
        days = {(each.first_day, each.last_day) for row in rows if row.since for each in row.since.others}
        return all(map(_says_more, rows)) and len(days) <= 1

    def _known(self, names: Iterable[str]) -> bool:
        """Of each somebody tells something, if only another body."""
        figures = [self._rows[name].figure for name in names]
        return all(each.value is not None or each.others for each in figures)

    def runs(self, line: Mapping[str, Any]) -> Iterator[Run]:
        """The pieces of a line, without what stands in [] and tells a figure that nobody knows; of figures that follow
        each other and come from one source it stands at the last."""
        names = line.get("when_year") or line.get("alike", ())
        since = self._since(names)
        text = line["text"].replace("{since}", since)
        pieces = _BLANK.split(_IF_KNOWN.sub(self._if_known, text))
        blanks = list(zip(pieces[1::3], pieces[2::3], strict=True))
        year = self._year if since or not names else _NO_SPAN
        beside = [*(self._beside(name, year if which else self._span, which) for name, which in blanks), []]
        yield from _plain(pieces[0])
        for at, (name, which) in enumerate(blanks):
            if name in self._rows:
                yield Run(self._figure(name, which), name)
            elif name == "partly":
                yield from self._told_partly(line["partly"])
            else:
                yield Run(self._words[name])
            if beside[at] != beside[at + 1]:
                yield from beside[at]
            yield from _plain(pieces[3 * at + 3])

    def _since(self, names: Iterable[str]) -> str:
        """今年以来, where the figures are of the whole year: what another body tells of some days is not."""
        told = [since for name in names if (since := self._rows[name].since) and _says(since)]
        theirs = (each for since in told if since.origin is Origin.REPORTED for each in since.others)
        return "今年以来，" if all(each.first_day == self._year.first for each in theirs) else ""

    def _partly(self, but: Iterable[str]) -> list[tuple[Row, ReportedFigure]]:
        """What other bodies tell of days that are partly of the period, and that no figure of it holds."""
        first = self._span.first or self._span.last
        return [
            (row, each)
            for row in self._rows.values()
            if row.since and row.measure.name not in but
            for each in row.since.others
            if each not in row.figure.others and each.last_day >= first
        ]

    def _told_partly(self, but: Iterable[str]) -> Iterator[Run]:
        for at, (row, each) in enumerate(self._partly(but)):
            yield Run(f"{'；' if at else ''}{row.measure.words.label}")
            yield Run(worded(row.measure, each.value), row.measure.name)
            yield Run(f"（{each.body}报送{_days(each, self._span)}）")

    def _if_known(self, part: re.Match[str]) -> str:
        told = (self._value(name, which) for name, which in _BLANK.findall(part[1]) if name in self._rows)
        return "" if None in told else part[1]

    def _figure(self, name: str, which: str | None) -> str:
        return worded(self._rows[name].measure, self._value(name, which))

    def _value(self, name: str, which: str | None) -> int | None:
        row = self._rows[name]
        return {"before": row.before, "year": row.year}.get(which or "", row.figure.value)

    def _beside(self, name: str, span: Span, which: str | None) -> list[Run]:
        """What other bodies tell: that the figure is theirs, or which one stands beside ours; with its days, where they
        are not those of ``span``."""
        row = self._rows.get(name)
        figure = row and {"before": None, "year": row.since}.get(which or "", row.figure)
        if not figure or not figure.others:
            return []
        if figure.origin is Origin.REPORTED:
            days = grouped(figure.others, lambda each: _days(each, span))
            told = (f"{'、'.join(dict.fromkeys(each.body for each in own))}报送{of}" for of, own in days.items())
            return [Run(f"（{'；'.join(told)}）")]
        runs = [Run("（另据")]
        for at, each in enumerate(figure.others):
            runs += [
                Run(f"{'；' if at else ''}{each.body}报送"), Run(worded(figure.measure, each.value), name),
                *_plain(_days(each, span)),
            ]  # fmt: skip
        return [*runs, Run("）")]


def _plain(text: str) -> Iterator[Run]:
    if text:
        yield Run(text)


def _says(figure: Figure) -> bool:
    return bool(figure.value) or any(each.value for each in figure.others)


def _says_more(row: Row) -> bool:
    """Whether the year tells what the period does not."""
    year, now = row.since, row.figure
    return year is not None and _says(year) and (year.value, year.others) != (now.value, now.others)


def _days(each: ReportedFigure, span: Span) -> str:
    """The days of a figure of another body, where they are not those of the report."""
    whole = each.first_day == span.first and each.last_day == span.last
    return "" if whole else f"，{chinese(each.first_day)}至{chinese(each.last_day)}"
