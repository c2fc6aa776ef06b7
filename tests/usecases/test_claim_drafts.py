import json

from inspector_app.support.errors import Problem
from inspector_app.usecases.claim_drafts import OpenCell, drafted_rows, read_back, rows_with, written
from inspector_app.usecases.claim_rows import GridRow, cell_text, new_line, typed


def kept(name, number, **texts):
    return GridRow(typed(GridRow(new_line("case", number)), {"name": name, **texts}).line)


def tried(rows):
    """Nobody may have no name."""
    return rows, {row.rid: [Problem("person-no-name", "name")] for row in rows if not row.line.person.name}


def again(rows, open_cell=None):
    body = json.loads(written(drafted_rows(rows, "case", open_cell)))
    return rows_with([row for row in rows if row.saved], read_back(body), "case", tried)


def test_what_the_store_has_is_no_draft():
    assert drafted_rows([kept("示例甲", 1), kept("示例乙", 2, claimed_fen="5")], "case") == []


def test_a_red_cell_comes_back_with_its_text_and_its_reason():
    row = typed(kept("示例甲", 1, crew="一班"), {"claimed_fen": "一万多"})
    (found,) = again([row])
    assert (cell_text("claimed_fen", found), found.problem("claimed_fen").code) == ("一万多", "figure-vague")
    assert found.line == row.line


def test_a_new_row_comes_back_whole_and_still_waits():
    row = typed(GridRow(new_line("case", 1), saved=False), {"crew": "一班", "id_number": "349900198506120018"})
    (found,) = again([row])
    assert (found.rid, found.line.claim.crew, found.saved) == (row.rid, "一班", False)
    assert not found.line.claim.identity_checked
    assert found.problem("name").code == "person-no-name"


def test_the_cell_that_was_open_comes_back_to_be_looked_at():
    row = kept("示例甲", 1)
    found = again([row], OpenCell(0, "job", "木"))
    assert (cell_text("job", found[0]), found[0].problem("job").code) == ("木", "claim-drafted")
    assert found[0].line == row.line
    _, new = again([row], OpenCell(1, "name", "Zheng"))
    assert (cell_text("name", new), new.saved, new.problem("name").code) == ("Zheng", False, "claim-drafted")


def test_columns_that_are_no_more_are_left_out_of_an_old_draft():
    body = {"rows": [{"rid": "a", "number": 1, "cells": {"gone": "x"}, "open": ""},
                     {"rid": "b", "number": 2, "cells": {"gone": "x", "crew": "一班"}, "open": ""}]}  # fmt: skip
    (found,) = read_back(body)
    assert (found.rid, found.cells) == ("b", {"crew": "一班"})
