"""Sheets of wages that are no list with a line a person, told as one: forms, lists that lie across, and amounts,
movements or pieces of work of one person in rows below each other."""

from inspector_app.exchange.tables.amount_rows import with_amounts_beside
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.movements import with_movements_gathered
from inspector_app.exchange.tables.own_sums import with_own_sums
from inspector_app.exchange.tables.person_forms import with_forms_as_lists
from inspector_app.exchange.tables.upright import with_lists_upright


def told_as_lists(book: Book, kind: ListKind) -> Book:
    """The book with each such sheet told as a list; any other sheet as it is."""
    ways = with_forms_as_lists, with_lists_upright, with_own_sums, with_amounts_beside, with_movements_gathered
    for told in ways:
        book = told(book, kind)
    return book
