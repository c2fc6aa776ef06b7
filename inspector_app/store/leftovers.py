"""Sealed files that nothing names: they move aside, are named to the person, and are never deleted by the program.

A few are leavings of a program that was killed before it wrote the row. Many are a sign of a database that went back.
"""

import json
import re
from datetime import timedelta

from inspector_app.store.drafts import Drafts
from inspector_app.store.store import Store
from inspector_app.support.errors import Level, Problem
from inspector_app.vault.aside import ASIDE

MANY = 5
_YOUNG = timedelta(days=1)
_SHA256 = re.compile("[0-9a-f]{64}")


def leftover_problems(store: Store, *, move: bool) -> list[Problem]:
    """What is left over: a warning ``sealed-unnamed-many``, or information ``sealed-left-over`` about a few.

    Named is what any version of a record in the journal or any draft holds. Files younger than a day do not count,
    because their record may still be on its way. With ``move`` what nothing names is moved aside, and what lies aside
    and is named again is moved back.
    """
    known = named_files(store)
    unnamed = store.sealed.unnamed(known, store.clock.now() - _YOUNG)
    if move:
        store.sealed.bring_back(known)
        store.sealed.put_aside(unnamed)
    names = {store.sealed.path(digest).name for digest in known}
    aside = [name for name in store.sealed.lying_aside() if name not in names]
    number = len(aside) if move else len(aside) + len(unnamed)
    if not number:
        return []
    details = {"count": str(number), "folder": ASIDE}
    if number >= MANY:
        return [Problem("sealed-unnamed-many", ASIDE, Level.WARNING, details)]
    return [Problem("sealed-left-over", ASIDE, Level.INFO, details)] if move or aside else []


def named_files(store: Store) -> set[str]:
    """The SHA-256 of every sealed file that any version of a record in the journal or any draft names, and other
    hashes of the same form."""
    with store.reader() as reading:
        drafts = Drafts(reading.db, store.clock).all()
        texts = [*(change.body for change in reading.journal.every()), *(json.dumps(draft.body) for draft in drafts)]
    return {digest for text in texts for digest in _SHA256.findall(text)}
