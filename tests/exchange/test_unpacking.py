import io
import json
import zipfile
from dataclasses import replace

import pytest

from inspector_app.domain.change import GENESIS, Op, sealed
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.handover import BlobEntry, Rejected
from inspector_app.domain.records import canonical, plain
from inspector_app.exchange import bag
from inspector_app.exchange.archive import pack
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.envelope import Envelope, Opener
from inspector_app.exchange.package import write_packages
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256
from inspector_app.support.words import sentence
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, sign
from tests.builders import a_person
from tests.exchange.forger import Forger

OFFICE = new_age_identity()
RECIPIENT = recipient_of(OFFICE)


@pytest.fixture
def forger(laptop, tmp_path):
    return Forger(laptop, tmp_path, OFFICE)


def test_the_forger_can_also_be_honest(forger):
    assert forger.read().delivery.changes == tuple(forger.laptop.journal)


def test_every_kind_of_damage_is_refused(laptop, tmp_path):
    blob = laptop.file(bytes(range(256)) * 40)
    (sent,) = write_packages(
        tmp_path, laptop.card, Stretch(0, GENESIS, tuple(laptop.journal)), [blob], laptop.blobs.__getitem__,
        made_at=laptop.made_at, signing_secret=laptop.secret, envelope=Envelope((RECIPIENT,)),
    )  # fmt: skip
    good = sent.path.read_bytes()
    keys = {laptop.device: laptop.card.verify_key}
    step = len(good) // 60
    spoiled = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in range(0, len(good), step)]
    spoiled += [good[:at] for at in range(0, len(good), step)]
    spoiled += [good + b"\0", good[: step * 5] + good[step * 6 :], good[:200] + bytes(64) + good[264:]]
    for data in spoiled:
        sent.path.write_bytes(data)
        with pytest.raises(Trouble):
            read_package(sent.path, Opener(OFFICE), keys.get)


def test_every_changed_byte_of_the_plain_content_is_refused(forger):
    forger.changes = forger.changes[:1]
    forger.blobs[sha256(b"%PDF")] = b"%PDF"
    good = b"".join(pack(forger.members()))
    inside = [0, 4, 10, 14, 18, 26, 28, 30, *range(35, len(good), len(good) // 60), len(good) - 1]
    for at in inside:
        assert forger.code(raw=good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]) in (
            "package-malformed", "package-unsigned", "package-signature-wrong", "package-unknown-device",
            "package-too-large", "package-too-new",
        )  # fmt: skip


def test_other_keys_unsigned_and_unknown_devices(forger, tmp_path):
    forger.secret = new_signing_secret()
    assert forger.code() == "package-signature-wrong"
    forger.secret = forger.laptop.secret
    unsigned = [(name, b"no signature" if name == bag.SIGNATURE else data) for name, data in forger.members()]
    assert forger.code(unsigned) == "package-unsigned"
    assert forger.code([m for m in forger.members() if m[0] != bag.SIGNATURE]) == "package-malformed"
    stranger = forger.header(device="ffffffff-0000-4000-8000-000000000001")
    assert forger.code(forger.members(stranger)) == "package-unknown-device"
    forger.read()
    for opener, code in (
        (Opener(new_age_identity()), "age-not-for-us"),
        (Opener(passphrase="x"), "age-passphrase-wrong"),
    ):
        with pytest.raises(Trouble) as trouble:
            read_package(forger.path, opener, lambda device: None)
        assert trouble.value.code == code
    with pytest.raises(Trouble) as trouble:
        read_package(tmp_path / "absent.day", Opener(OFFICE), lambda device: None)
    assert trouble.value.code == "package-unreadable"


def test_a_newer_format_asks_for_an_upgrade(forger):
    assert forger.code(forger.members(forger.header(format=4))) == "package-too-new"
    newer = bag.trusted_comment(forger.header()).replace("format:1", "format:4")
    assert forger.code(forger.members(comment=newer, head=b'{"of another":"shape"}')) == "package-too-new"


def test_a_summary_belongs_to_its_format_and_to_its_place(forger):
    assert forger.code(forger.members(forger.header(format=3))) == "package-malformed"
    assert forger.code(forger.members(extra=[(bag.SUMMARY, b"x")])) == "package-malformed"
    summed = forger.members(forger.header(format=3), extra=[(bag.SUMMARY, b"x")])
    assert forger.read(summed).delivery.changes == tuple(forger.changes)
    assert forger.code([*summed[:-1], (bag.SUMMARY, b"other")]) == "package-malformed"
    assert forger.code(forger.members(forger.header(format=3), extra=[(bag.SUMMARY, b"x")] * 2)) == "package-malformed"


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "C:\\evil", "data\\blobs\\x", "data/blobs/../../x", "CON", "data/export.json/x", "甲",
     "data/blobs/" + "A" * 64, "data/extra.txt"],
)  # fmt: skip
def test_names_that_no_package_has(forger, name):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for member, data in [*forger.members(), (name, b"x")]:
            archive.writestr(zipfile.ZipInfo(member), data)
    assert forger.code(raw=memory.getvalue()) == "package-malformed"
    if name.isascii():
        assert forger.code([*forger.members(), (name, b"x")]) == "package-malformed"
        listed = forger.members()
        extra = listed[1][1] + f"{sha256(b'x')}  {name}\n".encode()
        listed[1] = (bag.MANIFEST, extra)
        listed[2] = (bag.TAG_MANIFEST, bag.tag_manifest(extra))
        comment = bag.trusted_comment(forger.header())
        listed[3] = (bag.SIGNATURE, sign(listed[2][1], forger.secret, comment).encode())
        assert forger.code([*listed, (name, b"x")]) == "package-malformed"


