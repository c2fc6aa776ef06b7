"""What a step does to acts of before: words of a note become fields of their own."""

import re

from inspector_app.vault.door import Database, rows, run

_NAMES = ("手写更正", "打印情况", "对回答的处理")
_TOLD = re.compile(f"(?:^|；)({'|'.join(_NAMES)})：")


def move_out_of_notes(db: Database) -> None:
    """0024: what was corrected in ink, where a print was made, and what was done about answers leaves the notes."""
    for number, note in rows(db, "SELECT id, note FROM act WHERE kind IN ('signed', 'sealed')"):
        first, *told = _TOLD.split(note)
        found = dict(zip(told[::2], told[1::2], strict=True))
        values = (first, *(found.get(name, "") for name in _NAMES), number)
        run(db, "UPDATE act SET note = ?, corrected = ?, printed = ?, answered = ? WHERE id = ?", values)
