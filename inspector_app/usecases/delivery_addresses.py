"""送达地址确认书: how its addressee signed that papers reach it; electronic service is read from there alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.support.clock import civil_date
from inspector_app.support.vocabulary import label
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import kept_paper, to_same_party


@dataclass(frozen=True, slots=True)
class DeliveryAddress:
    """What a party signed on ``on``; ``media`` is empty where it agreed to no electronic service."""

    on: date
    receiver: str
    address: str
    media: str

    @property
    def words(self) -> str:
        """送达地址确认书（2026年3月2日签名）　指定的收件人：…；送达地址：…；电子送达方式和账号：…."""
        told = {name: getattr(self, name) for name in _TOLD} | {"media": self.media or "没有同意"}
        parts = (f"{label(f'delivery.{name}')}：{text}" for name, text in told.items() if text)
        return f"送达地址确认书（{chinese(self.on)}签名）　{'；'.join(parts)}"


def delivery_address(
    papers: Iterable[Document], acts: Iterable[Act], roles: Mapping[str, Role], document: Document
) -> DeliveryAddress | None:
    """The newest one that the addressee of a paper signed; None where there is none."""
    done = current(acts)
    ours = [
        paper
        for paper in papers
        if roles.get(paper.form) is Role.DELIVERY_ADDRESS and to_same_party(paper, kept_paper(document))
    ]
    signed = [
        (act, paper)
        for paper in ours
        for act in done
        if act.subject_rid == paper.rid and act.kind is ActKind.SIGNED and in_force(paper, done)
    ]
    if not signed:
        return None
    act, paper = max(signed, key=lambda pair: pair[0].at)
    told = {name: str(from_json(paper.facts).get(f"delivery.{name}") or "").strip() for name in _TOLD}
    return DeliveryAddress(civil_date(act.at), told["receiver"], told["address"], told["media"])


_TOLD = ("receiver", "address", "media")


def signed_address(context: Context, document: Document) -> DeliveryAddress | None:
    """As :func:`delivery_address`, read from the case of the paper."""
    if not document.case_rid:
        return None
    papers = context.store.find(Document, case_rid=document.case_rid)
    acts = context.store.find(Act, case_rid=document.case_rid)
    return delivery_address(papers, acts, context.forms.roles, document)
