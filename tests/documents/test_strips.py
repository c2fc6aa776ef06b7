from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.documents.strips import Strip, Tally, bind_to_next, keep_paragraph, keep_together, paginate


def strip(height=10.0, **more):
    return Strip(height, lambda pen, place: None, **more)


def heights(pages):
    return [[placed.height for _, placed in page.placed] for page in pages]


def test_strips_fill_a_page_and_go_on_on_the_next():
    assert [len(page.placed) for page in paginate([strip()] * 25, 100)] == [10, 10, 5]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(1, 140), st.floats(0, 30), st.booleans(), st.booleans()), max_size=60))
def test_every_strip_is_placed_once_in_order_and_inside_its_page(given_strips):
    strips = [strip(h, before=b, keep=k, new_page=n, part=i) for i, (h, b, k, n) in enumerate(given_strips)]
    pages = paginate(strips, 150)
    assert [s.part for page in pages for _, s in page.placed] == list(range(len(strips)))
    assert all(page.filled <= 150.01 for page in pages)


def test_space_above_is_dropped_at_the_top_of_a_page():
    pages = paginate([strip(before=50), strip(before=50), strip(before=50)], 100)
    assert [page.placed[0][0] for page in pages] == [0, 0]
    assert pages[0].placed[1][0] == 60


def test_no_single_line_of_a_paragraph_stands_alone():
    for first in range(1, 12):
        pages = paginate([*[strip()] * first, *keep_paragraph([strip()] * 5)], 100)
        for page in pages:
            lines = [s for _, s in page.placed if s.parts > 1]
            assert len(lines) != 1, first


def test_bound_strips_move_together():
    pages = paginate([*[strip()] * 9, *keep_together([strip(20), strip(20)])], 100)
    assert heights(pages)[1] == [20, 20]


def test_what_is_bound_takes_the_end_of_the_text_with_it():
    pages = paginate([*bind_to_next([strip()] * 9), strip(40)], 100)
    assert heights(pages) == [[10] * 8, [10, 40]]


def test_a_group_taller_than_a_page_is_parted_and_nothing_is_lost():
    pages = paginate(keep_together([strip(30)] * 10), 100)
    assert sum(len(page.placed) for page in pages) == 10
    assert all(page.filled <= 100 for page in pages)


def test_a_heading_row_is_repeated_on_every_further_page():
    head = strip(15)
    rows = [head._replace(keep=True), *[strip(10, head=(head,))] * 20]
    pages = paginate(rows, 100)
    assert all(placed[0][1].height == 15 for placed in (page.placed for page in pages))
    assert [len(page.placed) for page in pages] == [9, 9, 5]


def test_a_new_page_is_begun_where_the_form_asks_for_it():
    assert [len(page.placed) for page in paginate([strip(), strip(new_page=True), strip()], 100)] == [1, 2]


def test_a_ruled_box_opens_and_closes_on_every_page():
    seen = []

    def draw(pen, place):
        seen.append((place.opens, place.closes))

    pages = paginate([Strip(40, draw, box=1)] * 3 + [Strip(40, draw, box=2)], 100)
    for page in pages:
        page.draw(None, 0, 0)
    assert seen == [(True, False), (False, True), (True, True), (True, True)]


def a_table(rows):
    """Rows of ten points with a total below; a page's sums say of which rows they are."""
    tally = Tally(rows, 10, lambda own: strip(cut=" ".join(str(row) for row in own)))
    made = [strip(tally=tally, row=row, box=1, keep=row == rows - 1) for row in range(rows)]
    return [*made, strip(tally=tally, row=rows, box=1)]


@given(st.integers(1, 60), st.integers(0, 9))
def test_the_rows_of_each_page_are_added_up_where_a_table_runs_over_several(rows, above):
    pages = paginate([*[strip()] * above, *a_table(rows)], 100)
    placed = [[s for _, s in page.placed if s.tally or s.cut] for page in pages]
    told = [[s.cut for s in page if s.cut] for page in placed]
    own = [[str(s.row) for s in page if s.tally and s.row < rows] for page in placed]
    whole = len([page for page in own if page]) == 1
    assert told == [[" ".join(numbers)] if numbers and not whole else [] for numbers in own]
    assert all(page.filled <= 100 for page in pages)
    assert pages[-1].placed[-1][1].row == rows
