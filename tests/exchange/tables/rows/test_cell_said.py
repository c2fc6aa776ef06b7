import pytest

from inspector_app.exchange.tables.rows.cell_said import cells_said
from inspector_app.support.errors import Refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("C5=13200", {("", (5, 3)): "13200"}),
        ("ｃ５＝ 示例甲 ", {("", (5, 3)): "示例甲"}),
        ("3月！$AA$12=", {("3月", (12, 27)): ""}),
        ("3=红军欠13200=全部", {("", (3, 0)): "红军欠13200=全部"}),
        ("第3行=示例甲", {("", (3, 0)): "示例甲"}),
    ],
)
def test_what_is_said_of_a_cell(text, told):
    assert cells_said([text]) == told


@pytest.mark.parametrize("text", ["C5", "C0=1", "0=1", "五=1", "C=1", "=1", ""])
def test_what_nobody_understands_is_said(text):
    with pytest.raises(Refused) as refusal:
        cells_said([text])
    assert [each.code for each in refusal.value.problems] == ["list-cell-said"]
