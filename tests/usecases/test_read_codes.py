from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from inspector_app.domain.identity import uscc_in
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.read_codes import read_codes
from tests.builders import a_uscc


def photo(*words):
    """A sheet with codes below each other, as a telephone takes it."""
    sheet = Image.new("RGB", (900, 80 + 420 * max(len(words), 1)), "white")
    for at, each in enumerate(words):
        code = zxingcpp.create_barcode(each, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6)
        sheet.paste(Image.fromarray(code), (150 + 20 * at, 60 + 420 * at))
    stream = BytesIO()
    sheet.rotate(3, expand=True, fillcolor="white").save(stream, "JPEG", quality=70)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def read(data, pick=str.strip):
        (tmp_path / "码.jpg").write_bytes(data)
        return read_codes(tmp_path / "码.jpg", pick)(NoProgress())

    return read


def test_the_number_in_a_code_is_read(read):
    assert read(photo("JC3499002026031600123")) == "JC3499002026031600123"


def test_of_several_codes_the_one_that_is_meant_is_taken(read):
    licence = f"http://示例.invalid/?uniscid={a_uscc()}&entname=1"
    # all its words: whoever asked picks the number, and may take more
    assert read(photo("WIFI:S:示例;;", licence), uscc_in) == licence


@pytest.mark.parametrize(
    ("data", "code"), [(photo(), "code-none"), (photo("别的"), "code-other"), (b"%PDF-1.7", "code-none")]
)
def test_what_is_not_there_is_said(read, data, code):
    with pytest.raises(Refused) as refusal:
        read(data, uscc_in)
    assert [each.code for each in refusal.value.problems] == [code]


def test_a_photo_that_is_gone_is_said(tmp_path):
    with pytest.raises(Trouble):
        read_codes(tmp_path / "没有.jpg", str.strip)(NoProgress())


@pytest.mark.parametrize("text", ["", "9" * 18, f"X{a_uscc()}", a_uscc()[:17] + "?"])
def test_no_number_is_made_of_what_is_none(text):
    assert uscc_in(text) == ""
