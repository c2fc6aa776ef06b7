"""Which entry a field of a record is written into: it follows from the field's type and its word in the vocabulary."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import mask_of
from inspector_app.domain.project import SiteFact
from inspector_app.support import vocabulary
from inspector_app.ui.binding import PLAIN, Codec
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.fact_box import FactBox
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.known_words import KnownWords
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segment, Segmented

_IN_SIGHT = 12  # characters of all words together that still stand side by side
_FEW = 5
_NONE = "（未填）"


@dataclass(frozen=True, slots=True)
class Ask:
    """One entry of a dialog. What is not said follows from the field that ``name`` is.

    ``label`` is for what is no field of a record, ``word`` names another field of the vocabulary than the record's own,
    ``kind`` is the type of what an act asks and begins with nothing.
    ``span`` is over how many columns, else one, or all of them for a long text, which has ``lines``. ``offers`` are
    words known beside the vocabulary's, ``closed`` takes none but the known, ``words`` are the options of a choice with
    what each stands for (perhaps none yet, which ``none`` says and what to do), ``draw`` makes an entry of its own,
    which speaks in ``codec``.
    """

    name: str
    label: str = ""
    hint: str | None = None
    required: bool = False
    lines: int = 0
    wide: bool = False
    span: int = 0
    lacking: str = "setup-missing"
    word: str = ""
    kind: type | None = None
    empty: str = ""
    closed: bool = False
    offers: Sequence[str] = ()
    words: Sequence[tuple[str, Any]] | None = None
    none: str = ""
    tones: Mapping[Any, Tone] = field(default_factory=dict)
    draw: Callable[[Any], QWidget] | None = None
    codec: Codec = PLAIN


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the field behind an entry: its type, whether it may stay unknown, its word, what it begins with.

    ``told`` is empty for what is no field of the vocabulary.
    """

    kind: type
    may_lack: bool
    told: vocabulary.Entry
    start: Any


def drawn(ask: Ask, known: Known, today: Callable[[], date]) -> tuple[QWidget, Codec]:
    """A new entry, and how its value is kept."""
    if ask.words is not None:  # also without an option it is a choice: no text may become an identity
        return _choice(ask, ask.words), ask.codec
    kind = known.kind
    if issubclass(kind, StrEnum):
        return _enum(ask, kind, known.may_lack and ask.kind is None and not ask.required)
    if kind is bool:
        return Segmented(YES_NO), PLAIN
    if kind is datetime:
        return MomentEdit(ask.name, today), PLAIN
    if kind is date:
        return DateEdit(ask.name, today), _DAY
    if kind is int:
        entry = MoneyEdit(ask.name) if known.told.unit == "元" else IntegerEdit(ask.name)
        return entry, PLAIN if known.may_lack else _NOUGHT
    if kind is SiteFact:
        return FactBox(known.told.hint), PLAIN
    return _text(ask, known), ask.codec


def _choice(ask: Ask, words: Sequence[tuple[str, Any]]) -> ChoiceBox:
    if words:
        return ChoiceBox(words, ask.empty)
    none = ask.none or tr("没有可选的")
    return ChoiceBox((), tr("{empty}（{none}）").format(empty=ask.empty, none=none) if ask.empty else "", none)


def _enum(ask: Ask, kind: type[StrEnum], optional: bool) -> tuple[QWidget, Codec]:
    """What may stay unknown can be taken back to that when it was chosen by mistake."""
    words = vocabulary.words(kind)
    codec = Codec(lambda value: value, lambda value: kind(value) if value else None)  # Qt gives plain text back
    if len(words) > _FEW or sum(map(len, words.values())) > _IN_SIGHT:
        return ChoiceBox([(word, member) for member, word in words.items()], ask.empty or _NONE * optional), codec
    tones = ask.tones
    return Segmented(
        [Segment(word, each, tones.get(each, Tone.INFO)) for each, word in words.items()], optional=optional
    ), codec


def _text(ask: Ask, known: Known) -> QWidget:
    told = known.told
    if ask.closed:
        return ChoiceBox([(word, word) for word in told.known], "" if known.start else _NONE)
    if known_words := (*ask.offers, *told.known):
        return KnownWords(known_words)
    if told.mask:
        return MaskedEdit(mask_of(told.name))
    if told.long or ask.lines:
        return GrowingText(least=ask.lines or 2)
    return QLineEdit()


def _day(value: Any) -> date | None:
    """Drafts of an earlier version kept days as text."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


_DAY = Codec(_day, lambda value: value)
_NOUGHT = Codec(lambda value: value or None, lambda value: value or 0)
