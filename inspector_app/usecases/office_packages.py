"""A day package at the office: opened with whichever of its keys it was closed to."""

from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.handover import Delivery
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import Package, read_package
from inspector_app.office.folder import Office, OfficeSecrets
from inspector_app.support.errors import Trouble

MARK = 12
"""So many letters of a hash tell it from others of its number."""
KeyOf = Callable[[str], str | None]


def open_package(office: Office, package_passphrase: str, file: Path, key_of: KeyOf | None = None) -> Package:
    """A package, opened with the present key, else with a former one; ``key_of`` gives the signing key of a laptop,
    of those alone that are not struck off when nothing else is told. Raises as :func:`read_package`."""
    key_of = key_of or office.verify_key_of
    *before, last = office.secrets.all
    for keys in before:
        try:
            return _opened(keys, package_passphrase, file, key_of)
        except Trouble as trouble:
            if trouble.code != "age-not-for-us":
                raise
    return _opened(last, package_passphrase, file, key_of)


def marks_of(delivery: Delivery) -> bytes:
    """How the hash of each change begins, and first that of the change before them: short, for a desk holds many."""
    hashes = (delivery.header.prev, *(each.hash for each in delivery.changes))
    return b"".join(each[:MARK].ljust(MARK).encode("ascii", "replace") for each in hashes)


def _opened(keys: OfficeSecrets, package_passphrase: str, file: Path, key_of: KeyOf) -> Package:
    return read_package(file, Opener(keys.identity, package_passphrase), key_of)
