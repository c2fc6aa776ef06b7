"""Random acts in the wage grid: each is one step of undo, refused cells, whole lines and deleted rows included."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.claim import MoneyNature, WageClaim
from inspector_app.domain.person import Person
from inspector_app.support.errors import Level, Problem
from inspector_app.ui import cell_block
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.usecases.claim_cells import Kind, cells
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.claim_rows import GridRow, cell_text, new_line, typed
from inspector_app.usecases.claims import line_problems

CASE = "case"
KEYS = ("name", "id_number", "first_day", "last_day", "claimed_fen", "found_fen", "nature", "crew", "months")
TEXTS = (
    "", "示例甲", "示例乙", "1000", "12.345", "abc", "2026-01-31", "2025年1月", "工资", "合计", "349900198506120018",
)  # fmt: skip


class Shelf:
    """Where lines are kept; ``full`` while nothing can be written."""

    def __init__(self):
        self.lines: dict[str, ClaimLine] = {}
        self.writes = 0
        self.full = False

    def write(self, lines, gone, _reason):
        if self.full:
            return False
        self.writes += 1
        for line in gone:
            del self.lines[line.rid]
        self.lines |= {line.rid: line for line in lines}
        return True

    def judge(self, lines):
        refused = {}
        for line in lines:
            found = [problem for problem in line_problems(line.claim) if problem.level is Level.ERROR]
            found += [] if line.person.name else [Problem("person-no-name", "name")]
            number = line.person.id_number
            if number and any(other.person.id_number == number for rid, other in self.lines.items() if rid != line.rid):
                found.append(Problem("claim-same-number", "id_number", details={"line": "1"}))
            if found:
                refused[line.rid] = found
        return refused


def text(model, place, key):
    return model.text(place, model.column(key))


def seen(model, shelf):
    """What a person sees, and what is kept."""
    cells = [
        [(text(model, place, key), problem and problem.code) for key in KEYS for problem in (row.problem(key),)]
        for place, row in enumerate(model.rows)
    ]
    return cells, sorted((line.claim.line, line.person.name, line.claim) for line in shelf.lines.values())


places = st.integers(0, 5)
cell = st.tuples(st.sampled_from(KEYS[:-1]), st.sampled_from(TEXTS))
row = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(TEXTS), min_size=1, max_size=4)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.dictionaries(places, row, min_size=1, max_size=3)),
        st.tuples(st.just("remove"), st.sets(places, min_size=1, max_size=3)),
        st.tuples(st.just("take in"), st.lists(st.sampled_from(TEXTS[1:]), min_size=1, max_size=3)),
        st.tuples(st.just("full"), st.dictionaries(places, row, min_size=1, max_size=2)),
    ),
    max_size=8,
)


def do(model, shelf, act):
    kind, what = act
    shelf.full = kind == "full"
    if kind in ("put", "full"):
        model.put(what, "录入")
    elif kind == "remove":
        model.remove(what, "删除明细")
    else:
        number = max((line.claim.line for line in shelf.lines.values()), default=0)
        lines = [new_line(CASE, number + step) for step in range(1, len(what) + 1)]
        named = [
            ClaimLine(line.claim, line.person.__class__(line.person.rid, name))
            for line, name in zip(lines, what, strict=True)
        ]
        model.put_lines(named, "导入", shelf.write)
    shelf.full = False


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150, deadline=None)
@given(acts)
def test_undo_goes_back_act_by_act_and_redo_comes_forward(every):
    shelf = Shelf()
    model = ClaimsModel(shelf.write, shelf.write, shelf.judge)
    model.show(CASE, (), ())
    states = [seen(model, shelf)]
    for act in every:
        do(model, shelf, act)
        if seen(model, shelf) != states[-1]:
            states.append(seen(model, shelf))
        assert model.undo_stack.count() == len(states) - 1
    for state in reversed(states[:-1]):
        model.undo()
        assert seen(model, shelf) == state
    model.undo()
    assert seen(model, shelf) == states[0]
    for state in states[1:]:
        model.redo()
        assert seen(model, shelf) == state


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def model(qapp, shelf):
    model = ClaimsModel(shelf.write, shelf.write, shelf.judge)
    model.show(CASE, (), ())
    model.put({0: {"name": "示例甲", "claimed_fen": "1000"}}, "录入")
    return model


def test_a_paste_into_the_wrong_column_goes_as_a_whole_and_nothing_else(model, shelf):
    before = seen(model, shelf)
    model.put({0: {"claimed_fen": "姓名"}, 1: {"claimed_fen": "示例乙"}, 2: {"claimed_fen": "示例丙"}}, "粘贴")
    assert text(model, 2, "claimed_fen") == "示例丙"
    model.undo()
    assert seen(model, shelf) == before


def test_undo_tells_where_it_changed_something(model, shelf):
    heard = []
    model.came_back.connect(lambda *place: heard.append(place))
    model.put({0: {"found_fen": "900", "claimed_fen": "900"}}, "录入")
    model.undo()
    keys = list(cells())
    assert heard == [(0, keys.index("claimed_fen"), 0, keys.index("found_fen"))]
    model.remove([0], "删除明细")
    model.undo()
    assert heard[-1] == (0, 0, 0, len(keys) - 1)


def test_the_good_cells_of_a_row_are_kept_beside_a_refused_one(model, shelf):
    model.put({0: {"last_day": "2026-01-31"}}, "录入")
    model.put({0: {"first_day": "2026-02-01", "crew": "一班", "claimed_fen": "800"}}, "粘贴")
    line = next(iter(shelf.lines.values()))
    assert (line.claim.crew, line.claim.claimed_fen, line.claim.first_day) == ("一班", 80_000, None)
    assert text(model, 0, "first_day") == "2026-02-01"
    model.put({0: {"last_day": "2020-01-31", "first_day": "2021-01-31", "crew": "二班"}}, "粘贴")
    line = next(iter(shelf.lines.values()))
    assert line.claim.crew == "二班"
    assert text(model, 0, "last_day") == "2020-01-31"


def test_a_step_that_the_store_refuses_to_take_back_stays_to_be_taken_back_later(model, shelf):
    model.put({0: {"crew": "一班"}}, "录入")
    before = seen(model, shelf)
    shelf.full = True
    model.undo()
    assert seen(model, shelf) == before
    shelf.full = False
    model.undo()
    assert text(model, 0, "crew") == ""


def test_what_was_typed_stays_in_sight_when_nothing_can_be_written(model, shelf):
    shelf.full = True
    model.put({0: {"crew": "一班"}, 1: {"name": "示例乙"}}, "录入")
    assert (text(model, 0, "crew"), model.text(1, model.column("name"))) == ("一班", "示例乙")
    assert model.rows[0].problem("crew").code == "claim-not-kept"
    model.keep_waiting("再存")
    assert len(model.problem_places()) == 2
    shelf.full = False
    model.keep_waiting("再存")
    assert len(shelf.lines) == 2
    assert model.problem_places() == []


def test_a_line_that_is_kept_stays_in_its_row(model, shelf):
    model.put({1: {"id_number": "1"}}, "录入")
    model.put({2: {"name": "示例丙"}}, "录入")
    assert [row.saved for row in model.rows] == [True, False, True]
    model.put({1: {"name": "示例乙"}}, "录入")
    assert [row.line.person.name for row in model.rows] == ["示例甲", "示例乙", "示例丙"]


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=6)
lines = st.builds(
    lambda name, crew, job, bank, earned, claimed, days, nature, checked, card: ClaimLine(
        WageClaim(
            "c", CASE, "p", 1, crew=" ".join(crew.split()), job=" ".join(job.split()), earned_fen=earned,
            claimed_fen=claimed, first_day=days, last_day=days, nature=nature, identity_checked=checked,
        ),
        Person("p", " ".join(name.split()), id_number="349900198506120018", bank=" ".join(bank.split()), card=card),
    ),
    texts, texts, st.sampled_from(["=1+1", "-木工", "@x", "'引"]), texts, st.none() | st.integers(0, 10**9),
    st.none() | st.integers(0, 10**9), st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    st.sampled_from(list(MoneyNature)), st.booleans(), st.sampled_from(["", "6222020000000000000"]),
)  # fmt: skip


@given(lines)
def test_a_row_copied_and_pasted_has_the_same_values(line):
    keys = [key for key, cell in cells().items() if cell.kind is not Kind.FIXED]
    row = [[cell_text(key, GridRow(line)) for key in keys]]
    pasted = cell_block.cells(cell_block.block(row))[0]
    blank = GridRow(ClaimLine(WageClaim("c", CASE, "p", 1, identity_checked=False), Person("p", "")))
    back = typed(blank, dict(zip(keys, pasted, strict=True)))
    assert back.bad == {}
    assert back.line == line
