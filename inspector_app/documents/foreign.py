"""Pictures and PDFs from outside as pixels, decoded in a process without keys (:mod:`support.stranger`).

Pillow decodes pictures, pdfium pages; Qt's image plug-ins never see them. What cannot be read gets a problem code.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inspector_app.documents import exif
from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.page_edges import page_corners
from inspector_app.documents.ruled import Band, bands
from inspector_app.documents.straighten import WHOLE, Corner, coefficients, size_within
from inspector_app.domain.camera import Camera
from inspector_app.domain.media import HEIC, JPEG, PDF, PNG, media_of
from inspector_app.support import stranger
from inspector_app.support.errors import Problem
from inspector_app.support.stranger import Frame, Reader

MOST_PAGES = 20
_MODULE = "inspector_app.documents.foreign"
_BATCH = 16
_PIXEL_BYTES = 4
_MOST_PIXELS = {JPEG: 250_000_000, PNG: 80_000_000, HEIC: 80_000_000}  # a JPEG is read at a fraction of its size
_MOST_PAGE_PIXELS = 1_600_000
_LONGEST_SIDE = 30_000
_ROOM_TO_CUT = 2  # a part of a picture is cut out of a larger one, so that it stays sharp
_POINTS_PER_INCH = 72
_CODE_SIDE, _MOST_CODES, _CODE_LETTERS = 3000, 20, 1000


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of a file: its first pages (a picture is one page), how many it has, or why nothing.

    ``bands`` are the lines of a ruled list in a picture in which they were looked for, ``corners`` those of a sheet of
    paper that was surely found in a whole picture, ``camera`` is what a picture says of how it was taken.
    """

    pages: tuple[PageImage, ...] = ()
    total: int = 0
    problem: Problem | None = None
    bands: tuple[Band, ...] = ()
    camera: Camera | None = None
    corners: tuple[Corner, ...] = ()


def reader() -> Reader:
    """The process that looks, for whoever looks at files more than once and closes it then."""
    return Reader(_MODULE)


def look(
    files: Sequence[bytes],
    side: int,
    dpi: float,
    tell: Callable[[int], None] = lambda _n: None,
    by: Reader | None = None,
) -> list[Sight]:
    """What can be seen of each file: pictures no larger than ``side`` pixels, pages at ``dpi``. ``tell`` is called with
    the number of files that were looked at; ``by`` is a :func:`reader` that stays."""
    seen: list[Sight] = []
    for batch in _in_batches(files):
        known = [data for data in batch if media_of(data) is not None]
        questions = [Frame({"side": side, "dpi": dpi}, data) for data in known]
        answers = iter(stranger.ask(_MODULE, questions, reader=by))
        seen += [_sight(next(answers)) if media_of(data) else _unknown() for data in batch]
        tell(len(seen))
    return seen


@dataclass(frozen=True, slots=True)
class Written:
    """The text of all pages of a PDF, or why it cannot be read."""

    text: str = ""
    problem: Problem | None = None


def written_in(files: Sequence[bytes]) -> list[Written]:
    """The text of each PDF; a picture and a scan have none."""
    answers = stranger.ask(_MODULE, [Frame({"text": True}, data) for data in files])
    return [_written(answer) for answer in answers]


def page_counts(files: Sequence[bytes]) -> list[int]:
    """How many pages each PDF has; 0 of one that cannot be read."""
    answers = stranger.ask(_MODULE, [Frame({"count": True}, data) for data in files]) if files else []
    counts = [answer.head.get("total") if answer else 0 for answer in answers]
    return [count if type(count) is int and count > 0 else 0 for count in counts]


def _written(answer: Frame | None) -> Written:
    if answer is None:
        return Written(problem=Problem("foreign-broke", "file"))
    problem = answer.head.get("problem")
    if problem is not None:
        return Written(problem=Problem(problem if problem in _PROBLEMS else "foreign-broke", "file"))
    return Written(answer.blob.decode("utf-8", "replace"))


def codes_in(data: bytes) -> list[str]:
    """What the codes (QR and others) in a picture say, as they stand there from top to bottom; of a file that cannot be
    seen, and of one without codes, nothing."""
    if media_of(data) in (None, PDF):
        return []
    (answer,) = stranger.ask(_MODULE, [Frame({"codes": True, "side": _CODE_SIDE}, data)])
    told = answer.head.get("codes") if answer is not None else None
    return [each for each in told if isinstance(each, str)] if isinstance(told, list) else []


