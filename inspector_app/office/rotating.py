"""New keys for an office whose old ones may be known to others; what was closed to the old ones still opens."""

import os
from pathlib import Path

from inspector_app.domain.handover import OfficeCard
from inspector_app.office.database import EncryptedFile
from inspector_app.office.folder import card_of, former_name, former_signing, new_secrets, safe_text, secrets_in
from inspector_app.office.layout import DATABASE, KEYS, SAFE
from inspector_app.office.own import keep_own_quietly, lay_beside_kept
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder, write_durably
from inspector_app.vault import age
from inspector_app.vault.keys import KeyFile


def rotate_keys(folder: Path, passphrase: str) -> tuple[OfficeCard, tuple[str, ...]]:
    """Give the office new keys; its new card, which every laptop must adopt, and the signing secrets of before.

    The former keys are kept: what laptops send before they adopt the card still opens, and is answered under the key
    that they know. The former escrow file stays beside the new one, by the number of the change. Raises
    :class:`Trouble` ``office-missing``, ``passphrase-wrong``, ``office-database-older``, ``disk-write-failed``.
    """
    if not (folder / KEYS).is_file() or not (folder / DATABASE).is_file():
        raise Trouble("office-missing", folder=folder.name)
    database = EncryptedFile(folder / DATABASE, KeyFile(folder / KEYS).unlock(passphrase).database)
    try:
        lay_beside_kept(database, folder)
        known = secrets_in(database)
        number = sum(name.startswith("former.") and name.endswith(".identity") for name in known) + 1
        fresh, escrow = new_secrets(known["name"])
        aside = folder / f"{SAFE}.new"
        write_durably(aside, age.encrypt_with_passphrase(safe_text(fresh, escrow).encode(), passphrase))
        with database.transaction():
            for name, value in fresh.items():
                database.run("INSERT INTO secret VALUES (?, ?)", (former_name(number, name), known[name]))
                database.run("UPDATE secret SET value = ? WHERE name = ?", (value, name))
        keep_own_quietly(database, folder)  # what laptops close from now on opens with these alone
        if (folder / SAFE).exists():
            os.replace(folder / SAFE, folder / f"escrow-key.{number}.age")
        os.replace(aside, folder / SAFE)
        sync_folder(folder)
    finally:
        database.close()
    return card_of(fresh), (known["signing_secret"], *former_signing(known))
