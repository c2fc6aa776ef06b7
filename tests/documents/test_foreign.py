"""Pictures and PDFs from outside: what is whole is shown, what is not gets a sentence, and nothing harms us."""

import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from inspector_app.documents.foreign import MOST_PAGES, look, straightened
from inspector_app.documents.straighten import WHOLE
from inspector_app.support import stranger
from inspector_app.support.stranger import Frame
from inspector_app.support.words import sentence


def encoded(picture, kind, **more):
    target = BytesIO()
    picture.save(target, kind, **more)
    return target.getvalue()


def jpeg(size=(640, 480), colour="#2060a0", **more):
    return encoded(Image.new("RGB", size, colour), "JPEG", **more)


def png(size=(640, 480), mode="RGB", colour="#2060a0"):
    return encoded(Image.new(mode, size, colour), "PNG")


def pdf(pages=1, size=(595, 842), **more):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
    target = BytesIO()
    document.save(target, **more)
    return target.getvalue()


def huge_png(width, height):
    """A picture that claims to be this large and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def seen(*files):
    return look(files, 320, 72)


def test_a_picture_comes_scaled_as_four_bytes_a_pixel():
    (sight,) = seen(jpeg())
    (page,) = sight.pages
    assert (page.width, page.height, page.stride, sight.total) == (320, 240, 1280, 1)
    blue, green, red = page.pixels[:3]
    assert (red, green, blue) == pytest.approx((0x20, 0x60, 0xA0), abs=4)


def test_a_small_picture_keeps_its_size_and_glass_is_white():
    (sight,) = seen(png((10, 6), "RGBA", (0, 0, 0, 0)))
    assert (sight.pages[0].width, sight.pages[0].height) == (10, 6)
    assert sight.pages[0].pixels[:3] == b"\xff\xff\xff"


def test_the_camera_was_held_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    (sight,) = seen(jpeg(exif=exif))
    assert (sight.pages[0].width, sight.pages[0].height) == (240, 320)


def test_a_scan_comes_page_by_page_up_to_a_bound():
    whole, long = seen(pdf(3), pdf(MOST_PAGES + 5))
    assert (len(whole.pages), whole.total) == (3, 3)
    assert (whole.pages[0].width, whole.pages[0].height) == (595, 842)
    assert (len(long.pages), long.total) == (MOST_PAGES, MOST_PAGES + 5)


def test_a_sheet_as_large_as_a_house_is_drawn_smaller():
    (sight,) = seen(pdf(size=(14_000, 14_000)))
    assert sight.pages[0].width * sight.pages[0].height < 2_000_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "foreign-no-sight"),
        (b"GIF89a" + bytes(100), "foreign-no-sight"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "foreign-no-sight"),
        (jpeg()[:900], "foreign-damaged"),
        (png()[:-30], "foreign-damaged"),
        (b"\xff\xd8\xff" + os.urandom(500), "foreign-damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "foreign-damaged"),
        (huge_png(40_000, 40_000), "foreign-too-large"),
        (b"%PDF-1.7\n" + os.urandom(300), "foreign-damaged"),
        (pdf(0), "foreign-damaged"),
        (pdf(encryption=pikepdf.Encryption(user="secret", owner="secret")), "foreign-locked"),
    ],
)
def test_what_cannot_be_shown_says_why_and_the_others_come(data, code):
    before, bad, after = seen(png(), data, jpeg())
    assert (bad.pages, bad.problem.code) == ((), code)
    assert "＿" not in sentence(code)
    assert len(before.pages) == len(after.pages) == 1


def test_no_file_is_no_work():
    assert look([], 320, 72) == []


def test_the_program_itself_reads_when_it_is_a_frozen_bundle():
    """There ``python -m`` is not to be had: the entry point knows the flag."""
    main = "from inspector_app.cli import main; main()"
    command = [sys.executable, "-c", main, stranger.FLAG, "inspector_app.documents.foreign", "10"]
    picture = png((4, 3))
    done = subprocess.run(
        command, input=stranger._framed(Frame({"side": 9, "dpi": 72}, picture)), capture_output=True, check=True
    )
    answer = stranger._read_believed(BytesIO(done.stdout))
    assert answer == Frame({"sizes": [[4, 3]], "total": 1, "camera": {}}, done.stdout[-48:])


def scan(*pictures):
    """Scanned sheets as a PDF: a picture on each page."""
    target = BytesIO()
    pictures[0].save(target, "PDF", save_all=True, append_images=pictures[1:])
    return target.getvalue()


def test_of_a_scan_one_page_is_cut_and_made_straight():
    red, blue = Image.new("RGB", (400, 300), "#c02020"), Image.new("RGB", (300, 400), "#2020c0")
    first, second = (straightened(scan(red, blue), 200, WHOLE, page) for page in (0, 1))
    assert (first.total, [(p.width, p.height) for p in first.pages]) == (2, [(200, 150)])
    assert [(p.width, p.height) for p in second.pages] == [(150, 200)]
    blue_seen = second.pages[0].pixels[:3]  # blue, green, red
    assert blue_seen[0] > 150 > blue_seen[2]
    beyond = straightened(scan(red), 200, WHOLE, 7)
    assert (beyond.total, len(beyond.pages)) == (1, 1)
    half = straightened(scan(red), 200, ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)))
    assert (half.pages[0].width, half.pages[0].height) == (133, 200)


@pytest.mark.parametrize("damage", ["cut", "locked"])
def test_a_scan_that_cannot_be_opened_gets_its_reason(damage):
    locked = {"encryption": pikepdf.Encryption(user="x", owner="y")}
    data = pdf(**locked) if damage == "locked" else b"%PDF-1.7 nothing behind it"
    (code,) = {straightened(data, 200, WHOLE).problem.code}
    assert code == ("foreign-locked" if damage == "locked" else "foreign-damaged")
