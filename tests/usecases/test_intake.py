import zlib
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from inspector_app.support.clock import CHINA
from inspector_app.support.errors import Level
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.demo.district import demo_file
from inspector_app.usecases.intake import look_over


def picture(kind):
    stream = BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(stream, kind)
    return stream.getvalue()


def bomb():
    """A picture of 900 million points in a few hundred bytes."""

    def chunk(name, body):
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    data = zlib.compress(bytes(90_001))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture
def found(tmp_path):
    """``found(name, data)``: what is doubted of a file."""

    def look(name, data):
        (tmp_path / name).write_bytes(data)
        return [(p.code, p.where, p.details["name"]) for p in look_over([tmp_path / name])(NoProgress()).problems]

    return look


@pytest.mark.parametrize(("name", "kind"), [("现场.jpg", "JPEG"), ("现场.png", "PNG")])
def test_a_picture_that_breaks_off_is_named(found, name, kind):
    whole = picture(kind)
    assert found(name, whole) == []
    for length in (len(whole) // 2, len(whole) * 9 // 10, 20):
        assert found(name, whole[:length]) == [("intake-torn", "0", name)]


def test_a_pdf_that_breaks_off_is_named(found):
    stream = BytesIO()
    page = Canvas(stream, pageCompression=0)
    page.drawString(72, 720, "signed " * 200)
    page.save()
    whole = stream.getvalue()
    assert found("扫描.pdf", whole) == []
    assert found("扫描.pdf", whole[: len(whole) * 2 // 3]) == [("intake-torn", "0", "扫描.pdf")]


def test_a_copy_of_zeros_is_named_by_what_it_says_it_is(found):
    assert found("现场.JPG", bytes(5000)) == [("intake-torn", "0", "现场.JPG")]
    assert found("录音.mp3", bytes(5000)) == []


def test_a_file_that_nobody_can_take_in_is_named_before_anything_is_sealed(found, tmp_path):
    assert found("空.jpg", b"") == [("intake-empty", "0", "空.jpg")]
    (problem,) = look_over([tmp_path / "没有.jpg"])(NoProgress()).problems
    assert (problem.code, problem.level) == ("intake-unread", Level.ERROR)
    (problem,) = look_over([tmp_path])(NoProgress()).problems
    assert (problem.code, problem.level) == ("intake-folder", Level.ERROR)


def test_a_picture_bomb_is_named(found):
    assert found("现场.png", bomb()) == [("intake-too-large", "0", "现场.png")]


def test_each_of_many_is_looked_at(tmp_path):
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(picture("JPEG")[:900])
    files = [*[demo_file("photo-gate.jpg")] * 5, torn, tmp_path / "missing.jpg"]
    assert [problem.where for problem in look_over(files)(NoProgress()).problems] == ["5", "6"]


def test_a_picture_from_before_is_named_by_the_time_that_stands_in_it(tmp_path):
    """A card's file time is that of the copy: a picture of yesterday counted as one of the visit."""
    since = datetime(2026, 3, 16, 9, 30, tzinfo=CHINA)
    times = {"昨日.jpg": "2026:03:15 10:00:00", "之后.jpg": "2026:03:16 09:31:00", "错时.jpg": "1970:01:01 00:00:00"}
    for name, taken in times.items():
        exif = Image.Exif()
        exif.get_ifd(0x8769)[36867] = taken
        Image.new("RGB", (40, 30)).save(tmp_path / name, exif=exif)
    files = [tmp_path / name for name in times]
    (before,) = look_over(files, since)(NoProgress()).problems
    assert (before.code, before.where, before.details["at"]) == ("intake-before", "0", "2026-03-15 10:00")
    assert look_over(files)(NoProgress()).problems == ()
