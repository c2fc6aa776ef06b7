"""Every dialog, and how the demo opens it: what is tried on each stands in test_every_dialog.py."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import inspector_app.ui
from inspector_app.domain import side_looks
from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.alike import Likeness
from inspector_app.domain.campaign import SelfReport
from inspector_app.domain.contact import Contact
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.element import Element
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Finding
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Campaign, Lead, LeadVerb
from inspector_app.domain.lifecycle import PaperVerb, undoable
from inspector_app.domain.measures.report import Report
from inspector_app.domain.numbered_sheet import Sheet, SheetStock, StockKind
from inspector_app.domain.person import Person
from inspector_app.domain.record_version import RecordVersion
from inspector_app.domain.records import KINDS, encode
from inspector_app.domain.reported import ReportKind, SentFigure, SentReport
from inspector_app.domain.role import Need
from inspector_app.exchange.bag import write_changes
from inspector_app.exchange.sent_case import Sent, chained
from inspector_app.support.camera_folders import Shot
from inspector_app.support.errors import Trouble
from inspector_app.ui.documents.act_dialogs import act_dialog, undo_dialog
from inspector_app.ui.find_ways import window_ways
from inspector_app.ui.page_keys import PageKey
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.settings.colleague_dialog import ColleagueWay
from inspector_app.ui.settings.sheets_dialog import SheetWay
from inspector_app.ui.targets import CASES, NewInterview
from inspector_app.ui.widgets.chooser import Wanted
from inspector_app.ui.wording import reasons
from inspector_app.usecases import case_edits, consultations, hazards, issuing, numbers, projects, steps, transcripts
from inspector_app.usecases.blank_sheets import BlankLine
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.contacts import new_contact
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import Copy
from inspector_app.usecases.demo.district import demo_file
from inspector_app.usecases.drafts import Unwritten, discard_draft, discarded_drafts, keep_draft
from inspector_app.usecases.elements import CaseElements, case_elements
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.findings import finding_line
from inspector_app.usecases.four_sides import Noted
from inspector_app.usecases.funds import FundsFile
from inspector_app.usecases.imports import imports
from inspector_app.usecases.inspections import new_inspection
from inspector_app.usecases.merging import Difference, Merging
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.practice_score import Mark, ScoreCard, ScoreLine, ScorePart
from inspector_app.usecases.project_file import project_file
from inspector_app.usecases.qa_lines import numbered
from inspector_app.usecases.renaming import new_renaming
from inspector_app.usecases.reports import make_report
from inspector_app.usecases.sign_off_asks import Unsigned
from inspector_app.usecases.store_place import Restoring
from inspector_app.usecases.today import read_today
from inspector_app.usecases.versions import Beside, beside, keep_versions
from tests.pictures.funds import unkept
from tests.pictures.pages import demo_session

FRAMES = {
    "ElementForm",
    "FormDialog",
    "ListImport",
    "PlainDialog",
    "RecordForm",
    "PersonForm",
}


def classes() -> dict[str, type[QDialog]]:
    """Every dialog of the window by its name, wherever it stands."""
    found: dict[str, type[QDialog]] = {}
    for module in pkgutil.walk_packages(inspector_app.ui.__path__, "inspector_app.ui."):
        for name, each in vars(importlib.import_module(module.name)).items():
            if isinstance(each, type) and issubclass(each, QDialog) and each.__module__ == module.name:
                found[name] = each
    return found


CLASSES = classes()


_IN_BIN = 3


class Printer:
    """A printer to be seen, not to be used."""

    def printers(self) -> tuple[str, ...]:
        return ("示例便携打印机",)


class Demo:
    """The demo's session, and the records that dialogs are opened on."""

    def __init__(self) -> None:
        self.session: Session[Context] = demo_session()
        self.context = self.session.context
        case, self.card = max(self.session.read(read_today).half_paid, key=lambda pair: pair[1].now.open_fen)
        self.whole: CaseFile = case_file(self.context, case.rid)
        self.case = self.whole.case

    def open(self, name: str, *arguments: Any) -> QWidget:
        return CLASSES[name](self.session, *arguments)

    def first(self, record: type, **equals: Any) -> Any:
        return self.context.store.find(record, **equals)[0]

    @property
    def belongs(self) -> Belongs:
        return Belongs(self.case.rid, project_rid=self.case.project_rid)

    @cached_property
    def funds(self) -> FundsFile:
        return unkept(self.context, self.case.rid)

    @property
    def deadline(self) -> Deadline:
        """One of a case that is not over: of what is over nothing is asked any more."""
        return next(each for each in self.context.store.find(Deadline) if each.case_rid and each.done_on is None)

    @property
    def order(self):
        return paper_file(self.context, self.first(Document, form="order-to-pay").rid)

    def blank_party(self) -> QWidget:
        stock = SheetStock("", StockKind.BLANK, self.context.clock.today(), "空2026-", 1, 1, 4, "")
        line = BlankLine(stock, Sheet("", "", 1), "", "")
        return self.open("BlankPartyDialog", line, Paper("order-to-pay", self.case.rid))

    @cached_property
    def unsigned(self) -> Unsigned:
        paper = order_choices(self.context, self.case.rid)[0].paper
        form, facts = issuing.form_for(self.context, paper), issuing.start_facts(self.context, paper)
        problems = tuple(issuing.paper_problems(self.context, paper, facts))
        return Unsigned(form, paper, facts, draft_key="documents:0123", problems=problems)

    def act(self, verb: PaperVerb) -> QWidget:
        return act_dialog(verb, self.session, self.order, None)

    def pick(self, name: str, *of: object) -> QWidget:
        """What a choosing dialog shows: the choosing functions build it, and it is caught before it waits."""
        module = importlib.import_module(CLASSES["PickDialog"].__module__)
        caught: list[QWidget] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(CLASSES["PickDialog"], "ask", lambda wanted, _parent: caught.append(wanted))
            getattr(module, name)(self.session, *of)
        return CLASSES["PickDialog"](caught[0])

    def unwritten(self) -> Unwritten:
        return Unwritten("interviews:x", "询问笔录：赵示例", '["还欠16,980元"]', Trouble("disk-full"))


