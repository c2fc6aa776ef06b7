"""One 文号 on several papers: blocks that overlap, or a number that was typed by hand. All are kept: which one is right
a person settles with the laptops' owners, and a paper that was voided, withdrawn or whose number was corrected since
shares it no more."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.number import BLANK
from inspector_app.domain.records import BadRecord, decode
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.looked import Record, among
from inspector_app.support.errors import Trouble

_ENDS = (ActKind.VOIDED, ActKind.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper with its number, and whose laptop gave it; ``created_at`` is the moment as it is kept. ``is_over`` once
    it was voided or withdrawn: it bears the number no more."""

    number: str
    title: str
    rid: str
    device: str
    inspector: str
    created_at: str = ""
    addressee: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class SameNumber:
    """One number on several papers, of which those that are over do not count."""

    number: str
    papers: tuple[Numbered, ...]

    @property
    def is_open(self) -> bool:
        """Whether several bear it still."""
        return sum(not each.is_over for each in self.papers) > 1


def same_numbers(database: OfficeDatabase, records: Collection[Record] | None = None) -> tuple[SameNumber, ...]:
    """The numbers that several papers bear, or that one of these ``records`` shares with another paper."""
    return tuple(each for each in shared_numbers(database, records) if each.is_open)


_SHARED = (
    "SELECT DISTINCT b.number FROM change n JOIN narrow_document a ON a.device = n.device AND a.seq = n.seq"
    " AND a.hash = n.hash JOIN narrow_document b ON b.number = a.number AND b.rid <> a.rid"
    " WHERE n.kind = 'document' AND a.number <> ''{}"
)
_PAPERS = (
    "SELECT n.rid, n.body, n.device, d.inspector, d.enrolled_at, n.op, n.apart FROM head n JOIN device d"
    " ON d.device = n.device WHERE n.kind = 'document'{} ORDER BY n.rid, n.apart, n.hlc DESC, n.hash DESC"
)


def shared_numbers(database: OfficeDatabase, records: Collection[Record] | None = None) -> tuple[SameNumber, ...]:
    """As :func:`same_numbers`, with those that all but one bear no more: a voiding may be taken back. A number left
    open for ink is none yet."""
    shared: Iterable[Any] = among(database, _SHARED, records)
    numbers = {str(number) for (number,) in shared if BLANK not in number}
    bearers = {
        ("document", str(rid))
        for number in numbers
        for (rid,) in database.rows("SELECT DISTINCT rid FROM narrow_document WHERE number = ?", (number,))
    }
    versions: Iterable[Any] = among(database, _PAPERS, bearers)
    last = (next(several) for _, several in groupby(versions, lambda row: row[0]))
    over = _over(database, [rid for _, rid in bearers])
    papers: dict[str, list[tuple[str, Numbered]]] = defaultdict(list)
    for rid, body, device, inspector, enrolled, op, apart in last:
        fields = json.loads(body) if op == "put" and not apart else {}
        if fields.get("number") in numbers:
            title, made, addressee = (str(fields.get(name) or "") for name in ("title", "created_at", "addressee"))
            paper = Numbered(fields["number"], title, rid, device, inspector, made, addressee, rid in over)
            papers[paper.number].append((enrolled, paper))
    return tuple(
        SameNumber(number, tuple(paper for _, paper in sorted(several, key=lambda each: (each[0], each[1].rid))))
        for number, several in sorted(papers.items())
        if len(several) > 1
    )


def _over(database: OfficeDatabase, rids: Sequence[str]) -> set[str]:
    """Those of some papers that were voided or withdrawn."""
    if not rids:
        return set()
    subject, marks = database.dialect.field.format(name="subject_rid"), ", ".join("?" * len(rids))
    query = f"SELECT version, body FROM current WHERE kind = 'act' AND {subject} IN ({marks})"  # noqa: S608 - our names
    acts = [act for version, body in database.rows(query, rids) if (act := _act(version, body))]
    return {act.subject_rid for act in current(acts) if act.kind in _ENDS}


def _act(version: int, body: str) -> Act | None:
    """An act as it is kept; one that this program cannot read is in quarantine."""
    try:
        found = decode("act", version, body)
    except (BadRecord, Trouble):
        return None
    return found if isinstance(found, Act) else None
