"""A note: one small sealed value in a file of its own, rewritten in place, which any crash leaves old or new."""

import os
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.regular import read_regular

_ROOM = 256
_SIZE = _ROOM + SecretBox.NONCE_SIZE + SecretBox.MACBYTES  # below 512 bytes: a disk writes it as a whole or not at all


@dataclass(frozen=True, slots=True)
class NoteFile:
    """Holds up to 256 bytes, encrypted and authenticated with ``key`` (32 bytes).

    Writing costs no flush once the file is there, so a power cut may bring back an earlier note, never half of one.
    """

    path: Path
    key: bytes = field(repr=False)

    def read(self) -> bytes | None:
        """The note; None when there is none. Raises :class:`Trouble` ``note-unreadable`` when it is not one of ours."""
        try:
            sealed = read_regular(self.path, _SIZE)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Trouble("note-unreadable") from error
        try:
            return SecretBox(self.key).decrypt(sealed).rstrip(b"\0")
        except (CryptoError, ValueError) as error:
            raise Trouble("note-unreadable") from error

    def write(self, note: bytes) -> bool:
        """Put another note in place of the former; False when the disk did not take it, which leaves the former."""
        sealed = bytes(SecretBox(self.key).encrypt(note.ljust(_ROOM, b"\0")))
        if len(sealed) != _SIZE:
            raise ValueError("a note holds 256 bytes")
        try:
            if not self.path.is_file() or self.path.stat().st_size != _SIZE:
                write_durably(self.path, sealed)
            else:
                with self.path.open("r+b", buffering=0) as file:
                    file.write(sealed)
        except (OSError, Trouble):
            return False
        return True

    def settle(self) -> None:
        """Flush the note to the disk, where that is possible."""
        with suppress(OSError), closing(self.path.open("r+b")) as file:
            os.fsync(file.fileno())
