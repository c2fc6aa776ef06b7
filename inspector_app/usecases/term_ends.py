"""With which day a term is over that a paper itself set."""

from datetime import date

from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context


def term_end(context: Context, due: date) -> date:
    """The last day of a term that a paper set until ``due``: where that is a day of rest, the first working day after
    it (CPL art. 85(3), which speaks of set terms too). In a year whose days off nobody knows it is ``due`` itself."""
    try:
        return context.law.calendar.on_or_after(due)
    except Refused:
        return due
