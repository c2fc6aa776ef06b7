"""倒推期限 for the window: the latest last day of an order by which what follows ends in time, in words."""

from datetime import date

from inspector_app.domain.dates import chinese
from inspector_app.lawbook.backwards import order_day
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context


def backwards_words(context: Context, by: date) -> str:
    """责令期限最晚指定到…, and when each limit that counts from it ends; else why there is no such day."""
    law, province = context.law, context.agency.province
    try:
        found = order_day(law, by, context.clock.today(), province)
    except Refused as refusal:
        return "\n".join(sentence(each.code, each.details) for each in refusal.problems)
    lines = [f"责令期限最晚指定到{chinese(found.due)}。"]
    for each in found.follow:
        mark = "（暂定）" if each.provisional else ""
        lines.append(f"{law.limit(each.rule, province).title}：{chinese(each.due)}{mark}")
    return "\n".join(lines)
