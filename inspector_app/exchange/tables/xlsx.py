"""An .xlsx workbook, read as a stream: its parts' XML goes through expat once, and everything is counted on the way.

openpyxl builds an object of every cell before it can be asked, decodes pictures' headers, and does not tell hidden rows
when it reads as a stream; python-calamine gives no number formats. Only openpyxl's tables of formats are used here.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from inspector_app.exchange.tables.damage import Damaged, NoWorkbook
from inspector_app.exchange.tables.grid import Grid
from inspector_app.exchange.tables.limits import Count, TooMuch
from inspector_app.exchange.tables.xlsx_parts import Attributes, Handler, Relations, Sheet, Strings, Styles, Workbook

_PIECE = 1 << 18
_MOST_UNPACKED = 128 << 20
_MOST_NAMES = 10_000


@dataclass(slots=True)
class _Archive:
    zip: zipfile.ZipFile
    count: Count

    def parse(self, part: str, handler: Handler) -> None:
        """Send a part's elements to a handler."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        marks = _Marks(handler)
        parser.StartElementHandler, parser.EndElementHandler = marks.begin, marks.end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _no_doctype
        try:
            with self.zip.open(part) as stream:
                while piece := stream.read(_PIECE):
                    parser.Parse(piece)
                    self.count.mark(marks.taken())
                parser.Parse(b"", True)
        except KeyError as error:
            raise Damaged(part) from error
        except expat.ExpatError as error:
            raise Damaged(part) from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Target and type of each relation of a part, by its id."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        found = Relations(folder)
        if where in self.zip.namelist():
            self.parse(where, found)
        return found.targets


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


def _no_doctype(*_told: object) -> None:
    raise Damaged("doctype")


def read(data: bytes, count: Count) -> Iterator[Grid]:
    """The sheets of a workbook. Raises :class:`NoWorkbook`, :class:`Damaged` or :class:`TooMuch`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                raise TooMuch
            yield from _sheets(_Archive(archive, count))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise Damaged(type(error).__name__) from error


def _sheets(archive: _Archive) -> Iterator[Grid]:
    start = next((to for to, kind in archive.relations("").values() if kind.endswith("/officeDocument")), "")
    if not start or start not in archive.zip.namelist() or not start.endswith(".xml"):
        raise NoWorkbook
    book = Workbook()
    archive.parse(start, book)
    if not book.is_workbook:
        raise NoWorkbook
    relations = archive.relations(start)
    by_kind = {kind.rpartition("/")[2]: to for to, kind in relations.values()}
    strings, styles = Strings(archive.count), Styles()
    if "sharedStrings" in by_kind:
        archive.parse(by_kind["sharedStrings"], strings)
    if "styles" in by_kind:
        archive.parse(by_kind["styles"], styles)
    for name, state, rid in book.sheets:
        target, kind = relations.get(rid, ("", ""))
        if not kind.endswith("/worksheet"):
            continue
        archive.count.sheet()
        sheet = Sheet(archive.count, strings=strings.texts, codes=styles.codes(), epoch_1904=book.epoch_1904)
        archive.parse(target, sheet)
        yield sheet.grid(name, hidden=state in ("hidden", "veryHidden"))