@cache
def demo() -> Demo:
    return Demo()


def with_drafts(d: Demo, name: str) -> QWidget:
    """One draft to be gone on with and a few in the bin, the same ones each time."""
    body = '{"qas": [{"question": "欠多少？", "answer": "还欠16,980元"}]}'
    keep_draft(d.context, "interviews:x", "询问笔录：赵示例", body)
    for _ in range(_IN_BIN - len(discarded_drafts(d.context))):
        keep_draft(d.context, "interviews:y", "询问笔录：赵示例", body)
        discard_draft(d.context, "interviews:y")
    return d.open(name)


def a_difference(d: Demo) -> Noted:
    """One of lists that nobody brought to the demo's cases."""
    rule = next(iter(d.context.law.four_sides.values()))
    return Noted("x", "赵示例", side_looks.Difference(rule, "2025年3月的考勤中没有此人", ()), None)


def now(d):
    return d.context.clock.now()


def transcript(d: Demo) -> transcripts.Transcript:
    return transcripts.transcript(d.context, d.first(Interview).rid)


def close_reasons(d: Demo) -> tuple[Any, ...]:
    return reasons(next(step.problems for step in steps.next_steps(d.context, d.case.rid) if step.verb == "close"))


def block_line(d: Demo) -> Any:
    return numbers.block_lines(d.context)[0]


def contact(d: Demo) -> Contact:
    return new_contact(d.context, d.case.rid)


