"""The versions of a record that stand side by side in the merged database, each with its laptop."""

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.record_version import RecordVersion
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.looked import ANY_KIND
from inspector_app.support.clock import EPOCH


def versions_of(database: OfficeDatabase, rid: str) -> tuple[RecordVersion, ...]:
    """Every version that nobody replaced and that is no deletion, the earliest first; of equal ones each."""
    found = database.rows(
        "SELECT h.kind, h.rid, h.hash, h.version, h.body, h.device, d.inspector, h.hlc FROM head h"  # noqa: S608 - our words
        f" JOIN device d ON d.device = h.device WHERE {ANY_KIND} AND h.rid = ? AND h.op = 'put' ORDER BY h.hlc, h.hash",
        (rid,),
    )
    return tuple(
        RecordVersion(kind, rid, digest, number, body, device, inspector, hlc_moment(hlc, EPOCH))
        for kind, rid, digest, number, body, device, inspector, hlc in found
    )
