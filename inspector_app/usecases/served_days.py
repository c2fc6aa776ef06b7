"""On which day a paper counts as served."""

from datetime import date

from inspector_app.domain.act import Act, ServiceMethod
from inspector_app.domain.agency import Agency
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context


def served_on(context: Context, act: Act, agency: Agency | None = None) -> date:
    """The civil date on which a paper counts as served; a public notice only after its term (CPL art. 95)."""
    day = civil_date(act.at)
    if act.service and act.service.method is ServiceMethod.PUBLIC_NOTICE:
        province = (agency or context.agency).province
        return context.law.compute(context.law.procedure.public_notice, day, province).due
    return day
