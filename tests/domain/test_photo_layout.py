"""Rows and columns from the places of words, on paper that lies at a slant; nothing that was read is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.documents.straighten import coefficients
from inspector_app.domain.photo_layout import Written, sheet_from

SIZE = (1600, 1200)
ROW = 36
BOXES = st.tuples(st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0.01, 0.3), st.floats(0.01, 0.1))


@st.composite
def tables(draw):
    """Texts of a table, the width of its columns, and four corners to which its paper is laid."""
    columns, rows = draw(st.integers(3, 9)), draw(st.integers(2, 24))
    widths = [draw(st.integers(70, 150)) for _ in range(columns)]
    gaps = [draw(st.integers(0, columns - 1)) if row > 1 and draw(st.booleans()) else -1 for row in range(rows)]
    texts = [["" if column == gap else f"{row}.{column}" for column in range(columns)] for row, gap in enumerate(gaps)]
    off = st.floats(-0.06, 0.06)
    flat = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
    corners = [((x + draw(off)) * SIZE[0], (y + draw(off)) * SIZE[1]) for x, y in flat]
    return texts, widths, corners


def laid(texts, widths, corners, fill=0.6):
    """Each cell as the reader gives it, its words in the middle of its column."""
    paper = sum(widths), len(texts) * ROW
    a, b, c, d, e, f, g, h = coefficients(corners, paper)

    def seen(u, v):
        below = g * u + h * v + 1
        return (a * u + b * v + c) / below / SIZE[0], (d * u + e * v + f) / below / SIZE[1]

    parts = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if text:
                middle, wide = sum(widths[:column]) + widths[column] / 2, widths[column] * fill / 2
                box = [
                    (middle + x * wide, (row + 0.5 + y * 0.35) * ROW) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
                ]
                parts.append(Written(tuple(seen(*point) for point in box), text, 0.99))
    return parts


@settings(max_examples=60, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_a_slanted_table_is_put_together_again(table, random):
    texts, widths, corners = table
    parts = laid(texts, widths, corners)
    random.shuffle(parts)
    assert sheet_from(parts, SIZE).texts() == texts


@settings(max_examples=60, deadline=None)
@given(st.lists(BOXES, max_size=25))
def test_nothing_that_was_read_is_lost(boxes):
    parts = [
        Written(((x, y), (x + w, y), (x + w, y + h), (x, y + h)), f"<{at}>", 0.5)
        for at, (x, y, w, h) in enumerate(boxes)
    ]
    said = "".join(cell.text for _, _, cell in sheet_from(parts, SIZE).cells())
    assert sorted(said) == sorted("".join(part.text for part in parts))


def test_words_torn_apart_are_one_cell_as_sure_as_the_worse_and_framed_together():
    texts = [["姓名", "欠发", "备注"], ["甲", "100", "无"], ["乙", "200", "无"]]
    parts = laid(texts, [200, 200, 200], [(100, 100), (1500, 100), (1500, 500), (100, 500)])
    whole = next(part for part in parts if part.text == "100")
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = whole.corners
    middle = (ax + bx) / 2
    left = Written(((ax, ay), (middle, by), (middle, cy), (dx, dy)), "10", 0.9)
    right = Written(((middle, ay), (bx, by), (cx, cy), (middle, dy)), "0", 0.6)
    sheet = sheet_from([*(part for part in parts if part is not whole), right, left], SIZE)
    assert sheet.texts() == texts
    assert sheet.cell(1, 1).score == 0.6
    assert sheet.cell(1, 1).place == (ax, ay, bx, cy)


def test_a_title_above_the_table_stands_in_a_line_of_its_own():
    texts = [["姓名", "欠发", "备注"], ["甲", "100", "无"]]
    title = Written(((0.3, 0.02), (0.7, 0.02), (0.7, 0.05), (0.3, 0.05)), "示例公司工资表", 0.98)
    parts = laid(texts, [200, 200, 200], [(100, 150), (1500, 150), (1500, 400), (100, 400)])
    sheet = sheet_from([*parts, title], SIZE)
    assert sheet.texts()[1:] == texts
    assert "".join(sheet.texts()[0]) == "示例公司工资表"


def test_an_empty_picture_gives_an_empty_sheet():
    assert sheet_from([], SIZE).rows == ()


def torn(parts, text, at=0.6):
    """A word as the reader gives it where a crease runs through: two that touch."""
    (word,) = [part for part in parts if part.text == text]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = word.corners
    cut = round(len(text) * at)
    mid = [(x + (u - x) * at, y + (v - y) * at) for (x, y), (u, v) in (((ax, ay), (bx, by)), ((dx, dy), (cx, cy)))]
    ends = (
        Written(((ax, ay), mid[0], mid[1], (dx, dy)), text[:cut], 0.99),
        Written((mid[0], (bx, by), (cx, cy), mid[1]), text[cut:], 0.99),
    )
    return [*(part for part in parts if part is not word), *ends]


FLAT = [(160.0, 120.0), (1440.0, 120.0), (1440.0, 1080.0), (160.0, 1080.0)]


def test_words_that_a_crease_tore_are_whole_again():
    people = ([str(n), f"示例{n}", f"34990019900101{n:04d}", "1200"] for n in range(12))
    texts = [["序号", "姓名", "身份证号码", "欠发"], *people]
    parts = torn(torn(laid(texts, [60, 90, 260, 90], FLAT), texts[3][2]), texts[7][2])
    assert sheet_from(parts, SIZE).texts() == texts


def test_a_column_in_which_few_have_anything_stays_a_column():
    texts = [["姓名", "欠发", "备注"], *([f"示例{n}", "1200", "借支" if n in (3, 8) else ""] for n in range(12))]
    assert sheet_from(laid(texts, [120, 120, 120], FLAT), SIZE).texts() == texts
