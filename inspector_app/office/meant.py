"""The record of a merged database that somebody means: by the beginning of its number, or by its name."""

import json
from dataclasses import dataclass, replace

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.dates import chinese
from inspector_app.domain.naming import own_name
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.looked import ANY_KIND
from inspector_app.office.status import called
from inspector_app.support.clock import EPOCH, civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import record_word

_LEAST, _SHOWN, _NUMBER = 4, 6, 8


@dataclass(frozen=True, slots=True)
class Meant:
    """The laptop that wrote a record last, the record, and what it is called."""

    device: str
    rid: str
    kind: str
    name: str
    since: str = ""

    @property
    def words(self) -> str:
        """线索“示例建工有限公司”（张示例，2026年3月2日登记，编号3fa91c02）: several may be called the same."""
        what, number = f"{record_word(self.kind)}“{self.name}”", self.rid[:_NUMBER]
        return f"{what}（{self.since}，编号{number}）" if self.since else f"{what}（编号{number}）"


def record_meant(database: OfficeDatabase, told: str, kind: str = "") -> Meant:
    """The one record whose number begins so, at least four letters of it, else the one that is called so, else the one
    whose name holds these words. Raises :class:`Refused` ``office-task-record``, ``office-task-several``."""
    wanted = told.strip()
    found = _by_number(database, wanted.lower(), kind) or _by_name(database, wanted, kind)
    if len(found) > 1:
        listed = "；".join(_told_apart(database, each).words for each in found[:_SHOWN])
        details = {"name": wanted[:40], "count": str(len(found)), "listed": listed}
        raise Refused(Problem("office-task-several", "subject", details=details))
    if not found:
        code = "office-task-hazard" if kind == "hazard" else "office-task-record"
        raise Refused(Problem(code, "subject", details={"name": wanted[:40]}))
    return found[0]


def _told_apart(database: OfficeDatabase, each: Meant) -> Meant:
    """With who entered it first, and when."""
    query = (
        "SELECT c.hlc, d.inspector FROM change c JOIN device d ON d.device = c.device WHERE c.kind = ? AND c.rid = ?"
    )
    stamp, inspector = min(database.rows(query, (each.kind, each.rid)))
    day = chinese(civil_date(hlc_moment(stamp, EPOCH)))
    return replace(each, since=f"{inspector}，{day}登记")


def _by_number(database: OfficeDatabase, begins: str, kind: str) -> list[Meant]:
    if len(begins) < _LEAST:
        return []
    only = f"{ANY_KIND} AND rid BETWEEN ? AND ? AND substr(rid, 1, ?) = ?"
    query = f"SELECT device, rid, kind FROM current WHERE {only}"  # noqa: S608 - our own words
    rows = database.rows(query, (begins, f"{begins}zzzz", len(begins), begins))
    return [Meant(device, rid, of, called(database, rid)) for device, rid, of in rows if kind in ("", of)]


def _by_name(database: OfficeDatabase, wanted: str, kind: str) -> list[Meant]:
    if not wanted:
        return []
    inside = json.dumps(wanted, ensure_ascii=False)[1:-1]
    for special in "!%_":
        inside = inside.replace(special, f"!{special}")
    by_words = "(kind = 'lead' OR body LIKE ? ESCAPE '!')"  # a lead may be called by how it came
    query = f"SELECT device, rid, kind, body FROM current WHERE {ANY_KIND} AND {by_words}"  # noqa: S608 - our own words
    rows = database.rows(query, (f"%{inside}%",))
    held = [Meant(device, rid, of, own_name(json.loads(body))) for device, rid, of, body in rows if kind in ("", of)]
    found = [each for each in held if wanted in each.name]
    return [each for each in found if each.name == wanted] or found