DIALOGS: dict[str, Callable[[Demo], QWidget]] = {
    "AidDialog": lambda d: d.open("AidDialog", consultations.new_aid(d.context)),
    "AboutDialog": lambda d: d.open("AboutDialog", d.order.document, (Need.LIABLE, Need.ORDER, Need.PAYMENTS)),
    "ActDialog": lambda d: d.act(PaperVerb.SEAL),
    "BeginDialog": lambda d: d.open("BeginDialog", NewInterview(d.case.rid)),
    "BlanksDialog": lambda d: d.open("BlanksDialog", Printer()),
    "BlankBackDialog": lambda d: d.open("BlankBackDialog"),
    "BlankFateDialog": lambda d: d.open("BlankFateDialog"),
    "BlankPartyDialog": lambda d: d.blank_party(),
    "Box": lambda _d: question(),
    "BlockDialog": lambda d: d.open("BlockDialog"),
    "BroughtDialog": lambda d: d.open("BroughtDialog", d.case.rid),
    "CampaignDialog": lambda d: d.open("CampaignDialog", d.first(SelfReport), False),
    "CancelDialog": lambda d: d.open("CancelDialog", d.case.rid),
    "FilingDayDialog": lambda d: d.open("FilingDayDialog", d.case),
    "HandPaperDialog": lambda d: d.open("HandPaperDialog", d.whole),
    "TestimonyDialog": lambda d: d.open("TestimonyDialog", d.case.rid),
    "UndoDialog": lambda d: undo_dialog(d.session, d.first(Act, kind=ActKind.SERVED), None),
    "UndoDialog.case": lambda d: d.open("UndoDialog", undoable(d.case.rid, d.whole.acts), "cases", "立案"),
    "CardDialog": lambda d: d.open("CardDialog", d.belongs, d.funds.chain.workers[0].worker),
    "CaseDialog": lambda d: d.open("CaseDialog", *case_edits.new_case(d.context, d.case.project_rid, "")),
    "ChooseProjectsDialog": lambda d: d.open("ChooseProjectsDialog", d.first(Campaign)),
    "ChoiceDialog": lambda d: CLASSES["ChoiceDialog"]("向谁下达限期改正指令书", order_choices(d.context, d.case.rid)),
    "ClaimsImport": lambda d: d.open("ClaimsImport", d.case.rid),
    "CloseDialog": lambda d: d.open("CloseDialog", d.case.rid, close_reasons(d)),
    "CompanyDialog": lambda d: d.open("CompanyDialog", d.whole.company),
    "RenamingDialog": lambda d: CLASSES["RenamingDialog"](
        d.session, new_renaming(d.context, d.whole.company), is_new=True
    ),
    "RuleDialog": lambda d: d.open("RuleDialog", "leads.toml"),
    "FormChoiceDialog": lambda d: d.open("FormChoiceDialog"),
    "OwnFormDialog": lambda d: d.open("OwnFormDialog", "objection-result"),
    "ConsultationDialog": lambda d: d.open("ConsultationDialog", consultations.new_consultation(d.context)),
    "CopyDialog": lambda d: d.open("CopyDialog", d.first(Evidence)),
    "CutDialog": lambda d: d.open("CutDialog", d.first(Evidence)),
    "ContactDialog": lambda d: CLASSES["ContactDialog"](d.session, d.whole, contact(d), is_new=True),
    "TakeBackContactDialog": lambda d: d.open("TakeBackContactDialog", contact(d)),
    "TieDialog": lambda d: d.open("TieDialog", *element(d)),
    "UntieDialog": lambda d: d.open("UntieDialog", *element(d), element(d)[1].proposed[0]),
    "OtherwiseDialog": lambda d: d.open("OtherwiseDialog", *element(d)),
    "DrawDialog": lambda d: d.open("DrawDialog", d.first(Campaign)),
    "FindingDialog": lambda d: d.open("FindingDialog", finding_line(d.context, d.first(Finding).rid)),
    "ResultsDialog": lambda d: d.open("ResultsDialog", d.first(Campaign)),
    "RouteDialog": lambda d: d.open("RouteDialog", d.first(Campaign)),
    "DraftQuestion": lambda _d: CLASSES["DraftQuestion"]("询问笔录：赵示例", "3月2日 14:20", ["还欠16,980元"]),
    "BinDialog": lambda d: with_drafts(d, "BinDialog"),
    "DraftsDialog": lambda d: with_drafts(d, "DraftsDialog"),
    "EditionsDialog": lambda d: own_editions(d),
    "ExtendDialog": lambda d: d.open("ExtendDialog", d.deadline, "情况复杂"),
    "FileBox": lambda d: files(d),
    "FigureDialog": lambda d: d.open("FigureDialog"),
    "FileDialog": lambda d: d.open("FileDialog", d.case.rid),
    "FundingDialog": lambda d: d.open("FundingDialog", d.belongs),
    "GapsDialog": lambda d: d.open("GapsDialog"),
    "GradeDialog": lambda d: d.open("GradeDialog", d.whole.project),
    "HazardDialog": lambda d: d.open("HazardDialog", hazards.new_hazard(d.context, d.case.project_rid)),
    "HintsDialog": lambda d: d.open("HintsDialog", d.case.rid),
    "ImportDialog": lambda d: d.open("ImportDialog"),
    "ImportDialog.mapping": lambda d: d.open("ImportDialog", demo_file("ledger.xlsx")),
    "InspectorDialog": lambda d: d.open("InspectorDialog", d.context.writer),
    "LeadDialog": lambda d: d.open("LeadDialog", d.first(Lead)),
    "LeadActDialog": lambda d: d.open("LeadActDialog", d.first(Lead), LeadVerb.MERGE),
    "LiabilityDialog": lambda d: d.open("LiabilityDialog", d.case.rid),
    "LineDialog": lambda d: d.open("LineDialog", d.funds, d.funds.chain.lines[-2]),
    "LinkDialog": lambda d: d.open("LinkDialog", chain(d)[-1].link, chain(d)),
    "MergeDialog": lambda d: d.open("MergeDialog", d.case),
    "MergePartiesDialog": lambda d: d.open("MergePartiesDialog", merging(d)),
    "NewPaperDialog": lambda d: d.open("NewPaperDialog"),
    "PaperDialog": lambda d: d.open("PaperDialog", block_line(d)),
    "PaymentDialog": lambda d: d.open("PaymentDialog", d.case.rid),
    "PersonDialog": lambda d: d.open("PersonDialog", d.first(Person)),
    "PhotoDialog": lambda d: d.open("PhotoDialog", d.first(Evidence)),
    "PhotoListDialog": lambda d: d.open("PhotoListDialog", d.case.rid),
    "PickDialog.company": lambda d: d.pick("pick_company"),
    "PickDialog.person": lambda d: d.pick("pick_person"),
    "PickDialog.project": lambda d: d.pick("pick_project"),
    "PickDialog.case": lambda d: d.pick("pick_case"),
    "PickDialog.form": lambda d: d.pick("pick_form", d.case.rid),
    "PracticeDialog": lambda _d: CLASSES["PracticeDialog"](a_score()),
    "PrintDialog": lambda d: d.open("PrintDialog", d.order, Printer()),
    "ProgressDialog": lambda _d: progress(),
    "ProjectDialog": lambda d: d.open("ProjectDialog", d.whole.project),
    "ReasonBox": lambda _d: CLASSES["ReasonBox"]("更正误登的支付", ["余额随之恢复。"], None),
    "RestoreDialog": lambda _d: CLASSES["RestoreDialog"](Restoring("", "文档"), (lambda *_: "", lambda *_: "")),
    "RecordsDialog": lambda d: d.open("RecordsDialog", a_report(d).rows[0].figure),
    "ReviewCopy": lambda d: d.open("ReviewCopy", d.unsigned, Printer()),
    "SeparateDialog": lambda d: d.open("SeparateDialog", merging(d).kept, merging(d).other),
    "SendDialog": lambda d: d.open("SendDialog", a_report(d)),
    "SentDialog": lambda d: d.open("SentDialog", a_sent_report(d)),
    "ServiceDialog": lambda d: d.open("ServiceDialog", d.order),
    "SettleDialog": lambda d: d.open("SettleDialog", d.case.rid, a_difference(d)),
    "SheetsDialog": lambda d: d.open("SheetsDialog", SheetWay.SPOIL),
    "ColleagueDialog": lambda d: d.open("ColleagueDialog", ColleagueWay.REGISTER),
    "TransferDialog": lambda d: d.open("TransferDialog", d.case),
    "FetchDialog": lambda d: d.open("FetchDialog"),
    "GivingDialog": lambda d: d.open("GivingDialog", d.whole.project),
    "CopyView": lambda d: d.open("CopyView", a_copy(d)),
    "RecordView": lambda d: d.open("RecordView", d.case),
    "VersionsDialog": lambda d: d.open("VersionsDialog", two_versions(d)),
    "SideImport": lambda d: d.open("SideImport", d.case.rid),
    "ShotsDialog": lambda d: d.open("ShotsDialog", [Shot(Path("1.JPG"), now(d), 7)], now(d)),
    "SaidDialog": lambda d: d.open("SaidDialog", d.first(Interview)),
    "SignDialog": lambda d: d.open("SignDialog", transcript(d), ()),
    "SignOffDialog": lambda d: d.open("SignOffDialog", d.unsigned),
    "StockDialog": lambda d: stock(d),
    "FindDialog": lambda d: d.open("FindDialog", tuple(window_ways(d.session, [("cases", "案件")]))),
    "HelpDialog": lambda d: d.open("HelpDialog", "mishaps"),
    "HelpDialog.law": lambda d: d.open("HelpDialog", "law:R724#30"),
    "RulesDialog": lambda d: d.open("RulesDialog", "PR-08"),
    "KeyCard": lambda _d: CLASSES["KeyCard"](
        [
            PageKey("到下一问的回答；在最后一问则新起一问", (f"Ctrl+Shift+{letter}",))
            for letter in "ABCDEFGHIJKLMNOPQRSTUVW"
        ]
    ),
    "StatementImport": lambda d: d.open("StatementImport", d.belongs),
    "SurveyDialog": lambda d: d.open("SurveyDialog"),
    "SubmitDialog": lambda d: submit(d),
    "UndoImportDialog": lambda d: d.open("UndoImportDialog", imports(d.context), CASES, d.case.rid),
    "TakeInDialog": lambda d: d.open("TakeInDialog", [Path("签字页.jpg")], Belongs(d.case.rid)),
    "TickDialog": lambda d: d.open("TickDialog", d.deadline),
    "UnwrittenDialog": lambda d: CLASSES["UnwrittenDialog"](d.session, "关闭", lambda: (d.unwritten(),)),
    "VideoDialog": lambda d: d.open("VideoDialog", Belongs(d.case.rid)),
    "VisitDialog": lambda d: d.open("VisitDialog", new_inspection(d.context, d.case.project_rid, d.case.rid), True),
}


