"""Which project a line of a ledger tells of: by its code, else by its name and town; and whether it may have moved."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from inspector_app.domain.identity import half_width, named_rid
from inspector_app.domain.project import Project
from inspector_app.exchange.tables.heading_key import LONGEST_HEADING, heading_key
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


class Known(NamedTuple):
    """What the store knows a project by."""

    rid: str
    name: str
    code: str
    town: str
    owner_name: str
    contractor_name: str


class Register:
    """The projects that are known: one keeps its identity, whatever became of its name, town or code since."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        known = tuple(known)
        self._rids = {each.rid for each in known}
        self._by_code = {half_width(each.code): each.rid for each in known if each.code}
        self._by_name = grouped(known, lambda each: _key(each.name))

    def rid(self, project: Project) -> str:
        """The one that has its code, else the one of its name and town that has none yet or of which the line tells
        none, where there is one only; else the identity that the line makes."""
        if project.code in self._by_code:
            return self._by_code[project.code]
        here = [each for each in self._by_name.get(_key(project.name), ()) if _key(each.town) == _key(project.town)]
        own = [each for each in here if not each.code] or ([] if project.code else here)
        return own[0].rid if len(own) == 1 else project.rid

    def moved(self, project: Project) -> Known | None:
        """A known project of another town that this one may be: of its name, owner and contractor."""
        if project.rid in self._rids:
            return None
        firms = (project.owner_name, project.contractor_name)
        for each in self._by_name.get(_key(project.name), ()):
            same_firms = any(firms) and (each.owner_name, each.contractor_name) == firms
            other_code = each.code and project.code and each.code != project.code
            if same_firms and not other_code and _key(each.town) != _key(project.town):
                return each
        return None
