"""XML from strangers as a stream: elements by their names without prefix, counted on the way, no entities."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from inspector_app.exchange.tables.formats.damage import Damaged
from inspector_app.exchange.tables.formats.limits import Count, TooMuch

_PIECE = 1 << 18
_MOST_NAMES = 10_000
Attributes = dict[str, str]


class Handler(Protocol):
    """What is done at the beginning and end of the elements that matter, by their names without namespace."""

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]: ...
    def ends(self) -> Mapping[str, Callable[[], None]]: ...
    def text(self, text: str) -> None: ...


def parse(pieces: Iterable[bytes], handler: Handler, count: Count) -> None:
    """Send the elements of a document to a handler. Raises :class:`Damaged` or :class:`TooMuch`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    marks = _Marks(handler)
    parser.StartElementHandler, parser.EndElementHandler = marks.begin, marks.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for piece in pieces:
            for at in range(0, len(piece), _PIECE):
                parser.Parse(piece[at : at + _PIECE])
                count.mark(marks.taken())
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Damaged("XML") from error


class _Marks:
    """Calls what a handler does with an element, whatever prefix it has, and counts them."""

    def __init__(self, handler: Handler) -> None:
        self._begins = dict(handler.begins())
        self._ends = dict(handler.ends())
        self._seen = {*self._begins, *self._ends}
        self._count = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        self._count += 1
        if name not in self._seen:
            self._meet(name)
        if (act := self._begins.get(name)) is not None:
            act(attributes)

    def end(self, name: str) -> None:
        if (act := self._ends.get(name)) is not None:
            act()

    def taken(self) -> int:
        """How many elements there were since it was asked last."""
        count, self._count = self._count, 0
        return count

    def _meet(self, name: str) -> None:
        """A name with a prefix means the one without."""
        self._seen.add(name)
        if len(self._seen) > _MOST_NAMES:
            raise TooMuch
        local = name.rpartition(":")[2]
        if local in self._begins:
            self._begins[name] = self._begins[local]
        if local in self._ends:
            self._ends[name] = self._ends[local]


def own(told: Attributes, name: str) -> str:
    """The value of an attribute by its name without prefix, empty where there is none."""
    return next((value for key, value in told.items() if key.rpartition(":")[2] == name), "")


def whole_number(text: str) -> int:
    """A count that an attribute tells; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _no_doctype(*_told: object) -> None:
    raise Damaged("doctype")
