"""Bodies of older versions of records lifted by one version: what nobody had kept then is said to be unknown."""

import re
from typing import Any


def lines_into_about(body: dict[str, Any]) -> dict[str, Any]:
    """Document 2: the lines move into what the paper speaks of; nobody had kept the rest."""
    rest = {name: value for name, value in body.items() if name != "claim_rids"}
    return {**rest, "about": {**_ABOUT_NOTHING, "claim_rids": body["claim_rids"]}}


_ABOUT_NOTHING: dict[str, Any] = {
    "person_rid": "", "interview_rid": "", "inspection_rid": "", "liability_rid": "", "order_rid": "",
    "served_rid": "", "service_rid": "", "claim_rids": [], "payment_rids": [], "inspector_rids": [],
}  # fmt: skip


def causes_of_limits(body: dict[str, Any]) -> dict[str, Any]:
    """Deadline 2: what ended and extended it is kept too; nobody had told."""
    rest = {name: value for name, value in body.items() if name != "act_rid"}
    return {**rest, "started_by": body["act_rid"], "ended_by": "", "extensions": []}


def reviewed_what(body: dict[str, Any]) -> dict[str, Any]:
    """Act 3: what was submitted or reviewed, and what came of it; nobody had kept either."""
    return {**body, "facts_sha256": "", "result": None}


def told_beside_the_note(body: dict[str, Any]) -> dict[str, Any]:
    """Act 4: what was told of a signed or sealed print stood in its note, each under its name."""
    parts = _TOLD.split(body["note"]) if body["kind"] in ("signed", "sealed") else [body["note"]]
    told = {_NAMES_OF_TOLD[name]: words for name, words in zip(parts[1::2], parts[2::2], strict=True)}
    return {**body, "corrected": "", "printed": "", "answered": "", "note": parts[0], **told}


_NAMES_OF_TOLD = {"手写更正": "corrected", "打印情况": "printed", "对回答的处理": "answered"}
_TOLD = re.compile(f"(?:^|；)({'|'.join(_NAMES_OF_TOLD)})：")


def not_by_phone(body: dict[str, Any]) -> dict[str, Any]:
    """Act 5: whether a leader approved by telephone; nobody had recorded a call."""
    return {**body, "phone": None}


def told_whole(body: dict[str, Any]) -> dict[str, Any]:
    """WageClaim 2: a line may be made of months; nobody had kept any."""
    return {**body, "parts": []}


def reckoned_by(body: dict[str, Any]) -> dict[str, Any]:
    """WageClaim 3: overtime, hours, kinds of deductions and advances; nobody had recorded any."""
    return {**body, "overtime": "", "hours_system": None, "deductions": "", "advance_fen": None}


def card_not_asked(body: dict[str, Any]) -> dict[str, Any]:
    """WageClaim 4: in whose hands the wage card is; nobody had asked."""
    return {**body, "card_keeper": None, "card_keeper_name": "", "card_told_by": "", "card_told_on": None}


def without_remark(body: dict[str, Any]) -> dict[str, Any]:
    """WageClaim 5: the remark of a list of wages; none was kept."""
    return {**body, "note": ""}


def without_entry_code(body: dict[str, Any]) -> dict[str, Any]:
    """Inspection 4: the code of 扫码入企, or why there was none; nobody had asked."""
    return {**body, "entry_code": "", "entry_code_why": ""}


def helped_by_nobody(body: dict[str, Any]) -> dict[str, Any]:
    """Inspection 5: who came along, who refused, whether the code was left for later; nobody had asked."""
    return {**body, "helpers": "", "refusal_note": "", "scan_later": False}


def scanned_when_nobody_said(body: dict[str, Any]) -> dict[str, Any]:
    """Inspection 6: when the code was scanned on the way out; nobody had kept it."""
    return {**body, "scanned_at": None}


def not_followed_up(body: dict[str, Any]) -> dict[str, Any]:
    """Finding 2: by when it was to be put right and what became of it; nobody had kept either."""
    later: dict[str, Any] = {"due": None, "corrected_on": None, "correction": "", "after_rids": [], "confirmed_rid": ""}
    return {**body, **later}


def in_no_trade(body: dict[str, Any]) -> dict[str, Any]:
    """Project 3, Company 3: of what trade it is; nobody had told."""
    return {**body, "industry": ""}


def led_by_nobody(body: dict[str, Any]) -> dict[str, Any]:
    """Campaign 2: who leads it and takes part; nobody had told."""
    return {**body, "lead_body": "", "departments": ""}


def contracts_not_counted(body: dict[str, Any]) -> dict[str, Any]:
    """Inspection 2: how many contracts were supplemented; nobody had counted."""
    return {**body, "contracts": None}


