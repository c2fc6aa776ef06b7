"""Codes in photos and screenshots, read in the process without keys."""

from collections.abc import Callable
from pathlib import Path

from inspector_app.documents.foreign import codes_in
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.evidence import MAX_BYTES


def read_codes(path: Path, pick: Callable[[str], str]) -> Callable[[Progress], str]:
    """A job for the worker: the words of the first code in which ``pick`` finds anything.

    It raises :class:`Trouble` ``file-unreadable``, :class:`Refused` ``code-none`` for a picture without a code and
    ``code-other`` for one with codes of other things.
    """

    def work(_progress: Progress) -> str:
        try:
            told = codes_in(read_regular(path, MAX_BYTES))
        except OSError as error:
            raise Trouble("file-unreadable", name=path.name, reason=reason_of(error)) from error
        found = next(filter(pick, told), "")
        if not found:
            raise Refused(Problem("code-other" if told else "code-none", "file"))
        return found

    return work
