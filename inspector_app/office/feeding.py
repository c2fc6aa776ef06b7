"""What an office tells the database of one above it beside its packages: its laptops, and which packages those were."""

from datetime import datetime

from inspector_app.office.database import OfficeDatabase
from inspector_app.office.rebuilding import Taken

_DEVICE = "device, agency, inspector, certificate, verify_key, recipient, enrolled_at, revoked_at"


def make_known(office: OfficeDatabase, above: OfficeDatabase) -> None:
    """Let the database above know every laptop of an office, and which of them were struck off or taken back since."""
    rows = office.rows(f"SELECT {_DEVICE} FROM device")  # noqa: S608 - our own words
    marks = ", ".join("?" * len(_DEVICE.split(", ")))
    with above.transaction():
        above.run_each(
            f"INSERT INTO device ({_DEVICE}) VALUES ({marks})"  # noqa: S608
            " ON CONFLICT (device) DO UPDATE SET revoked_at = excluded.revoked_at",
            rows,
        )


def taken_in(office: OfficeDatabase) -> tuple[Taken, ...]:
    """Every package that an office took in, in the order in which they came."""
    rows = office.rows(f"SELECT file, sha256, taken_at FROM package ORDER BY taken_at, {office.dialect.place}")  # noqa: S608
    return tuple(Taken(str(file), str(sha256), datetime.fromisoformat(at)) for file, sha256, at in rows)
