"""版本并存 at the office: versions side by side, and the laptops asked to settle it as a person said."""

from dataclasses import dataclass, replace
from typing import Any, cast

from inspector_app.domain.assignment import AssignmentItem, AssignmentKind
from inspector_app.domain.record_version import RecordVersion, right_words, versions_text
from inspector_app.domain.records import Record, decode, kind_of
from inspector_app.office import assigning
from inspector_app.office.columns import current_records
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.folder import Office
from inspector_app.office.status import Conflict, conflicts
from inspector_app.office.versions import versions_of
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.office import office_opened, office_writing
from inspector_app.usecases.office_tasks import Desk, Given, check_item, new_item
from inspector_app.usecases.own_data import load_forms, load_law, load_questions
from inspector_app.usecases.versions import Beside, Difference, Side, beside_taken, differences

_MOST = 200


@dataclass(frozen=True, slots=True)
class Laid:
    """A record with its versions, in which fields they differ, and in how many they say the same."""

    beside: Beside
    differences: tuple[Difference, ...]
    same: int


def laid_beside(desk: Desk) -> tuple[Laid, ...]:
    """The records of which several versions stand side by side, two hundred of them at most."""
    with office_opened(desk.folder, desk.passphrase, desk.url) as office:
        return laid_in(office, desk)


def laid_in(office: Office, desk: Desk) -> tuple[Laid, ...]:
    """:func:`laid_beside` of an office that is open."""
    found = [_beside(office, each) for each in conflicts(office.database)[:_MOST]]
    context = _names_of(office, desk) if found else None
    return tuple(Laid(each, *differences(context, each)) for each in found if context and len(each.sides) > 1)


def ask_to_settle(desk: Desk, rid: str, side: str, by: str, reason: str) -> tuple[Given, ...]:
    """Have every laptop that wrote a version settle it; each file brings the versions of the others, which one the
    office holds to be right (``side``: its hash), and why. Only what a laptop writes then joins them.

    Raises :class:`Refused` ``version-unknown``, ``office-conflict-nobody`` when none of these laptops is enrolled any
    more, and with what it lacks.
    """
    item = new_item(desk, AssignmentKind.RETURNED, by, reason)
    check_item(item)
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        versions = versions_of(office.database, rid)
        right = next((each for each in versions if each.hash == side), None)
        if right is None:
            raise Refused(Problem("version-unknown", "side", details={"name": side[:40]}))
        advice = f"{right_words(right)}：{item.text}"
        asked = [each for each in dict.fromkeys(v.device for v in versions) if office.verify_key_of(each) is not None]
        if not asked:
            raise Refused(Problem("office-conflict-nobody", "side"))
        return tuple(
            _given(office, desk, replace(item, text=advice, subject_rid=rid), each, versions) for each in asked
        )


def settle_named(desk: Desk, begins: str, whose: str, by: str, reason: str) -> tuple[Given, ...]:
    """:func:`ask_to_settle` of the record whose identity begins so or that is called so, by whose version is right.
    Raises as that, and as ``beside_taken``."""
    every = [each.beside for each in laid_beside(desk)]
    laid = [each for each in every if begins and (each.rid.startswith(begins) or each.name == begins)]
    if len(laid) != 1:
        raise Refused(Problem("version-unknown", "record", details={"name": begins[:40]}))
    return ask_to_settle(desk, laid[0].rid, beside_taken(laid[0], whose).key, by, reason)


def _given(office: Office, desk: Desk, item: AssignmentItem, device: str, versions: tuple[RecordVersion, ...]) -> Given:
    others = versions_text(tuple(each for each in versions if each.device != device))
    given = replace(item, rid=new_item(desk, item.kind, item.by, "").rid, content=others)
    assigning.give(office, device, given, desk.clock.now())
    return Given(device, given)


def _beside(office: Office, each: Conflict) -> Beside:
    sides = tuple(Side(v.hash, v.whose, v.inspector, v.record) for v in versions_of(office.database, each.rid))
    return Beside(each.kind, each.rid, each.name, sides, "", "")


@dataclass(frozen=True, slots=True)
class _Names:
    """The merged database where names are looked up."""

    database: OfficeDatabase

    def all(self, record_type: type[Any]) -> tuple[Any, ...]:
        return current_records(self.database, kind_of(record_type))

    def get(self, record_type: type[Any], rid: str) -> Record | None:
        query = "SELECT version, body FROM current WHERE kind = ? AND rid = ?"
        found = self.database.rows(query, (kind_of(record_type), rid))
        return cast("Record", decode(kind_of(record_type), *found[0])) if found else None

    @property
    def journal(self) -> "_Names":
        return self

    def history(self, _rid: str) -> tuple[Any, ...]:
        """What was removed is not named."""
        return ()


def _names_of(office: Office, desk: Desk) -> Context:
    law = load_law()
    return Context(cast("Any", _Names(office.database)), load_forms(law=law), load_questions(), law, desk.clock)
