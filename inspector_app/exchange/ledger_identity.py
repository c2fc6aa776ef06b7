"""Which project a line of a ledger tells of: by its code, else by its name and town; and whether it may have moved."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from inspector_app.domain.identity import half_width, named_rid
from inspector_app.domain.project import Project
from inspector_app.exchange.tables.columns.heading_key import LONGEST_HEADING, heading_key
from inspector_app.support.groups import grouped

_INSIDE = re.compile(r"[(\[【〔](.*?)[)\]】〕]")


def project_rid(agency_rid: str, name: str, code: str = "", town: str = "") -> str:
    """The identity of a project, the same on every laptop: from its official code, else from its name and town."""
    key = half_width(code) or f"{_key(name)}@{_key(town)}"
    return named_rid(agency_rid, "project", key)


def _key(text: str) -> str:
    """A name as it is compared: what stands in brackets (一期, 甲县) tells it from another one."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST_HEADING])
    return heading_key(text) + "".join(f"({heading_key(part)})" for part in _INSIDE.findall(folded))


_COUNTY = re.compile(
    r"(?:[^省市县区]{2,8}省|[^省市县]{2,8}自治区)?(?:[^市州盟县区旗镇乡]{1,8}(?:市|州|盟|地区))?"
    r"([\u4e00-\u9fff]{1,6}?(?:县|旗|(?<![小社校厂库景园片])区))"
)


def county(address: str) -> str:
    """甲县 of 示例市甲县新城镇: the county with which an address begins; empty where it names none."""
    found = _COUNTY.match(unicodedata.normalize("NFKC", address).replace(" ", ""))
    return found[1] if found and not re.search("[镇乡街村路园]", found[1]) else ""


def elsewhere(one: str, other: str) -> bool:
    """Whether two addresses name different counties: towns of one name lie in several."""
    return bool(county(one)) and bool(county(other)) and county(one) != county(other)


class Known(NamedTuple):
    """What the store knows a project by."""

    rid: str
    name: str
    code: str
    town: str
    owner_name: str
    contractor_name: str
    address: str

    @property
    def words(self) -> str:
        """示例厂房（西河乡、示例建设单位）: its name and what tells it from another one."""
        told = filter(None, (self.town, self.address, self.owner_name, self.contractor_name, self.code))
        return f"{self.name}（{'、'.join(told) or '乡镇、单位未填'}）"


class Doubt(NamedTuple):
    """What wants to be looked at in a line: the code of its sentence, the column of the field, the blanks; and which
    known project it speaks of."""

    code: str
    field: str
    details: dict[str, str]
    known: Known


def line_words(name: str, town: str) -> str:
    """西河乡/示例厂房: how a line is told from another one of its name."""
    return f"{town}/{name}" if town else name


class AskedLine(NamedTuple):
    """A line that is taken for a new project and may tell of one of these known ones: only a person can say."""

    name: str
    town: str
    row: int
    maybe: tuple[Known, ...]

    @property
    def words(self) -> str:
        """西河乡/示例厂房."""
        return line_words(self.name, self.town)


class SameLine(NamedTuple):
    """That a ``line``, said as 名称 or 乡镇/名称, tells of a ``known`` project of its name: said by its identity, code,
    名称 or 乡镇/名称; empty where there is only one."""

    line: str
    known: str = ""


def is_called(told: str, name: str, town: str) -> bool:
    """Whether 名称 or 乡镇/名称 says a project."""
    place, _, bare = told.rpartition("/")
    return _key(told) == _key(name) or (bool(place) and (_key(place), _key(bare)) == (_key(town), _key(name)))


