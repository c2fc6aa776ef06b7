"""Keys on paper: what is typed back is what was written, however it was typed; a wrong letter is told by its row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.paper_key import ALPHABET, bytes_of, letters_of, rows_of, typed_keys
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
