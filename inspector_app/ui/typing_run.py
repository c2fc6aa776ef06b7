"""When key strokes become one step of undo: one character after the other in one place. Plain functions."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PAUSE_SECONDS = 1.5
Path = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One character more (``step`` 1) or less (-1) at a place of a text; ``path`` leads to the text in its value.

    ``begins`` when it took the place of other text: what is typed next belongs to it, what was typed before does not.
    """

    path: Path
    step: int
    place: int
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """The one part in which two values differ."""

    path: Path
    old: Any
    new: Any


def difference(old: Any, new: Any, path: Path = ()) -> Difference | None:
    """Where two values differ, when that is in one part alone; None when it is in several or nowhere."""
    found = [each for each in _parts(old, new, path) if each.old != each.new]
    return found[0] if len(found) == 1 else None


def stroke(change: Difference | None) -> Stroke | None:
    """The change as a key stroke; None for a word that an input method brings, a paste, a cut, a choice."""
    if change is None:
        return None
    old, new = change.old or "", change.new or ""
    if not (isinstance(old, str) and isinstance(new, str)):
        return None
    start = common_start(old, new)
    came = end_of_change(old, new) - start
    went = came + len(old) - len(new)
    if came == 1:
        return Stroke(change.path, 1, start, begins=went > 0)
    return Stroke(change.path, -1, start) if (came, went) == (0, 1) else None


def in_place(path: Path) -> Stroke:
    """A stroke in a place that holds no text, such as an amount: whatever follows there goes on."""
    return Stroke(path, 0, 0)


def goes_on(earlier: Stroke | None, later: Stroke | None) -> bool:
    """Whether a stroke follows another without a move: typed behind it, or erased before or behind it."""
    if earlier is None or later is None or later.begins:
        return False
    if (earlier.path, earlier.step) != (later.path, later.step):
        return False
    follows = (earlier.place + 1,) if later.step > 0 else (earlier.place - 1, earlier.place)
    return later.place in follows


def common_start(one: str, other: str) -> int:
    """How many characters two texts share at their beginning; by halves, for it runs at every key over long texts."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def end_of_change(old: str, new: str) -> int:
    """Where the cursor belongs in ``new`` once it stands for ``old``: behind what came, or where something went."""
    start = common_start(old, new)
    same = common_start(old[start:][::-1], new[start:][::-1])
    return len(new) - same


def _parts(old: Any, new: Any, path: Path) -> list[Difference]:
    if old is new:
        return []
    names = _names(old, new)
    if names is None:
        return [Difference(path, old, new)]
    return [part for name in names for part in _parts(_part(old, name), _part(new, name), (*path, name))]


def _names(old: Any, new: Any) -> list[Any] | None:
    """The names of the parts of two values of one shape; None for values without parts or of other shapes."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return list(dict.fromkeys((*old, *new)))
    if _is_list(old) and _is_list(new) and len(old) == len(new):
        return list(range(len(old)))
    if dataclasses.is_dataclass(old) and type(old) is type(new):
        return [field.name for field in dataclasses.fields(old)]
    return None


def _part(value: Any, name: Any) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    return value[name] if _is_list(value) else getattr(value, name)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