def a_copy(d: Demo) -> Copy:
    """The case as a colleague would read it."""
    told = chained("copy-x", [Sent(d.case, ""), Sent(d.whole.company, "")], "", "", d.context.clock)
    return Copy(d.case.rid, d.case.title, "x", "林示例", "示例县人社局", now(d), now(d), write_changes(told).decode())


def two_versions(d: Demo) -> Beside:
    """A company that another laptop has otherwise, kept so that its draft finds it again."""
    ours = d.whole.company
    body = encode(replace(ours, address="示例县城西镇建设路118号三楼", legal_representative="孙示例"))
    other = RecordVersion("company", ours.rid, "x", KINDS["company"].version, body, "x", "林示例", now(d))
    keep_versions(d.context, [other], "退回记录（钱主任）", "以林示例的版本为准：营业执照上是三楼")
    return beside(d.context)[0]


def chain(d: Demo) -> tuple[projects.ChainLine, ...]:
    return project_file(d.context, d.case.project_rid).chain


def a_report(d: Demo) -> Report:
    return make_report(d.context, ReportKind.WEEK, d.context.clock.today())


def a_sent_report(d: Demo) -> SentReport:
    report = a_report(d)
    figures = tuple(SentFigure(row.measure.name, row.figure.value) for row in report.rows)
    days = (report.span.first, report.span.last)
    return SentReport(
        "sent", report.kind, *days, report.made_at, report.title, "示例区政府", "", figures, (), report.text
    )