def test_duplicate_members_deflated_members_and_bombs(forger):
    members = forger.members()
    assert forger.code([members[0], *members]) == "package-malformed"
    assert forger.code([*members, members[-1]]) == "package-malformed"
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    assert forger.code(raw=memory.getvalue()) == "package-malformed"
    assert forger.code(size_cap=100) == "package-too-large"
    assert forger.code([(bag.BAGIT, bytes(1 << 20)), *members[1:]]) == "package-too-large"


def line(forger, **fields) -> bytes:
    return json.dumps({**plain(forger.changes[0]), **fields}, ensure_ascii=False, sort_keys=True,
                      separators=(",", ":")).encode() + b"\n"  # fmt: skip


HOSTILE_LINES = {
    "deep": lambda f: b"[" * 100_000 + b"]" * 100_000 + b"\n",
    "long": lambda f: line(f, body="x" * (17 << 20)),
    "not a number": lambda f: line(f).replace(b'"seq":1', b'"seq":NaN'),
    "huge number": lambda f: line(f).replace(b'"seq":1', b'"seq":' + b"1" * 100_000),
    "large number": lambda f: line(f, seq=2**53),
    "boolean": lambda f: line(f, seq=True),
    "float": lambda f: line(f, seq=1.0),
    "extra key": lambda f: line(f, more="x"),
    "missing key": lambda f: b"{}\n",
    "duplicate key": lambda f: line(f).replace(b"{", b'{"actor":"x",', 1),
    "zero": lambda f: line(f).replace(b'"reason":""', rb'"reason":"\u0000"'),
    "surrogate": lambda f: line(f).replace(b'"reason":""', rb'"reason":"\ud800"'),
    "not UTF-8": lambda f: line(f).replace(b'"reason":""', b'"reason":"\xff"'),
    "unknown op": lambda f: line(f, op="upsert"),
    "blanks": lambda f: line(f).replace(b":", b": ", 1),
    "no end": lambda f: line(f)[:-1],
    "empty line": lambda f: b"\n" + line(f),
    "null": lambda f: b"null\n",
}


@pytest.mark.parametrize("kind", HOSTILE_LINES)
def test_hostile_lines(forger, kind):
    forger.changes = forger.changes[:1]
    assert forger.code(forger.members(lines=HOSTILE_LINES[kind](forger))) == "package-malformed"


