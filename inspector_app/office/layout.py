"""What lies in an office's folder, known without opening it."""

from pathlib import Path

KEYS, DATABASE, FILES, RECEIVED, SAFE = "office.keys", "office.db", "files", "received", "escrow-key.age"
DRAFTS = "office.drafts"


def is_office(folder: Path) -> bool:
    """Whether a folder is an office's, and no store; its database may be lost, and can be made anew."""
    return (folder / KEYS).is_file()
