"""登记送达: the method, and the proof that this method needs."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.agency import Inspector
from inspector_app.domain.document import Document
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.inspectors_entry import InspectorPair
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.translation import tr
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.lookups import active_inspectors
from inspector_app.usecases.paper_file import PaperFile

_ALWAYS = ("service.method", "service.receiver", "service.at", "service.place", "service.inspectors")
_RELATION, _WITNESS, _REFUSAL = "service.relation", "service.witness", "service.refusal"
_TRACKING, _CONFIRMED, _EVIDENCE = "service.tracking", "service.confirmed", "service.evidence"
_PROOFS: Mapping[ServiceMethod, tuple[str, ...]] = {
    ServiceMethod.DIRECT: (_RELATION, _EVIDENCE),
    ServiceMethod.LEFT: (_RELATION, _REFUSAL, _WITNESS, _EVIDENCE),
    ServiceMethod.ELECTRONIC: (_CONFIRMED, _TRACKING, _EVIDENCE),
    ServiceMethod.MAIL: (_TRACKING, _RELATION, _EVIDENCE),
    ServiceMethod.ENTRUSTED: (_RELATION, _REFUSAL, _EVIDENCE),
    ServiceMethod.PUBLIC_NOTICE: (_REFUSAL, _EVIDENCE),
    ServiceMethod.POSTED: (_REFUSAL, _EVIDENCE),
}
_TEXTS = (_RELATION, _WITNESS, _REFUSAL, _TRACKING)


def entries_for(method: ServiceMethod | None) -> tuple[str, ...]:
    """The entries that a method of service needs; before a choice only those that all have."""
    return (*_ALWAYS, *_PROOFS.get(method, ())) if method else _ALWAYS


class ServiceDialog(RecordForm):
    """``outcome`` is the service that was entered."""

    def __init__(
        self, session: Session[Context], file: PaperFile, ask: AskFiles = ask_files, parent: QWidget | None = None
    ) -> None:
        document = file.document
        start = {
            "service.method": ServiceMethod.DIRECT, "service.at": session.context.clock.now(), _CONFIRMED: False,
            "service.inspectors": tuple(each.rid for each in session.context.team()), _EVIDENCE: (),
        }  # fmt: skip
        super().__init__(
            session, tr("登记送达"), start, _asks(session.read(active_inspectors), document, ask),
            partial(acts.serve, document_rid=document.rid), parent=parent, about=document.title,
            intro=f"{document.title}　{document.number}　→　{document.addressee}",
            draft=DraftKey(DOCUMENTS, document.rid, "service"),
        )  # fmt: skip
        self.form.changed.connect(lambda name: self._show_needed() if name == "service.method" else None)
        self._show_needed()

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, at=self.value("service.at"), service=self.service(), title=tr("登记送达"),
            then=self.finish, refused=self.refuse,
        )  # fmt: skip

    def service(self) -> Service:
        """What was entered; an entry that the method does not need is out of sight and left out."""
        needed = entries_for(self.value("service.method"))
        proof = {name: self.value(name) if name in needed else "" for name in _TEXTS}
        return Service(
            self.value("service.method"), self.value("service.receiver"), receiver_relation=proof[_RELATION],
            place=self.value("service.place"), witness=proof[_WITNESS], refusal=proof[_REFUSAL],
            tracking=proof[_TRACKING], confirmed=_CONFIRMED in needed and self.value(_CONFIRMED),
            inspector_rids=self.value("service.inspectors"), evidence_rids=self.value(_EVIDENCE),
        )  # fmt: skip

    def _show_needed(self) -> None:
        needed = entries_for(self.value("service.method"))
        self.show_only({name: name in needed for name in self.sheet.fields})


def _asks(inspectors: Sequence[Inspector], document: Document, files: AskFiles) -> tuple[Ask, ...]:
    def field(name: str, hint: str | None = None, **more: Any) -> Ask:
        return Ask(name, hint=hint, word=name, **more)

    return (
        field("service.method", required=True),
        field("service.receiver", tr("实际签收或留置的对象"), required=True),
        field(_RELATION, tr("如：法定代表人、单位负责收件的人")),
        field("service.at", required=True),
        field("service.place"),
        field(_TRACKING),
        Ask(_CONFIRMED, tr("受送达人已书面同意并确认收悉")),
        field(_WITNESS, tr("没有见证人的，附照片或录像")),
        Ask("service.inspectors", word="service.inspector_rids", draw=lambda _form: InspectorPair(inspectors),
            required=True, wide=True),
        field(_REFUSAL),
        Ask(_EVIDENCE, tr("照片、录像等证据"), wide=True,
            draw=lambda form: EvidencePicker(form.session, document, tr("送达证明"), files)),
    )  # fmt: skip
