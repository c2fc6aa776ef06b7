"""What a step does when a transcript keeps more of who was there and where an answer came from."""

import json

from inspector_app.vault.door import Database, rows, run

_TOLD = ("interpreter", "guardian", "authority", "read_aloud", "refusal")
_OF_AN_ANSWER = {"shared": False, "before": ""}


def tell_of_talks(db: Database) -> None:
    """Add the columns, and to each answer that it is the person's own and was never corrected."""
    for name in _TOLD:
        run(db, f"ALTER TABLE interview ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
    for number, text in rows(db, "SELECT id, qas FROM interview"):
        qas = [{**qa, **_OF_AN_ANSWER} for qa in json.loads(text)]
        told = json.dumps(qas, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        run(db, "UPDATE interview SET qas = ? WHERE id = ?", (told, number))
