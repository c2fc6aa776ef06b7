"""What a paper is called on its face, where a bureau may call it otherwise than its form."""

from inspector_app.formdefs.model import Facts, Form, Origin
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context

_TITLE = "order.title"


def title_problems(context: Context, form: Form, facts: Facts) -> list[Problem]:
    """A warning when an order is called otherwise than the form or the known titles: a slip would stand on its face. By
    the title of a paper that is something else it would be that on its face: an error."""
    own = form.fact(_TITLE)
    known = (form.title, *vocabulary.entry(_TITLE).known)
    title = str(facts.get(_TITLE) or form.title)
    if own is None or own.origin is not Origin.ASK or title in known:
        return []
    details = {"title": title, "known": "、".join(f"“{each}”" for each in dict.fromkeys(known))}
    if any(each.title == title.strip() and each.role is not form.role for each in context.forms.all()):
        return [Problem("paper-title-of-another", _TITLE, details=details)]
    return [Problem("paper-title-unusual", _TITLE, Level.WARNING, details)]
