from io import BytesIO

from PIL import Image

from inspector_app.documents.images import page_count, page_images, strip_png
from tests.documents.papers import a_form, paragraph, rendered

PDF = rendered(a_form(paragraph()), {"story": "经查，示例劳务有限公司拖欠工资。" * 200})


def test_pages_are_counted():
    assert page_count(PDF) >= 3


def test_images_have_the_size_of_the_sheet_at_the_asked_resolution():
    images = page_images(PDF, 72)
    assert len(images) == page_count(PDF)
    assert {(image.width, image.height) for image in images} == {(596, 842)}
    assert all(len(image.pixels) == image.stride * image.height for image in images)
    assert all(image.stride >= 4 * image.width for image in images)


def test_pixels_are_white_paper_with_dark_text():
    image = page_images(PDF, 72, first=0, count=1)[0]
    assert image.pixels[:3] == b"\xff\xff\xff"
    assert min(image.pixels[: image.stride * 400]) < 64


def test_only_the_asked_pages_are_drawn():
    assert len(page_images(PDF, 36, first=1, count=1)) == 1
    assert page_images(PDF, 36, first=99) == []


def test_a_strip_is_as_high_as_its_text_without_the_numbers_of_its_pages():
    short = rendered(a_form(paragraph()), {"story": "经查，示例劳务有限公司拖欠工资。"})
    (whole,), strip = page_images(short, 72), Image.open(BytesIO(strip_png(short, 72)))
    inked = sum(min(whole.pixels[row * whole.stride : (row + 1) * whole.stride]) < 64 for row in range(whole.height))
    assert inked < strip.height < whole.height / 4  # the number of the page stands three quarters below