def straightened(data: bytes, side: int, corners: Sequence[Corner], page: int = 0, of_list: bool = False) -> Sight:
    """The part of a picture between four corners, made straight, no larger than ``side`` pixels; of a PDF that of one
    ``page``, counted from 0, with how many pages there are. In the picture ``of_list`` its lines are looked for, and
    in a whole one the corners of the paper."""
    if media_of(data) is None:
        return _unknown()
    wanted = {"side": side, "dpi": 0, "corners": [list(each) for each in corners], "page": page, "list": of_list}
    (answer,) = stranger.ask(_MODULE, [Frame(wanted, data)])
    return _sight(answer)


def _in_batches(files: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]


def _unknown() -> Sight:
    return Sight(problem=Problem("foreign-no-sight", "file"))


def _sight(answer: Frame | None) -> Sight:
    """An answer, believed only where its numbers fit its bytes."""
    if answer is None:
        return Sight(problem=Problem("foreign-broke", "file"))
    problem, total, sizes = (answer.head.get(name) for name in ("problem", "total", "sizes"))
    if isinstance(problem, str) and problem in _PROBLEMS:
        return Sight(problem=Problem(problem, "file"))
    if type(total) is not int or not isinstance(sizes, list) or not 0 < len(sizes) <= MOST_PAGES:
        return Sight(problem=Problem("foreign-broke", "file"))
    pages, at = [], 0
    for size in sizes:
        match size:
            case [int(width), int(height)] if 0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE:
                stride = width * _PIXEL_BYTES
                pages.append(PageImage(width, height, stride, answer.blob[at : at + stride * height]))
                at += stride * height
            case _:
                return Sight(problem=Problem("foreign-broke", "file"))
    if at != len(answer.blob):
        return Sight(problem=Problem("foreign-broke", "file"))
    camera = exif.camera_of(answer.head["camera"]) if "camera" in answer.head else None
    found = tuple(_bands(answer.head.get("bands"))), camera, _corners(answer.head.get("corners"))
    return Sight(tuple(pages), total, None, *found)


def _corners(told: Any) -> tuple[Corner, ...]:
    """Four corners within the picture, or none."""
    match told:
        case [[float(), float()], [float(), float()], [float(), float()], [float(), float()]]:
            return tuple((x, y) for x, y in told) if all(0 <= each <= 1 for corner in told for each in corner) else ()
        case _:
            return ()


def _bands(told: Any) -> Iterator[Band]:
    """Lines of a list, as far as they follow one another within the picture."""
    last = 0.0
    for each in told if isinstance(told, list) else ():
        match each:
            case [float(top), float(bottom)] if last <= top < bottom <= 1:
                yield top, bottom
                last = top
            case _:
                return


# What follows runs in the child.

_PROBLEMS = ("foreign-damaged", "foreign-too-large", "foreign-locked")


class _Unseen(Exception):
    """Why a file cannot be shown: one of the codes above."""


def _answer(question: Frame) -> Frame:
    media = media_of(question.blob)
    try:
        if question.head.get("text"):
            return Frame({}, _text(question.blob).encode() if media is PDF else b"")
        if question.head.get("count"):
            return Frame({"total": _total(question.blob) if media is PDF else 0})
        corners = [(float(x), float(y)) for x, y in question.head.get("corners", ())]
        more: dict[str, Any] = {}
        if media is PDF and corners:
            pages, total = _pdf_picture(question.blob, int(question.head["page"]), int(question.head["side"]), corners)
        elif media is PDF:
            pages, total = _pdf_pages(question.blob, float(question.head["dpi"]))
        else:
            page, camera = _picture(question.blob, int(question.head["side"]), corners)
            pages, total, more["camera"] = [page], 1, camera
        if question.head.get("codes"):
            return Frame({"codes": _codes(_as_picture(pages[0]))})
        if question.head.get("list"):
            shown = _as_picture(pages[0])
            more["bands"] = bands(shown)
            if tuple(corners) == WHOLE:
                more["corners"] = page_corners(shown)
    except _Unseen as reason:
        return Frame({"problem": str(reason)})
    sizes = [[page.width, page.height] for page in pages]
    return Frame({"sizes": sizes, "total": total} | more, b"".join(page.pixels for page in pages))


