"""What hangs on some cases, read for all of them at once."""

from collections.abc import Collection
from operator import attrgetter
from typing import Any

from inspector_app.store.reading import R, Reading
from inspector_app.support.groups import grouped


class Hanging:
    """What hangs on some cases: each kind is read when it is first asked for, of all of them at once."""

    def __init__(self, reading: Reading, case_rids: Collection[str]) -> None:
        self._reading = reading
        self._rids = case_rids
        self._found: dict[type[Any], dict[str, list[Any]]] = {}

    def of(self, record_type: type[R], case_rid: str) -> tuple[R, ...]:
        """The records of a kind that hang on one of the cases, in the order in which they were first saved."""
        if record_type not in self._found:
            found = self._reading.find_among(record_type, "case_rid", self._rids)
            self._found[record_type] = grouped(found, attrgetter("case_rid"))
        return tuple(self._found[record_type].get(case_rid, ()))