def test_a_broken_chain_a_foreign_change_and_wrong_totals(forger):
    changes = list(forger.changes)
    for spoiled in (
        [changes[0], *changes[2:]],
        [changes[1], changes[0], *changes[2:]],
        [replace(changes[0], actor="别人"), *changes[1:]],
        changes[1:],
    ):
        header = forger.header()
        assert forger.code(forger.members(header, bag.write_changes(spoiled))) == "package-chain-broken"
    foreign = [sealed(replace(changes[0], device="someone-else"))]
    assert forger.code(forger.members(forger.header(last=1), bag.write_changes(foreign))) == "package-malformed"
    assert forger.code(forger.members(forger.header(owed_fen=1))) == "package-totals-differ"
    assert forger.code(forger.members(forger.header(counts=()))) == "package-totals-differ"
    assert forger.code(forger.members(forger.header(head="f" * 64))) == "package-chain-broken"


def test_a_header_that_contradicts_signature_or_manifest(forger):
    other = bag.trusted_comment(forger.header(first=2))
    assert forger.code(forger.members(comment=other)) == "package-malformed"
    assert forger.code(forger.members(forger.header(blobs=(BlobEntry("a" * 64, 1, "pdf"),)))) == "package-malformed"
    assert forger.code(forger.members(forger.header(volume=3, volumes=2))) == "package-malformed"
    assert forger.code(forger.members(forger.header(volume=2, volumes=2))) == "package-malformed"
    assert forger.code(forger.members(head=b'{"format":true}')) == "package-malformed"
    forger.blobs[sha256(b"one")] = b"two"
    assert forger.code() == "package-malformed"


def test_bad_records_are_rejected_one_by_one(forger, records):
    laptop = forger.laptop
    company = canonical(plain(records.company(9)))
    rid = records.company(9).rid
    laptop.write(("telepathy", "r1", "{}"))
    laptop.write(("company", rid, company.replace("建工", "\\ud800")))
    laptop.write(("company", rid, company[:-1] + ',"more":1}'))
    laptop.write(("company", "another-rid", company))
    laptop.write(("company", rid, company + " "))
    laptop.write(("company", rid, "[" * 100_000))
    laptop.write(("company", rid, company), version=9)
    laptop.write(("inspector", "r2", '{"rid":1}'))
    laptop.write(records.company(9))
    forger.changes = list(laptop.journal)
    package = forger.read()
    assert package.delivery.rejected == (
        Rejected(6, "r1", "record-unknown-kind"),
        Rejected(7, rid, "record-malformed"),
        Rejected(8, rid, "record-malformed"),
        Rejected(9, "another-rid", "record-malformed"),
        Rejected(10, rid, "record-malformed"),
        Rejected(11, rid, "record-malformed"),
        Rejected(12, rid, "record-too-new"),
        Rejected(13, "r2", "record-malformed"),
    )
    assert len(package.delivery.changes) == 14


def test_a_package_that_changes_between_two_readings_is_noticed(forger):
    forger.blobs[sha256(b"%PDF")] = b"%PDF"
    package = forger.read()
    forger.blobs.clear()
    forger.read()
    with pytest.raises(Trouble):
        package.each_file(lambda entry, data: None)


@pytest.mark.parametrize("version", [0, -1, 99])
def test_a_line_of_wages_with_an_impossible_version_is_set_aside_alone(forger, records, version):
    bad = forger.laptop.write(records.claim(3, 1_00), version=version)
    forger.laptop.write(records.claim(4, 2_00))
    forger.changes = list(forger.laptop.journal)
    delivery = forger.read().delivery
    assert [rejected.seq for rejected in delivery.rejected] == [bad.seq]
    assert len(delivery.changes) == len(forger.changes)


@pytest.mark.parametrize(
    "fields",
    [{"hlc": "rubbish"}, {"hlc": "9" * 100_000}, {"hlc": ""}],
    ids=["rubbish", "long", "empty"],
)
def test_a_stamp_that_is_no_clock_is_set_aside(forger, records, fields):
    bad = forger.laptop.write(records.company(7), **fields)
    forger.changes = list(forger.laptop.journal)
    assert [rejected.seq for rejected in forger.read().delivery.rejected] == [bad.seq]


