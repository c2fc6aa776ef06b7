"""数额较大 by province: reads the standards, and answers with the national range where none is known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from inspector_app.domain.threshold import Threshold
from inspector_app.lawbook.places import Places
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused


@dataclass(frozen=True, slots=True)
class Standard:
    """One entry: a province's figures, or those of one class of its cities (``cities`` empty: not told by code)."""

    place: str
    klass: str
    cities: tuple[str, ...]
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class Standards:
    """Every known standard, the national range, and hints for provinces that are not verified."""

    national: Threshold
    entries: tuple[Standard, ...]
    hints: dict[str, str]

    def of(self, code: str, places: Places, klass: str = "") -> Threshold:
        """The standard at a place; a class (一类地区, 贫困县) may be named.

        Where several classes may apply the answer is the range they span, where none is known the national one.
        """
        here = [entry for entry in self.entries if entry.place == code[:2]]
        here = [entry for entry in here if entry.klass == klass] or here
        here = [entry for entry in here if code[:4] in entry.cities] or here
        name = places.name(code[:2])
        if not here or not code:
            note = self.hints.get(code[:2], self.national.note)
            return replace(self.national, place=f"全国幅度（{name}未录入）" if code else "全国幅度", note=note)
        if len(here) == 1:
            return replace(here[0].threshold, place=f"{name}{here[0].klass}")
        found = [entry.threshold for entry in here]
        return Threshold(
            single_low_fen=min(t.single_low_fen for t in found),
            single_high_fen=max(t.single_high_fen for t in found),
            group_low_fen=min(t.group_low_fen for t in found),
            group_high_fen=max(t.group_high_fen for t in found),
            place=f"{name}（{'、'.join(entry.klass for entry in here)}）",
            document=found[0].document,
            mark=found[0].mark,
            note=found[0].note or "按所在地类别确定。",
        )


def _figure(row: Table, key: str) -> int:
    return row.whole(key) * 100


def _range(row: Table, key: str) -> tuple[int, int]:
    low, high = row.pair(key)
    return low * 100, high * 100


def read_standards(tables: Iterable[Table]) -> Standards:
    """``thresholds.toml`` of our own and of the bureau, whose entries replace ours for the same place."""
    national: Threshold | None = None
    entries: dict[tuple[str, str], Standard] = {}
    hints: dict[str, str] = {}
    for table in tables:
        own = tuple(_entry(row) for row in table.rows("threshold", "place"))
        for place in {entry.place for entry in own}:
            entries = {key: entry for key, entry in entries.items() if entry.place != place}
        entries |= {(entry.place, entry.klass): entry for entry in own}
        for row in table.rows("hint", "place"):
            hints[row.text("place")] = row.text("note")
            row.mark()
            row.done()
        if (inner := table.inner("national")) is not None:
            national = _national(inner)
        table.done()
    if national is None:
        raise Table("thresholds.toml", {}).refuse("national", "全国幅度")
    for entry in entries.values():
        _check_range(entry, national)
    return Standards(national, tuple(entries.values()), hints)


def _check_range(entry: Standard, national: Threshold) -> None:
    """Raises :class:`Refused` ``threshold-outside-range``: a province fixes its figures inside the national range."""
    own = entry.threshold
    if outside_range(own.single_low_fen, own.group_low_fen, national):
        place = entry.place + entry.klass
        raise Refused(law_problem("threshold-outside-range", f"thresholds.toml {place}", place=place))


def outside_range(single_fen: int, group_fen: int, national: Threshold) -> tuple[str, ...]:
    """Which of the two figures (``single``, ``group``) lie outside the national range (法释〔2013〕3号 art. 3)."""
    single = national.single_low_fen <= single_fen <= national.single_high_fen
    group = national.group_low_fen <= group_fen <= national.group_high_fen
    return tuple(name for name, inside in (("single", single), ("group", group)) if not inside)


def _national(row: Table) -> Threshold:
    single, group = _range(row, "single"), _range(row, "group")
    row.texts("basis")
    threshold = Threshold(*single, *group, "全国幅度", row.text("document"), row.mark(), row.text("note", ""))
    row.done()
    return threshold


def _entry(row: Table) -> Standard:
    single, group = _figure(row, "single"), _figure(row, "group")
    threshold = Threshold(single, single, group, group, "", row.text("document"), row.mark(), row.text("note", ""))
    entry = Standard(row.text("place"), row.text("class", ""), row.texts("cities"), threshold)
    row.done()
    return entry