def _picture(data: bytes, side: int, corners: Sequence[Corner]) -> tuple[PageImage, dict[str, str]]:
    """The first frame, upright as the camera held it, on white; of it what lies between the corners, if any. Beside it
    what the camera wrote into the file."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    media = media_of(data)
    if media is None:
        raise _Unseen("foreign-damaged")
    if media is HEIC:
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # bounded below, before anything is decoded
    try:
        with Image.open(BytesIO(data), formats=[media.reader]) as picture:
            if picture.width * picture.height > _MOST_PIXELS[media]:
                raise _Unseen("foreign-too-large")
            camera = exif.told(picture)
            room = _room(side, corners)
            picture.draft("RGB", (room, room))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((room, room))
            flat = Image.new("RGB", upright.size, "white")
            whole = upright.convert("RGBA")
            flat.paste(whole, mask=whole)
            return _pixels(_straight(flat, corners, side) if corners else flat), camera
    except MemoryError as error:
        raise _Unseen("foreign-too-large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
        raise _Unseen("foreign-damaged") from error  # what Pillow raises for damaged files, one way or the other


def _room(side: int, corners: Sequence[Corner]) -> int:
    """How large a picture is decoded that is cut; all of it, or none, needs no more than is shown."""
    return side * _ROOM_TO_CUT if corners and tuple(corners) != WHOLE else side


def _codes(picture: Any) -> list[str]:
    import zxingcpp

    found = sorted(zxingcpp.read_barcodes(picture), key=lambda each: each.position.top_left.y)
    return [each.text[:_CODE_LETTERS] for each in found[:_MOST_CODES]]


def _pixels(picture: Any) -> PageImage:
    return PageImage(picture.width, picture.height, picture.width * _PIXEL_BYTES, picture.tobytes("raw", "BGRX"))


def _as_picture(page: PageImage) -> Any:
    from PIL import Image

    return Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX")


def _straight(picture: Any, corners: Sequence[Corner], side: int) -> Any:
    """What lies between the corners. Raises ValueError where they are no page's."""
    from PIL import Image

    if tuple(corners) == WHOLE:
        return picture
    points = [(x * picture.width, y * picture.height) for x, y in corners]
    size = size_within(points, side)
    return picture.transform(size, Image.Transform.PERSPECTIVE, coefficients(points, size), Image.Resampling.BICUBIC)


def _pdf_pages(data: bytes, dpi: float) -> tuple[list[PageImage], int]:
    with _opened(data) as document:
        total = len(document)
        pages = [_page(document, number, dpi) for number in range(min(total, MOST_PAGES))]
    if not pages:
        raise _Unseen("foreign-damaged")
    return pages, total


def _total(data: bytes) -> int:
    with _opened(data) as document:
        return len(document)


def _text(data: bytes) -> str:
    with _opened(data) as document:
        return "\n".join(page.get_textpage().get_text_range(errors="replace") for page in document)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """A PDF. Raises :class:`_Unseen` for one that is damaged or wants a password, also while it is used."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        raise _Unseen("foreign-locked" if "assword" in str(error) else "foreign-damaged") from error


def _pdf_picture(data: bytes, number: int, side: int, corners: Sequence[Corner]) -> tuple[list[PageImage], int]:
    """What lies between the corners of one page, such as a scanned list; of the last one where there are fewer."""
    with _opened(data) as document:
        total = len(document)
        if not total:
            raise _Unseen("foreign-damaged")
        page = document[min(max(number, 0), total - 1)]
        longest = max(max(page.get_size()), 1.0)
        picture = page.render(scale=_room(side, corners) / longest).to_pil().convert("RGB")
    return [_pixels(_straight(picture, corners, side))], total


def _page(document: Any, number: int, dpi: float) -> PageImage:
    """A page at ``dpi``, or smaller where its sheet is so large that it would not fit."""
    import pypdfium2

    width, height = (max(points, 1.0) for points in document.get_page_size(number))
    room = min((_MOST_PAGE_PIXELS / (width * height)) ** 0.5, _LONGEST_SIDE / max(width, height))
    four_bytes = pypdfium2.raw.FPDFBitmap_BGRx
    bitmap = document[number].render(scale=min(dpi / _POINTS_PER_INCH, room), force_bitmap_format=four_bytes)
    row = bitmap.width * _PIXEL_BYTES
    pixels = bytes(bitmap.buffer)
    if bitmap.stride != row:
        pixels = b"".join(pixels[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return PageImage(bitmap.width, bitmap.height, row, pixels)


def main() -> None:
    """The child: read what comes on standard input."""
    stranger.serve(_answer)


if __name__ == "__main__":
    main()