class Register:
    """The projects that are known: one keeps its identity, whatever became of its name, town or code since."""

    def __init__(self, known: Iterable[Known] = (), same: Iterable[SameLine] = ()) -> None:
        """``same`` is of which lines a person said that they tell of a known project."""
        known = tuple(known)
        self._same = tuple(same)
        self._known = {each.rid: each for each in known}
        self._by_code = {half_width(each.code): each.rid for each in known if each.code}
        self._by_name = grouped(known, lambda each: _key(each.name))

    def __contains__(self, rid: str) -> bool:
        return rid in self._known

    def rids(self, project: Project) -> tuple[str, ...]:
        """The known project that a line tells of: the one that has its code; else the one of its name, town and county,
        of a line with a code only one that has none yet and is not of other firms. Several where nobody can tell which,
        none where it is new."""
        if project.code in self._by_code:
            return (self._by_code[project.code],)
        here = [each for each in self._namesakes(project)
                if _key(each.town) == _key(project.town) and not elsewhere(each.address, project.address)]  # fmt: skip
        bare = [each for each in here if not each.code]
        if project.code:
            bare = here = [each for each in bare if not _others(each, project)]
        here = here or self._meant(project)
        return tuple(each.rid for each in bare or here)

    def doubts(self, project: Project, in_file: Container[str]) -> Iterator[Doubt]:
        """What a person must know before a line is taken in: that it gives a known project its code, or is taken for a
        new one although a known one, which the file does not tell of beside it, may be the same."""
        known = self._known.get(project.rid)
        if known is not None and project.code and not known.code:
            yield Doubt("ledger-coded", "code", {"name": project.name, "code": project.code}, known)
        yield from self._doubtful(project, in_file)[:1]

    def maybe(self, project: Project, in_file: Container[str] = ()) -> tuple[Known, ...]:
        """The known projects of which a line that is taken for a new one may tell."""
        return tuple(doubt.known for doubt in self._doubtful(project, in_file))

    def _doubtful(self, project: Project, in_file: Container[str]) -> list[Doubt]:
        if project.rid in self._known:
            return []
        here = [each for each in self._namesakes(project) if each.rid not in in_file]
        return [doubt for each in here if (doubt := _doubt(each, project))]

    def _meant(self, project: Project) -> list[Known]:
        """The known project of which a person said that the line tells; none while it may be one of several."""
        for line, known in self._same:
            if is_called(line, project.name, project.town):
                said = [each for each in self._namesakes(project) if _is_said(known, each)]
                return said if len(said) == 1 else []
        return []

    def _namesakes(self, project: Project) -> list[Known]:
        return self._by_name.get(_key(project.name), [])


def _is_said(told: str, known: Known) -> bool:
    return told in ("", known.rid, known.code) or is_called(told, known.name, known.town)


def _doubt(known: Known, line: Project) -> Doubt | None:
    """Why a line may tell of a known project of its name although something differs."""
    told = {"name": line.name, "was": known.town or "未填", "town": line.town or "未填"}
    if _key(known.town) != _key(line.town):
        return None if known.code and line.code else _moved(known, line, told)
    if elsewhere(known.address, line.address):
        told |= {"was": county(known.address), "now": county(line.address)}
        return Doubt("ledger-other-county", "address", told, known)
    if known.code and line.code:
        return Doubt("ledger-other-code", "code", told | {"was": known.code}, known) if _alike(known, line) else None
    return Doubt("ledger-other-firms", "owner_name", told, known)


def _moved(known: Known, line: Project, told: dict[str, str]) -> Doubt | None:
    """Why a line of another town may tell of a known project: its firms are the same, or nobody tells them."""
    if not _firms(known, line):
        return Doubt("ledger-moved-untold", "town", told, known)
    return None if _others(known, line) else Doubt("ledger-moved", "town", told, known)


def _firms(one: Known | Project, other: Known | Project) -> list[tuple[str, str]]:
    """The names of owners and contractors that both tell, side by side."""
    pairs = (one.owner_name, other.owner_name), (one.contractor_name, other.contractor_name)
    return [(_key(a), _key(b)) for a, b in pairs if a and b]


def _others(one: Known | Project, other: Known | Project) -> bool:
    return any(a != b for a, b in _firms(one, other))


def _alike(one: Known | Project, other: Known | Project) -> bool:
    return bool(_firms(one, other)) and not _others(one, other)
