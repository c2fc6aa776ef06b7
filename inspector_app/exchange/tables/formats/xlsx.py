"""An .xlsx workbook, read as a stream: its parts' XML goes through expat once, and everything is counted on the way;
an .ods or .xlsb, which is such an archive too, goes on to :mod:`.ods` or :mod:`.xlsb`.

openpyxl builds an object of every cell before it can be asked, decodes pictures' headers, and does not tell hidden rows
when it reads as a stream; python-calamine gives no number formats. Only openpyxl's tables of formats are used here.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from inspector_app.exchange.tables.formats import ods, xlsb, xml_stream
from inspector_app.exchange.tables.formats.damage import Damaged, Locked, NoWorkbook
from inspector_app.exchange.tables.formats.limits import Count, TooMuch
from inspector_app.exchange.tables.formats.xlsx_parts import Comments, Relations, Sheet, Strings, Styles, Workbook
from inspector_app.exchange.tables.formats.xml_stream import Handler
from inspector_app.exchange.tables.grid import Grid

_PIECE = 1 << 18
_MANIFEST = "META-INF/manifest.xml"
_MOST_UNPACKED = 128 << 20
_LOOKED_AT_FIRST = 8 << 20  # bytes of a part from which on its elements are counted before any is read


@dataclass(slots=True)
class _Archive:
    zip: zipfile.ZipFile
    count: Count

    def parse(self, part: str, handler: Handler) -> None:
        """Send a part's elements to a handler."""
        try:
            if self.zip.getinfo(part).file_size > _LOOKED_AT_FIRST:
                self.count.refuse_marks(sum(piece.count(b"<") - piece.count(b"</") for piece in self.pieces(part)))
            xml_stream.parse(self.pieces(part), handler, self.count)
        except KeyError as error:
            raise Damaged(part) from error

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part piece by piece; nothing of one that is not there."""
        if part not in self.zip.namelist():
            return
        with self.zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                yield piece

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Target and type of each relation of a part, by its id."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        found = Relations(folder)
        if where in self.zip.namelist():
            self.parse(where, found)
        return found.targets


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
    if not start and ods.CONTENT in archive.zip.namelist():
        if any(b"encryption-data" in piece for piece in archive.pieces(_MANIFEST)):
            raise Locked
        yield from ods.read(archive.parse, archive.count)
        return
    if start.endswith(".bin") and start in archive.zip.namelist():
        yield from xlsb.sheets(archive, start)
        return
    if not start or start not in archive.zip.namelist() or not start.endswith(".xml"):
        raise NoWorkbook(_other_kind(archive.zip))
    book = Workbook()
    archive.parse(start, book)
    if not book.is_workbook:
        raise NoWorkbook(_other_kind(archive.zip))
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
        sheet = Sheet(archive.count, strings=strings, styles=styles, epoch_1904=book.epoch_1904)
        archive.parse(target, sheet)
        yield sheet.grid(name, _remarks(archive, target), hidden=state in ("hidden", "veryHidden"))


def _remarks(archive: _Archive, sheet: str) -> Mapping[tuple[int, int], str]:
    """What is remarked on the cells of a sheet."""
    comments = Comments(archive.count)
    for part, kind in archive.relations(sheet).values():
        if kind.endswith("/comments") and part in archive.zip.namelist():
            archive.parse(part, comments)
    return comments.found


def _other_kind(archive: zipfile.ZipFile) -> str:
    """What an archive is that is no workbook: by the parts it has."""
    names = archive.namelist()
    if xlsb.START in names:
        return "xlsb"
    if "Index.zip" in names or any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return "numbers"
    if any(name.startswith("word/") for name in names):
        return "letter"
    return "slides" if any(name.startswith("ppt/") for name in names) else "archive"
