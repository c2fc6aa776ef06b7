"""A page (HTML) that was copied in another program: its words, and its pictures as far as they are on this computer."""

import base64
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextDocumentFragment

from inspector_app.domain.media import KNOWN, media_of


def words_of(mime: QMimeData) -> str:
    """The words that were copied, also where the other program gave them as a page (HTML) alone."""
    if mime.hasText() or not mime.hasHtml():
        return mime.text()
    return QTextDocumentFragment.fromHtml(mime.html()).toPlainText().replace(_IN_PLACE_OF_PICTURE, "").strip()


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The pictures of a page (HTML): those that it holds itself, those that lie on this computer as files, and how many
    lie elsewhere. Nothing is fetched from the net."""

    held: tuple[bytes, ...] = ()
    files: tuple[Path, ...] = ()
    elsewhere: int = 0


def pictures_of(mime: QMimeData) -> PagePictures:
    """What pictures a page has that was copied."""
    from html import unescape  # brings a table of two thousand names, which no window needs to be shown

    named = dict.fromkeys(unescape(found[2]) for found in _PICTURE_OF_PAGE.finditer(mime.html()))
    held = [data for name in named if name.startswith("data:image/") and (data := _held_in(name))]
    urls = [url for name in named if (url := QUrl(name)).isLocalFile() and not url.host()]  # no other computer is asked
    files = [path for url in urls if _is_picture(path := Path(url.toLocalFile()))]
    return PagePictures(tuple(held), tuple(files), len(named) - len(held) - len(files))


def _held_in(name: str) -> bytes:
    with suppress(ValueError):
        data = base64.b64decode(name.partition(";base64,")[2])
        return data if media_of(data) else b""
    return b""


def _is_picture(path: Path) -> bool:
    return any(path.suffix.lower() in each.endings for each in KNOWN if each.reader) and path.is_file()


_PICTURE_OF_PAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_IN_PLACE_OF_PICTURE = "\ufffc"
