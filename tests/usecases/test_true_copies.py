"""复印件: sides made straight on A4, with the words to sign under and the hash of what they were made from."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from inspector_app.documents.copy_sheet import CopiedSide, CopySheet, copy_pdf
from inspector_app.documents.foreign import straightened, written_in
from inspector_app.documents.images import page_count
from inspector_app.documents.page_edges import page_corners
from inspector_app.documents.straighten import WHOLE
from inspector_app.documents.volume import Packed
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.true_copy import CopyLayout, CopySide
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NOT_WATCHED
from inspector_app.usecases import true_copies
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.true_copies import CopyWish

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
ON_TABLE = ((0.3, 0.1), (0.72, 0.14), (0.74, 0.9), (0.26, 0.88))


def shot(corners=ON_TABLE, table="#504840"):
    """A sheet of paper with writing, photographed on a table."""
    picture = Image.new("RGB", (800, 600), table)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(x * 800, y * 600) for x, y in corners], fill="#f4f2ec")
    for row in range(8):
        draw.line((300, 140 + 45 * row, 520, 142 + 45 * row), fill="#303030", width=4)
    written = BytesIO()
    picture.save(written, "JPEG")
    return written.getvalue()


@pytest.fixture
def piece(context, desk):
    return take_in(context, shot(), "身份证正面", Belongs(desk.case.rid))


def made(context, wish):
    order = true_copies.order_copy(context, wish)
    return true_copies.keep_copy(context, order, true_copies.draw_copy(order, NOT_WATCHED))


def test_a_copy_names_its_source_and_is_signed_for(context, desk, piece):
    side = CopySide(piece.rid, ON_TABLE)
    wish = CopyWish("示例劳动合同复印件", (side,), CopyLayout.WHOLE, "示例安置房一期项目部", date(2026, 3, 2), "示例甲")
    copy = made(context, wish)
    pdf = context.store.sealed.read(copy.sha256)
    text = written_in([pdf])[0].text
    assert "本复印件与原件核对一致。" in text
    assert "示例安置房一期项目部" in text
    assert "2026年3月2日" in text
    assert "提供人（示例甲）签名（盖章）" in text
    assert piece.sha256 in text.replace("\r\n", "")
    assert (copy.kind, copy.case_rid) == (EvidenceKind.SCAN, desk.case.rid)
    assert piece.sha256 in copy.shows
    assert "左上30.0%、10.0%" in copy.shows
    assert context.store.sealed.read(piece.sha256) == shot()


@pytest.mark.parametrize(
    ("corners", "told"),
    [(WHOLE, "整张制成，没有裁切、拉正。"), ((*WHOLE[3:], *WHOLE[:3]), "整张制成，没有裁切、拉正，向右转了90度。")],
)
def test_a_whole_photo_is_not_called_cut(context, piece, corners, told):
    copy = made(context, CopyWish("复印件", (CopySide(piece.rid, corners),)))
    assert told in copy.shows
    assert "裁切拉正" not in copy.shows


def drawn(layout, count=2):
    """A sheet of two sides, with nothing entered."""
    side = CopiedSide(Packed(800, 600, shot()), "图1")
    return copy_pdf(CopySheet("复印件", layout, [side] * count, "", None, "", "示例县人社局", NOW))


def test_what_is_not_entered_is_left_to_be_written_by_hand():
    text = written_in([drawn(CopyLayout.WHOLE, 1)])[0].text
    assert "2026" not in text.split("核对日期：")[1].split("提供人")[0]


@pytest.mark.parametrize(("layout", "pages"), [(CopyLayout.WHOLE, 2), (CopyLayout.TWO, 1), (CopyLayout.CARD, 1)])
def test_both_sides_of_a_card_lie_on_one_sheet(layout, pages):
    assert page_count(drawn(layout)) == pages


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": " "}, "evidence-no-title"),
        ({"sides": ()}, "copy-no-side"),
        ({"sides": (CopySide("x", WHOLE),) * 13}, "copy-many-sides"),
        ({"sides": (CopySide("x", ((0, 0), (1, 1), (1, 0), (0, 1))),)}, "photo-corners"),
    ],
)
def test_what_makes_no_copy_is_said(context, changed, code):
    wish = {"title": "复印件", "sides": (CopySide("x", WHOLE),)} | changed
    with pytest.raises(Refused) as refused:
        true_copies.order_copy(context, CopyWish(**wish))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_torn_picture_is_named(context, desk):
    torn = take_in(context, shot()[:900], "撕裂的照片", Belongs(desk.case.rid))
    order = true_copies.order_copy(context, CopyWish("复印件", (CopySide(torn.rid, WHOLE),)))
    with pytest.raises(Refused) as refused:
        true_copies.draw_copy(order, NOT_WATCHED)
    assert refused.value.problems[0].details["name"] == "撕裂的照片"


def in_shadow(data):
    """The same with one half of it in the dark, as where somebody stands before the lamp."""
    picture = Image.open(BytesIO(data))
    shadow = Image.linear_gradient("L").rotate(45).resize(picture.size)
    written = BytesIO()
    Image.composite(picture, picture.point(lambda value: value // 4), shadow).save(written, "JPEG")
    return written.getvalue()


@pytest.mark.parametrize("data", [shot(), in_shadow(shot(table="#806040"))])
def test_the_corners_of_a_sheet_on_a_table_are_found_and_no_others(data):
    found = straightened(data, 800, WHOLE, of_list=True).corners
    pairs = [pair for one, other in zip(found, ON_TABLE, strict=True) for pair in zip(one, other, strict=True)]
    assert all(abs(told - true) < 0.015 for told, true in pairs)
    beyond = ((-0.1, 0.1), (0.72, 0.14), (0.74, 0.9), (0.26, 0.88))
    for unsure in (shot(beyond), shot(table="#e8e4dc")):
        assert page_corners(Image.open(BytesIO(unsure))) == ()
