"""What visits tell their papers: object, items with their photos, findings, who took which picture."""

from collections.abc import Collection, Container, Mapping, Sequence
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese_time
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import CheckResult, Finding, Inspection
from inspector_app.support import vocabulary
from inspector_app.usecases.case_facts import company_values, moment
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import PICTURES, piece_names
from inspector_app.usecases.findings import found_so_far
from inspector_app.usecases.order_facts import corrections


def visit_values(context: Context, visits: Collection[Inspection]) -> dict[str, dict[str, Any]]:
    """What visits themselves tell by their rids, each with its object, findings and photos."""
    store, rids = context.store, [visit.rid for visit in visits]
    companies = {c.rid: c for c in store.pick(Company, {visit.company_rid for visit in visits} - {""})}
    evidence = [e for e in store.find_among(Evidence, "inspection_rid", rids) if e.kind in PICTURES]
    ours = frozenset(each.name for each in store.all(Inspector)) if evidence else frozenset[str]()
    findings = store.find_among(Finding, "inspection_rid", rids)
    return {
        visit.rid: _visit(
            context,
            visit,
            companies.get(visit.company_rid),
            found_so_far(context, visit, [finding for finding in findings if finding.inspection_rid == visit.rid]),
            [each for each in evidence if each.inspection_rid == visit.rid],
            ours,
        )
        for visit in visits
    }


def _visit(
    context: Context,
    visit: Inspection,
    company: Company | None,
    findings: Sequence[Finding],
    evidence: Sequence[Evidence],
    ours: Container[str],
) -> dict[str, Any]:
    return {
        **company_values(company, "company"),
        "inspection.started_at": moment(visit.started_at),
        "inspection.ended_at": moment(visit.ended_at),
        "inspection.place": visit.place,
        "inspection.kind": vocabulary.word(visit.kind),
        "inspection.source": visit.source,
        "inspection.approval": visit.approval,
        "inspection.notice_number": visit.notice_number,
        "inspection.method": visit.method,
        "inspection.device": visit.device,
        "inspection.rights_answer": visit.rights_answer,
        "inspection.documents_copied": visit.documents_copied,
        "inspection.absence_note": visit.absence_note,
        "inspection.refusal_note": visit.refusal_note,
        "inspection.helpers": visit.helpers,
        "inspection.entry_code": visit.entry_code or None,
        "inspection.unscanned": _unscanned(visit) or None,
        "inspection.counted": _counted(visit) or None,
        "inspection.items": _checked(context, visit, evidence),
        "inspection.findings": [
            {"line": number, "finding": finding.text, "provision": finding.provision}
            for number, finding in enumerate(findings, start=1)
        ],
        "corrections": corrections(context, findings),
        "inspection.photos": [
            _photo(name, each, _photographer(each, visit, ours))
            for name, each in zip(piece_names(evidence).values(), evidence, strict=True)
        ],
        "recorder.name": visit.recorder_name,
    }


def _unscanned(visit: Inspection) -> str:
    """Why nobody scanned the code on the way in, and whether and when that was made up for."""
    later = vocabulary.label("inspection.scan_later") if visit.scan_later else ""
    if visit.is_scanned_late:
        when = f"（{chinese_time(visit.scanned_at)}）" if visit.scanned_at else ""
        later = f"离企前已补扫{when}"
    why = visit.entry_code_why.strip().rstrip("。") if later or not visit.entry_code else ""
    return "；".join(filter(None, (why, later)))


def _counted(visit: Inspection) -> str:
    """接受咨询3人次，发放宣传单20份, of what was counted and is not nought."""
    counts = (
        ("接受咨询{}人次", visit.consulted),
        ("发放宣传单{}份", visit.leaflets),
        ("督促补签劳动合同{}份", visit.contracts),
    )
    return "，".join(words.format(count) for words, count in counts if count)


def _checked(context: Context, visit: Inspection, evidence: Sequence[Evidence]) -> list[Mapping[str, Any]]:
    """The items that were looked at, with the numbers of their photos; a checklist prints no line that says nothing."""
    photos = piece_names(evidence)
    looked_at = [item for item in visit.items if item.result is not CheckResult.NOT_CHECKED]
    return [
        {
            "line": number,
            "item_title": context.law.checklist[item.item].title,
            "basis": context.law.checklist[item.item].duty_text,
            "result": vocabulary.word(item.result),
            "note": item.note,
            "evidence": _numbers([number for rid, number in photos.items() if rid in item.evidence_rids]),
        }
        for number, item in enumerate(looked_at, start=1)
    ]


def _numbers(photos: Sequence[str]) -> str:
    """（照片1、照片3）, as they are numbered in the list of photos."""
    return f"（{'、'.join(photos)}）" if photos else ""


def _photographer(evidence: Evidence, visit: Inspection, ours: Container[str]) -> str:
    """Who took a picture: whom a person named; one of ours, who is kept as having taken it in, only where the shutter's
    time lies within the visit. Who took a file that somebody sent nobody knows."""
    at, until = evidence.taken_at, visit.ended_at
    is_here = at is not None and visit.started_at <= at and (until is None or at <= until)
    return evidence.taken_by if is_here or evidence.taken_by not in ours else ""


def _photo(name: str, evidence: Evidence, taken_by: str) -> dict[str, Any]:
    return {
        "photo_no": name,
        "shows": evidence.shows or evidence.title,
        "taken_at": moment(evidence.taken_at),
        "taken_by": taken_by,
    }
