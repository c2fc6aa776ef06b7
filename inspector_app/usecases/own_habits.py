"""What a bureau does alike on each of its orders, though no law says so: offered on the next one as it is set, else as
the last ones."""

from typing import Any

from inspector_app.domain.agency import OrderRights
from inspector_app.domain.document import Document, DocumentHead
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.usecases.context import Context

TELL_RIGHTS = "order.tell_rights"
"""Whether an order tells of review and suit: whether the bureau takes it for an act that may be reviewed."""
_SET = {OrderRights.TOLD: True, OrderRights.UNTOLD: False}
_LAST, _ORDERS = 3, (Role.ORDER, Role.CORRECTION)


def tells_rights(context: Context) -> bool | None:
    """Whether an order tells of review and suit here, as the agency set it, else as its last orders did."""
    told = _SET.get(context.agency.order_rights)
    return told_alike(context, TELL_RIGHTS) if told is None else told


def told_alike(context: Context, fact: str) -> Any:
    """What the last orders of this store that were issued here say in one point; None where they differ, so that one
    that was made otherwise is asked about again and changes nothing by itself."""
    forms = {form for form, role in context.forms.roles.items() if role in _ORDERS}
    heads = context.store.find_among(DocumentHead, "form", forms)
    issued = sorted((each for each in heads if each.copies and not each.was_on_paper), key=lambda each: each.created_at)
    papers = context.store.pick(Document, [each.rid for each in issued[-_LAST:]])
    told = [from_json(paper.facts).get(fact) for paper in papers if paper.facts]
    return told[0] if told and all(each == told[0] for each in told) else None