def a_score() -> ScoreCard:
    lines = [ScoreLine(f"第{number}件事", mark, "没有问到", "《保障农民工工资支付条例》第三十条第三款")
             for number, mark in enumerate((*Mark, *Mark, *Mark), start=1)]  # fmt: skip
    return ScoreCard("农民工：拖欠三个月工资", "木工班组的工人。", (ScorePart("问到并记下", tuple(lines)),))


def merging(d: Demo) -> Merging:
    """A worker, and somebody of nearly the same name who was met elsewhere."""
    kept = d.first(Person)
    other = Person(
        new_rid(), f"{kept.name[:1]} {kept.name[1:]}", address="示例县云岭镇示例村上庄组9号", bank="示例银行城东支行"
    )
    different = (Difference("name", kept.name, other.name), Difference("address", "示例县一号", other.address))
    return Merging(kept, other, Likeness.NAME, different, ("开户银行",), ("明细2项", "文书1项"))


def own_editions(d: Demo) -> QWidget:
    folder = d.context.store.folder / "law"
    folder.mkdir(exist_ok=True)
    (folder / "limits.toml").write_text("[[limit]]\n", encoding="utf-8")
    (folder / "thresholds.toml").write_text("", encoding="utf-8")
    return d.open("EditionsDialog")


def files(d: Demo) -> QWidget:
    folder = d.context.store.folder / "示例文件"
    (folder / "示例工地").mkdir(parents=True, exist_ok=True)
    (folder / "大门.jpg").write_bytes(b"x")
    return CLASSES["FileBox"](Wanted.FILES, "选择照片", "照片 (*.jpg);;所有文件 (*)", str(folder))


def progress() -> QWidget:
    box = CLASSES["ProgressDialog"]()
    box.begin("日终导出")
    box.step(3, 10, "读回核对")
    return box


def question() -> QWidget:
    box = CLASSES["Box"]("仍要签发？", ["只有一名监察员。", "理由随记录留存。"])
    box.add_reason("理由")
    box.add_button("返回", box.reject)
    box.add_button("继续", box.accept)
    return box


def stock(d: Demo) -> QWidget:
    interview = transcript(d).interview
    return CLASSES["StockDialog"](transcripts.stock_questions(d.context, interview), numbered(interview.qas))


def submit(d: Demo) -> QWidget:
    unsigned = d.unsigned
    return d.open("SubmitDialog", unsigned.paper, unsigned.facts, "", "")


def element(d: Demo) -> tuple[CaseElements, Element]:
    """要件表 of the case, and an element of it for which something was found."""
    found = case_elements(d.context, d.case.rid)
    return found, next(each for t in found.tables for each in t.elements if each.name == "crime.able")


RECORD_FORMS = [name for name in DIALOGS if issubclass(CLASSES[name.partition(".")[0]], RecordForm)]
