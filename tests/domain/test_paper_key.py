"""Keys on paper: what is typed back is what was written, however it was typed; a wrong letter is told by its row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.paper_key import ALPHABET, bytes_of, letters_of, rows_of, typed_keys, typed_last_key
from inspector_app.support.errors import Refused

KEYS = (ALPHABET * 2)[:58], letters_of(bytes(range(200, 232)))
SIZES = 58, 52


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_bytes_come_back_from_their_letters(secret):
    assert bytes_of(letters_of(secret), 32) == secret
    assert len(letters_of(secret)) == 52


def test_what_was_written_is_typed_back_also_in_small_letters_or_with_those_that_look_alike():
    rows = rows_of(KEYS)
    assert len(rows) == 8
    for typed in (
        "\n".join(rows), "\n\n".join(rows).lower(), "\r\n".join(row.replace(" ", "") for row in rows),
        "\n".join(rows).translate(str.maketrans("0L8", "o1b")),
    ):  # fmt: skip
        assert typed_keys(typed, SIZES) == KEYS


def test_the_row_with_a_wrong_a_lacking_or_an_exchanged_letter_is_told():
    rows = [*rows_of(KEYS)]
    for number, wrong in (
        (3, rows[2].replace(rows[2][0], "A" if rows[2][0] != "A" else "C", 1)), (5, rows[4][:-1]),
        (1, rows[0][1] + rows[0][0] + rows[0][2:]), (8, f"{rows[7]}4"), (2, rows[2]),
    ):  # fmt: skip
        typed = "\n".join([*rows[: number - 1], wrong, *rows[number:]])
        with pytest.raises(Refused, match="paper-key-row") as refused:
            typed_keys(typed, SIZES)
        assert refused.value.problems[0].details == {"row": str(number)}
    with pytest.raises(Refused, match="paper-key-rows"):
        typed_keys("\n".join(rows[:-1]), SIZES)


def test_the_last_key_is_read_from_its_rows_or_all_also_without_line_breaks():
    rows = rows_of(KEYS)
    for typed in (" ".join(rows[4:]), "\n".join(rows[4:]).lower(), "".join(rows[4:]), " ".join(rows), "\n".join(rows)):
        assert typed_last_key(typed, SIZES) == KEYS[1]


@pytest.mark.parametrize(
    ("pick", "told"),
    [
        (lambda rows: rows[4:7], {"wanted": "4", "rows": "3"}), (lambda rows: rows[:4], {"wanted": "8", "rows": "4"}),
        (lambda rows: [rows[4], rows[5][1:], *rows[6:]], {"row": "6"}), (lambda rows: [*rows[4:], "Q"], {"row": "8"}),
        (lambda rows: [*rows[:3], rows[3][:-1], *rows[4:]], {"row": "4"}),
        (lambda rows: rows[5:3:-1] + rows[6:], {"row": "5"}),
    ],
)  # fmt: skip
def test_a_wrong_row_of_the_last_key_is_told_by_its_number_on_the_sheet(pick, told):
    with pytest.raises(Refused) as refused:
        typed_last_key(" ".join(pick([*rows_of(KEYS)])), SIZES)
    assert refused.value.problems[0].details == told