def undecided(body: dict[str, Any]) -> dict[str, Any]:
    """Lead 3: what became of it, by when, and what was answered; nobody had told."""
    days: dict[str, Any] = dict.fromkeys(("reply_by", "refused_on", "handed_on", "replied_on"))
    return {**body, **days, **dict.fromkeys(("handed_to", "reply", "conclusion", "merged_into"), "")}


def since_nobody_knows(body: dict[str, Any]) -> dict[str, Any]:
    """Lead 4: when it was taken into its case and merged; nobody had kept it."""
    return {**body, "case_on": None, "merged_on": None}


def of_no_lead(body: dict[str, Any]) -> dict[str, Any]:
    """Deadline 3: which lead it is about; none was."""
    return {**body, "lead_rid": ""}


def answered_by_nobody(body: dict[str, Any]) -> dict[str, Any]:
    """Hazard 2: measures, who answers for them and by when; nobody had recorded any."""
    return {**body, "measures": "", "responsible_body": "", "responsible_person": "", "due": None}


def not_merged(body: dict[str, Any]) -> dict[str, Any]:
    """Person 3, Company 2: nobody had been merged into another record."""
    return {**body, "merged_into": ""}


def not_asked_of_wages(body: dict[str, Any]) -> dict[str, Any]:
    """Project 4: labour funds, contracts and insurance; nobody had asked for them."""
    asked = {"state": "unasked", "text": ""}
    return {**body, "labour_funds": asked, "labour_contracts": asked, "insurance": asked}


def of_no_incident(body: dict[str, Any]) -> dict[str, Any]:
    """DispatchTask 2: for which incident it was given; for none."""
    return {**body, "incident_rid": ""}


def without_receipt(body: dict[str, Any]) -> dict[str, Any]:
    """Referral 2: its number, receipt and what was decided; nobody had recorded any beside the answer."""
    return {**body, "number": "", "receipt_on": None, "receipt_by": "", "decision": None, "review_on": None}


def without_handing_over(body: dict[str, Any]) -> dict[str, Any]:
    """Referral 3: when exhibits were handed over; nobody had recorded it."""
    return {**body, "handed_on": None}


def made_from_no_register(body: dict[str, Any]) -> dict[str, Any]:
    """Document 3: from which lead, hazard or meeting it was made; none was."""
    return {**body, "about": {**body["about"], **dict.fromkeys(("lead_rid", "hazard_rid", "meeting_rid"), "")}}


def made_from_no_entry(body: dict[str, Any]) -> dict[str, Any]:
    """Document 4: from which entry of 重点监管 it was made; from none."""
    return {**body, "about": {**body["about"], **dict.fromkeys(("advice_rid", "incident_rid"), "")}}


def without_organs(body: dict[str, Any]) -> dict[str, Any]:
    """Agency 2: who reviews its acts and which court hears them; nobody had said so."""
    return {**body, "review_organ": "", "court": ""}


def without_codes(body: dict[str, Any]) -> dict[str, Any]:
    """Agency 3: whether its papers bear a code; they bore none."""
    return {**body, "paper_codes": False}


def where_codes_may_be_scanned(body: dict[str, Any]) -> dict[str, Any]:
    """Agency 4: whether 扫码入企 was not introduced at its place; nobody had said so."""
    return {**body, "no_entry_codes": False}


def orders_as_before(body: dict[str, Any]) -> dict[str, Any]:
    """Agency 5: whether its orders tell of review and suit; nobody had said so."""
    return {**body, "order_rights": "before"}


def told_of_wages_alone(body: dict[str, Any]) -> dict[str, Any]:
    """WatchReport 2: labour contracts and social insurance, which nobody had asked."""
    return {**body, "contracts": None, "insured": None}


def proved_by_nothing(body: dict[str, Any]) -> dict[str, Any]:
    """HazardStep 2 and Listing 2: what proves it; nothing was kept with a step or an application."""
    return {**body, "evidence_rids": []}


def drawn_without_witness(body: dict[str, Any]) -> dict[str, Any]:
    """Draw 2: who watched it; nobody had written who."""
    return {**body, "witness": ""}


def of_no_camera(body: dict[str, Any]) -> dict[str, Any]:
    """Evidence 2: what a picture's file says of how it was taken; nobody had looked."""
    return {**body, "camera": None}


def asked_alone(body: dict[str, Any]) -> dict[str, Any]:
    """Interview 2: who interpreted, guarded, authorised, read out, refused; and of each answer whether it came from
    another transcript or was corrected. Nobody had kept it; what a body tells of it already stays."""
    told = dict.fromkeys(("interpreter", "guardian", "authority", "read_aloud", "refusal"), "")
    return {**told, **body, "qas": [{"shared": False, "before": "", **qa} for qa in body["qas"]]}
