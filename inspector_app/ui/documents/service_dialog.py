"""登记送达: the method, and the proof that this method needs."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.act import Act, Service, ServiceMethod
from inspector_app.support import vocabulary
from inspector_app.ui.binding import Codec
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.parties.inspector_pair import InspectorPair
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segmented
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import active_inspectors
from inspector_app.usecases.register import PaperFile

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


def entries_for(method: ServiceMethod | None) -> tuple[str, ...]:
    """The entries that a method of service needs; before a choice only those that all have."""
    return (*_ALWAYS, *_PROOFS.get(method, ())) if method else _ALWAYS


class ServiceDialog(RecordDialog):
    """``outcome`` is the service that was entered."""

    def __init__(
        self, session: Session[Context], file: PaperFile, ask: AskFiles = ask_files, parent: QWidget | None = None
    ) -> None:
        document = file.document
        intro = f"{document.title}　{document.number}　→　{document.addressee}"
        key = DraftKey(DOCUMENTS, document.rid, "service")
        super().__init__(
            session, tr("登记送达"), tr("登记送达"), intro=intro, parent=parent, draft=key, about=document.title
        )
        self._file = file
        self._entries(ask)
        self.sheet.start(
            {
                "service.method": ServiceMethod.DIRECT,
                "service.at": session.context.clock.now(),
                "service.inspectors": tuple(each.rid for each in session.context.team()),
            }
        )
        self.sheet.form.changed.connect(self._changed)
        self._show_needed()

    @classmethod
    def ask(cls, session: Session[Context], file: PaperFile, parent: QWidget) -> Act | None:
        """Ask how a paper was served; None when the person turns back."""
        outcome: Act | None = cls(session, file, parent=parent).ask_now()
        return outcome

    def attempt(self) -> None:
        at = self.sheet.values()["service.at"]
        do_with_reasons(
            self.session, acts.serve, self._file.document.rid, at, self.service(), title=tr("登记送达"),
            then=self.finish, refused=self.refuse,
        )  # fmt: skip

    def service(self) -> Service:
        """What was entered; an entry that the method does not need is out of sight and left out."""
        values = self.sheet.values()
        needed = entries_for(values["service.method"])
        proof = {
            name: self.sheet.text(name) if name in needed else "" for name in (_RELATION, _WITNESS, _REFUSAL, _TRACKING)
        }
        return Service(
            values["service.method"],
            self.sheet.text("service.receiver"),
            receiver_relation=proof[_RELATION],
            place=self.sheet.text("service.place"),
            witness=proof[_WITNESS],
            refusal=proof[_REFUSAL],
            tracking=proof[_TRACKING],
            confirmed=_CONFIRMED in needed and bool(values[_CONFIRMED]),
            inspector_rids=values["service.inspectors"] or (),
            evidence_rids=values[_EVIDENCE] or (),
        )

    def _entries(self, ask: AskFiles) -> None:
        add = self.sheet.of("")
        context = self.session.context
        document = self._file.document
        methods = ChoiceBox([(word, method) for method, word in vocabulary.words(ServiceMethod).items()])
        as_method = Codec(lambda value: value, lambda value: ServiceMethod(value) if value else None)
        add("service.method", methods, required=True, codec=as_method)
        add(
            "service.receiver",
            QLineEdit(),
            self.tr("实际签收或留置的对象"),
            required=True,
        )
        add(
            _RELATION,
            QLineEdit(),
            self.tr("如：法定代表人、单位负责收件的人"),
        )
        add("service.at", MomentEdit("service.at", context.clock.today), required=True)
        add("service.place", QLineEdit())
        add(_TRACKING, QLineEdit())
        self.sheet.add(_CONFIRMED, self.tr("受送达人已书面同意并确认收悉"), Segmented(YES_NO))
        add(_WITNESS, QLineEdit(), self.tr("没有见证人的，附照片或录像"))
        pair = InspectorPair(self.session.read(active_inspectors))
        self.sheet.add("service.inspectors", vocabulary.label("service.inspector_rids"), pair, required=True, wide=True)
        text = GrowingText(least=2, most=5)
        add(_REFUSAL, text, wide=True)
        picker = EvidencePicker(self.session, document, self.tr("送达证明"), ask)
        self.sheet.add(_EVIDENCE, self.tr("照片、录像等证据"), picker, wide=True)

    def _changed(self, name: str) -> None:
        if name == "service.method":
            self._show_needed()

    def _show_needed(self) -> None:
        needed = entries_for(self.sheet.values()["service.method"])
        for name, field in self.sheet.fields.items():
            field.setVisible(name in needed)
        self.fit()