def test_evidence_that_names_a_path_is_set_aside(forger):
    evidence = Evidence(
        "e", EvidenceKind.PHOTO, "照片", "../../etc/x", 1, "image/jpeg", forger.laptop.made_at, sealed=True
    )
    bad = forger.laptop.write(evidence)
    forger.changes = list(forger.laptop.journal)
    assert [rejected.seq for rejected in forger.read().delivery.rejected] == [bad.seq]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"missing": ("\x1b[2J",)}, "missing"), ({"missing": ("a" * 63,)}, "missing"),
        ({"missing": ("a" * 64, "a" * 64)}, "missing"), ({"inspector": "张" * 501}, "inspector"),
        ({"agency": "x" * 10_000}, "agency"), ({"head": "g" * 64}, "head"), ({"prev": ""}, "prev"),
    ],
)  # fmt: skip
def test_texts_of_a_header_are_bounded_and_checked(forger, fields, where):
    with pytest.raises(Trouble) as trouble:
        forger.read(forger.members(forger.header(**fields)))
    assert trouble.value.code in ("package-malformed", "package-unsigned")
    if trouble.value.code == "package-malformed":
        assert (trouble.value.details["cause_code"], where in trouble.value.details["cause"]) == ("header-text", True)


def test_a_later_volume_cannot_announce_a_gap_without_end(forger):
    forger.changes = []
    header = forger.header(first=1, last=2**53 - 1, volume=2, volumes=2, head="a" * 64)
    with pytest.raises(Trouble) as trouble:
        forger.read(forger.members(header))
    assert trouble.value.details["cause_code"] == "header-numbers"


def test_every_cause_has_its_own_words(forger):
    causes = set()
    members = forger.members()
    raw = b"".join(pack(members))
    spoiled = [
        lambda: forger.read(raw=raw + b"x"), lambda: forger.read(raw=raw[:-5]), lambda: forger.read(raw=b"x" * 200),
        lambda: forger.read([*members[:2], *members[3:]]), lambda: forger.read(members[:-1]),
        lambda: forger.read(forger.members(lines=b"null\n")), lambda: forger.read(forger.members(lines=b"{}")),
        lambda: forger.read([*members[:-1], (bag.CHANGES, members[-1][1] + b"\n")]),
    ]  # fmt: skip
    for read in spoiled:
        with pytest.raises(Trouble) as trouble:
            read()
        assert trouble.value.code == "package-malformed"
        causes.add(trouble.value.details["cause"])
        assert "代码" not in trouble.value.details["cause"]
        assert trouble.value.details["cause"] in sentence(trouble.value.code, trouble.value.details)
    assert len(causes) >= 7


def hold_back(forger, change, **fields):
    """The journal as it travels with one change's content left at home."""
    kept = {"op": Op.WITHHELD, "body": "", "actor": "", "reason": "", **fields}
    forger.changes = [replace(each, **kept) if each is change else each for each in forger.laptop.journal]
    return forger.header()


def test_a_person_whose_content_stayed_on_the_laptop_is_taken_as_such(forger):
    ghost = forger.laptop.write(a_person("示例幽灵"))
    forger.laptop.write(a_person("示例在册"))
    assert hold_back(forger, ghost).format == 2
    delivery = forger.read().delivery
    assert (delivery.rejected, delivery.changes[-2].op, delivery.changes[-2].body) == ((), Op.WITHHELD, "")
    assert delivery.header.head == forger.laptop.journal[-1].hash


def test_of_nothing_but_people_may_the_content_stay(forger):
    change = forger.laptop.journal[2]
    hold_back(forger, change)
    assert [bad.seq for bad in forger.read().delivery.rejected] == [change.seq]


@pytest.mark.parametrize("fields", [{"body": "{}"}, {"reason": "x"}, {"actor": "x"}, {"hash": "x"}])
def test_a_change_that_is_kept_back_by_half_is_refused(forger, fields):
    ghost = forger.laptop.write(a_person("示例幽灵"))
    hold_back(forger, ghost, **fields)
    assert forger.code() in ("package-malformed", "package-chain-broken")


def test_a_format_that_does_not_fit_its_content_is_refused(forger):
    assert forger.code(forger.members(forger.header(format=2))) == "package-malformed"
    ghost = forger.laptop.write(a_person("示例幽灵"))
    header = hold_back(forger, ghost)
    assert forger.code(forger.members(replace(header, format=1))) == "package-malformed"
