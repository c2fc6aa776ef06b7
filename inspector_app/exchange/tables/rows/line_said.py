"""What a person says of single lines of a list: 3=列名, 7=合计, 9-12=不读, 15=照读; of one sheet 3月!9=不读."""

import re
from collections.abc import Iterator, Mapping
from itertools import count, groupby

from inspector_app.exchange.tables.rows.line_kind import LineKind
from inspector_app.support.errors import Problem, Refused

LinesSaid = Mapping[str, Mapping[int, LineKind]]
"""By sheet (empty: every sheet) and row what the line is."""
_KINDS = {"列名": LineKind.HEADING, "合计": LineKind.TOTAL, "照读": LineKind.ENTRY, "不读": LineKind.LEFT}
_WORDS = {kind: word for word, kind in _KINDS.items()}
_MOST = 100_000  # the last row of which anything can be said
_TOLD = re.compile(
    rf"(?:(?P<sheet>[^!！]+)[!！])?第?(?P<first>\d{{1,6}})(?:行?[-—~～至到]第?(?P<last>\d{{1,6}}))?行?\s*[=＝:：是]?\s*"
    rf"(?P<word>{'|'.join(_KINDS)})"
)


def lines_said(text: str) -> dict[str, dict[int, LineKind]]:
    """What a text tells of lines. Raises :class:`Refused` ``list-line-said`` for what tells none."""
    found: dict[str, dict[int, LineKind]] = {}
    for each in filter(None, map(str.strip, re.split("[,，;；、\n]", text))):
        told = _TOLD.fullmatch(each)
        first, last = (int(told[name] or told["first"]) for name in ("first", "last")) if told else (1, 0)
        if told is None or not 0 < first <= last <= _MOST:
            raise Refused(Problem("list-line-said", "lines", details={"text": each[:30]}))
        rows = dict.fromkeys(range(first, last + 1), _KINDS[told["word"]])
        found.setdefault((told["sheet"] or "").strip(), {}).update(rows)
    return found


def lines_problems(text: str) -> list[Problem]:
    """What is wrong with such a text."""
    try:
        lines_said(text)
    except Refused as refusal:
        return list(refusal.problems)
    return []


def lines_of(told: LinesSaid, sheet: str) -> dict[int, LineKind]:
    """What was said of the lines of a sheet."""
    return {**told.get("", {}), **told.get(sheet, {})}


def lines_words(told: Mapping[int, LineKind]) -> str:
    """What was said of the lines of a sheet, as it can be said again: 3=列名，9-12=不读."""
    return "，".join(_spans(told))


def _spans(told: Mapping[int, LineKind]) -> Iterator[str]:
    counter = count()
    for (kind, _), of in groupby(sorted(told), key=lambda row: (told[row], row - next(counter))):
        rows = list(of)
        yield f"{'-'.join(dict.fromkeys(map(str, (rows[0], rows[-1]))))}={_WORDS[kind]}"
