"""举报人: people of whom the store knows nothing but what is kept secret. No list may name them (R423 art. 9)."""

from collections.abc import Collection

from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.store.referred import naming
from inspector_app.usecases.context import Context


def kept_secret(context: Context, among: Collection[str] | None = None) -> frozenset[str]:
    """The rids of those, perhaps ``among`` some people, whom only secret leads name. Who is named elsewhere too, as the
    worker of a case or in an interview, is listed as such, which tells nobody that he informed."""
    secret = {
        lead.rid: lead
        for lead in (*context.store.find(Lead, kind=LeadKind.REPORT), *context.store.find(Lead, secret=True))
    }
    informants = {rid for lead in secret.values() for rid in lead.complainant_rids if among is None or rid in among}
    if not informants:
        return frozenset()
    return frozenset(rid for rid, by in naming(context.store, informants).items() if by <= secret.keys())


def kept_secret_words(count: int) -> str:
    """另有1名只见于保密线索的人员，不列出; empty for nobody. The same whatever is looked for, or it would tell."""
    return f"另有{count}名只见于保密线索的人员，不列出" if count else ""
