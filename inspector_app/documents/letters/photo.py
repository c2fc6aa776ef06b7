"""The writing in a picture: asked of a process that holds no key and ends with it (:mod:`.child`)."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspector_app.documents.bitmap import PageImage
from inspector_app.domain.photo_layout import Written
from inspector_app.support import stranger
from inspector_app.support.stranger import Frame

_MODULE = "inspector_app.documents.letters.child"
_CPU_SECONDS, _SECONDS = 180, 300
_LONGEST_TEXT = 400
_MOST = 4000
_DASH = re.compile(r"(?<=[年月日0-9])一(?=\d)")
_POINT = re.compile(r"^(\d{1,3}(?:[,.]\d{3})+)[,.](\d{2})$")


@dataclass(frozen=True, slots=True)
class Writing:
    """What stands in a picture once it is turned so many ``quarters`` to the right: its parts, and its size then.

    ``red`` is in how many places red writing, of a seal or by hand, was left out.
    """

    parts: tuple[Written, ...]
    quarters: int
    size: tuple[int, int]
    red: int = 0

    @property
    def score(self) -> float:
        """How sure the reader is on average; 0 where there is nothing to read."""
        return sum(part.score for part in self.parts) / len(self.parts) if self.parts else 0.0


def read_writing(page: PageImage, tell: Callable[[int, int], None]) -> Writing | None:
    """Read a picture. ``tell`` gets how many parts of how many are read (0 of 0 while they are looked for), and may
    raise to stop; None when the reader gave up on it."""
    question = Frame({"width": page.width, "height": page.height}, page.pixels)
    answer = stranger.follow(_MODULE, question, lambda head: tell(*_step(head)), _CPU_SECONDS, _SECONDS)
    if answer is None:
        return None
    try:
        return _believed(answer)
    except (ValueError, TypeError, KeyError, RecursionError):  # what comes back is not believed either
        return None


def tidied(text: str) -> str:
    """What a line says; the model is known to read 月—2026 as 月一2026 and 5,000.00 as 5,000,00 or 5.000.00."""
    plain = _DASH.sub("—", " ".join(text.split()))
    return _POINT.sub(lambda found: f"{found[1].replace('.', ',')}.{found[2]}", plain)


def _step(head: dict[str, Any]) -> tuple[int, int]:
    done, total = head.get("done"), head.get("total")
    return (done, total) if type(done) is int and type(total) is int and 0 <= done <= total else (0, 0)


def _believed(answer: Frame) -> Writing:
    """An answer whose numbers are numbers and whose texts are short. Raises ValueError, TypeError or KeyError."""
    parts = []
    for corners, text, score in json.loads(answer.blob)[:_MOST]:
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        if not isinstance(text, str) or not 0 <= float(score) <= 1:
            raise ValueError("no part of a picture")
        parts.append(Written((first, second, third, fourth), tidied(text[:_LONGEST_TEXT]), float(score)))
    quarters, width, height = (int(answer.head[name]) for name in ("quarters", "width", "height"))
    if quarters not in range(4) or width < 1 or height < 1:
        raise ValueError("no picture")
    red = answer.head.get("red", 0)
    return Writing(tuple(parts), quarters, (width, height), red if type(red) is int and red > 0 else 0)
