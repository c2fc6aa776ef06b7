import json

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.debt import Debt, Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.domain.records import plain
from inspector_app.store.referred import person_heads, referred, unreferred
from inspector_app.vault.door import run
from tests.builders import MONDAY, NOON, a_claim, a_document, a_payment, a_person, a_project, an_interview
from tests.stand_ins import put_with_stand_ins


def keep(store, *records):
    with store.unit("示例", "登记") as unit:
        put_with_stand_ins(store, unit, *records)


def with_case(*records):
    return Case("case", "示例案", MONDAY), *records


NAMING = {
    "claim": lambda rid: with_case(a_claim(person_rid=rid)),
    "interview": lambda rid: (an_interview(person_rid=rid),),
    "lead": lambda rid: (Lead(new_rid(), LeadKind.COMPLAINT, MONDAY, complainant_rids=(rid, rid)),),
    "visit": lambda rid: (Inspection(new_rid(), next(iter(InspectionKind)), NOON, met_person_rid=rid),),
    "chain": lambda rid: (p := a_project(), ChainLink(new_rid(), p.rid, next(iter(LinkRole)), person_rid=rid)),
    "liability": lambda rid: with_case(
        Debt("debt", "case", (), ""), Liability(new_rid(), "debt", PartyKind.PERSON, rid, "PG-01")
    ),
    "paper": lambda rid: (a_document(addressee_rid=rid),),
    "paper about": lambda rid: (a_document(about=About(person_rid=rid)),),
}  # fmt: skip


@pytest.mark.parametrize("way", NAMING)
def test_whoever_a_record_names_is_referred_to(store, way):
    named, ghost = a_person(), a_person()
    keep(store, named, ghost, *NAMING[way](named.rid))
    assert referred(store, Person) == {named.rid}
    assert unreferred(store, (named.rid, ghost.rid)) == (ghost.rid,)


def test_a_payer_is_referred_to(store):
    worker, payer = a_person(), a_person()
    claim = a_claim(person_rid=worker.rid)
    payment = Payment(new_rid(), "case", claim.rid, 1, MONDAY, PaymentMethod.CASH, payer_rid=payer.rid)
    keep(store, worker, payer, *with_case(claim, payment, a_payment(claim, 1)))
    assert referred(store, Person) == {worker.rid, payer.rid}


def test_typing_that_was_not_saved_names_people_too(store):
    ghost, typed = a_person(), a_person()
    keep(store, ghost, typed)
    store.drafts.save("interviews:x", "笔录", {"person_rid": typed.rid})
    assert unreferred(store, (typed.rid, ghost.rid)) == (ghost.rid,)
    assert unreferred(store, ()) == ()


def test_a_draft_in_the_bin_names_people_as_long_as_it_lies_there(store):
    ghost, typed = a_person(), a_person()
    keep(store, ghost, typed)
    columns = "key TEXT, title TEXT, body TEXT, at TEXT, thrown_at TEXT"
    run(store.db, f"CREATE TABLE IF NOT EXISTS discarded_draft (id INTEGER PRIMARY KEY, {columns})")
    body = json.dumps({"person_rid": typed.rid})
    query = "INSERT INTO discarded_draft (key, title, body, at, thrown_at) VALUES ('x', 'x', ?, ?, ?)"
    run(store.db, query, (body, plain(NOON), plain(NOON)))
    assert unreferred(store, (typed.rid, ghost.rid)) == (ghost.rid,)


def test_heads_of_people_are_their_newest_changes(store):
    person = a_person()
    keep(store, person)
    assert person_heads(store) == {person.rid: store.journal.history(person.rid)[-1].hash}
