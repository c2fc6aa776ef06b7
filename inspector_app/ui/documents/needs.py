"""What a form needs before it can be filled in, read from where its facts come from."""

from enum import StrEnum

from inspector_app.formdefs.model import Form, Origin
from inspector_app.ui.documents.wording import tr


class Need(StrEnum):
    """A record that a paper speaks of."""

    PARTY = "party"
    LIABLE = "liable"
    CLAIMS = "claims"
    INTERVIEW = "interview"
    VISIT = "visit"
    SERVED = "served"
    ORDER = "order"
    PAYMENTS = "payments"


_SOURCES = {
    "addressee": Need.PARTY,
    "liability": Need.LIABLE,
    "claims": Need.CLAIMS,
    "debt": Need.CLAIMS,
    "interview": Need.INTERVIEW,
    "inspection": Need.VISIT,
    "service": Need.SERVED,
    "order": Need.ORDER,
    "payment": Need.PAYMENTS,
    "payments": Need.PAYMENTS,
}


def needs(form: Form) -> tuple[Need, ...]:
    """The records that a form's facts come from. Whoever is liable is a party already."""
    found = dict.fromkeys(
        _SOURCES[head]
        for fact in form.facts
        if fact.origin is Origin.FROM and (head := (fact.source or fact.name).partition(".")[0]) in _SOURCES
    )
    if Need.LIABLE in found or Need.SERVED in found:
        found.pop(Need.PARTY, None)
    return tuple(need for need in Need if need in found)


def need_words(form: Form) -> str:
    """What a form needs, in one sentence."""
    words = {
        Need.PARTY: tr("受送达人（当事人）"),
        Need.LIABLE: tr("已确定的支付责任主体"),
        Need.CLAIMS: tr("已认定金额的工资明细"),
        Need.INTERVIEW: tr("一份询问"),
        Need.VISIT: tr("一次现场检查"),
        Need.SERVED: tr("已登记送达的文书"),
        Need.ORDER: tr("限期改正指令书"),
        Need.PAYMENTS: tr("已登记的支付"),
    }
    found = needs(form)
    return tr("需要：{list}").format(list="、".join(words[need] for need in found)) if found else tr("只需要案件信息")
