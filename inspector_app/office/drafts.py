"""What is typed at the office and not registered yet: one sealed file beside the merged database, on a server's too."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.vault.sealed import seal, unseal

_LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class OfficeDrafts:
    """One text, sealed with a key (32 bytes) of the office; any crash leaves the old one or the new one."""

    path: Path
    key: bytes = field(repr=False)

    def read(self) -> str:
        """What was kept last, empty when nothing was. One that nobody can read lies aside, beside it.

        Raises :class:`Trouble` ``file-unreadable``.
        """
        try:
            sealed = read_regular(self.path, _LARGEST)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise Trouble("file-unreadable", name=self.path.name, reason=reason_of(error)) from error
        text = unseal(sealed, self.key)
        if text is None:
            with suppress(OSError):
                os.replace(self.path, self.path.with_name(f"{self.path.name}.damaged"))
        return (text or b"").decode("utf-8", "replace")

    def keep(self, text: str) -> None:
        """Keep this in place of what was kept; of nothing no file is left. Raises :class:`Trouble` ``disk-full`` or
        ``disk-write-failed``."""
        if text:
            write_durably(self.path, seal(text.encode(), self.key))
            return
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=self.path.parent.name, reason=reason_of(error)) from error
