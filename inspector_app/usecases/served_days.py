"""On which day a paper counts as served."""

from collections.abc import Iterable
from datetime import date

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.agency import Agency
from inspector_app.domain.document import DocumentHead, served_act
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context

ON_NOTICE = "公告中"
"""How a paper stands whose public notice still runs."""


def served_on(context: Context, act: Act, agency: Agency | None = None) -> date:
    """The civil date on which a paper counts as served; a public notice only after its term (CPL art. 95)."""
    day = civil_date(act.at)
    if act.service and act.service.method is ServiceMethod.PUBLIC_NOTICE:
        province = (agency or context.agency).province
        return context.law.compute(context.law.procedure.public_notice, day, province).due
    return day


def on_notice(context: Context, document: DocumentHead, acts: Iterable[Act]) -> bool:
    """Whether the public notice of a paper still runs: until its term is over nobody was served (CPL art. 95)."""
    act = served_act(document, acts)
    by_notice = act is not None and act.service is not None and act.service.method is ServiceMethod.PUBLIC_NOTICE
    return act is not None and by_notice and served_on(context, act) > context.clock.today()
