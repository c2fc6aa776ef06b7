"""Hostile packages, rightly signed and encrypted by an enrolled laptop: ``uv run python -m tests.benchmarks.hostile``.

Each is imported beside a good package of another laptop. It may be refused, set aside in part or be harmless; it may
not stop the import, keep the good one out, hold the office up, write outside the office's folder or change a total.
"""

import copy
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from inspector_app.domain.change import GENESIS, Change, Op, sealed
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.handover import BlobEntry, DeviceCard, KindCount
from inspector_app.domain.records import KINDS, canonical, encode, kind_of, plain
from inspector_app.exchange import bag
from inspector_app.exchange.archive import pack
from inspector_app.office.importing import ImportResult
from inspector_app.office.status import status
from inspector_app.usecases import office
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.benchmarks.packages import SECRET, Bureau, Tally, bureau, everything, grown, timed
from tests.builders import NOON, a_case, a_claim, a_company, a_person
from tests.exchange.forger import Forger

_MEMORY = 500
"""MB that no package may cost the office beside what it holds already."""
_OWN_SUMS = ("body: minus 50,000 yuan", "body: 10**15 fen")
"""A laptop may state about its own lines what it likes; a person has to look."""


@dataclass
class Laptop:
    """An enrolled laptop with a small journal."""

    number: int
    secret: str = field(default_factory=new_signing_secret)
    identity: str = field(default_factory=new_age_identity)
    journal: list[Change] = field(default_factory=list)
    made_at: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    @property
    def device(self) -> str:
        return f"{self.number:08d}-0000-4000-8000-000000000001"

    @property
    def card(self) -> DeviceCard:
        key = verify_key_of(self.secret)
        return DeviceCard(self.device, "示例县人社局", "张示例", "示0001", key, recipient_of(self.identity))

    def write(self, *bodies, **fields) -> None:
        for record in bodies:
            kind, rid, body = record if isinstance(record, tuple) else (kind_of(record), record.rid, encode(record))
            heads = [c.hash for c in self.journal if (c.rid, c.kind) == (rid, kind)]
            seq = len(self.journal) + 1
            change = Change(
                self.device,
                seq,
                f"g{self.number}-{seq}",
                kind,
                rid,
                Op.PUT,
                tuple(heads[-1:]),
                f"{seq:015d}-0000",
                "张示例",
                "",
                KINDS[kind].version if kind in KINDS else 1,
                body,
                self.journal[-1].hash if self.journal else GENESIS,
            )
            self.journal.append(sealed(replace(change, **fields)))


Attack = Callable[[Forger], Path]


def _headers() -> Iterator[tuple[str, Attack]]:
    """Numbers, totals and texts of the header."""
    wrong = {
        "format 0": {"format": 0},
        "format 3": {"format": 3},
        "format -1": {"format": -1},
        "format 2": {"format": 2},
        "format 1e15": {"format": 10**15},
        "first 0": {"first": 0},
        "first -5": {"first": -5},
        "first 9": {"first": 9},
        "last 2**53-1": {"last": 2**53 - 1},
        "last 0": {"last": 0},
        "last too high": {"last": 99},
        "volume 0": {"volume": 0},
        "volume 3 of 2": {"volume": 3, "volumes": 2},
        "volume 2": {"volume": 2, "volumes": 2},
        "volumes 2**50": {"volumes": 2**50},
        "owed 1": {"owed_fen": 1},
        "owed -1": {"owed_fen": -1},
        "no counts": {"counts": ()},
        "false counts": {"counts": (KindCount("case", 10**12),)},
        "other device": {"device": "0" * 36},
        "device path": {"device": "../../../../etc/x"},
        "device empty": {"device": ""},
        "agency 5 MB": {"agency": "局" * 5_000_000},
        "agency ansi": {"agency": "\x1b[2J\x1b]0;pwned\x07"},
        "inspector bidi": {"inspector": "张\u202e三"},
        "missing path": {"missing": ("../../x",)},
        "missing ansi": {"missing": ("\x1b[2J",)},
        "missing twice": {"missing": ("a" * 64,) * 2},
        "missing 200,000": {"missing": tuple(f"{n:064x}" for n in range(200_000))},
        "prev not hex": {"prev": "x" * 64},
        "prev of another": {"prev": "a" * 64},
        "head of another": {"head": "b" * 64},
        "head empty": {"head": ""},
        "blob not there": {"blobs": (BlobEntry("a" * 64, 1, "pdf"),)},
        "blob path": {"blobs": (BlobEntry("../../x", 1, "pdf"),)},
        "blob 8 EB": {"blobs": (BlobEntry("a" * 64, 2**53 - 1, "pdf"),)},
        "blob of another role": {"blobs": (BlobEntry("a" * 64, 1, "x" * 999),)},
        "made in year 1": {"made_at": datetime(1, 1, 1, tzinfo=UTC)},
        "made in 9999": {"made_at": datetime(9999, 12, 31, tzinfo=UTC)},
    }
    for name, fields in wrong.items():
        yield f"header: {name}", lambda forger, fields=fields: forger.write(forger.members(forger.header(**fields)))
    shapes = [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"format":1e999}',
        b"\xff\xfe",
        b'{"format":' + b"9" * 9999 + b"}",
    ]
    for number, head in enumerate(shapes):
        yield f"header: shape {number}", lambda forger, head=head: forger.write(forger.members(head=head))
    for number, comment in enumerate(
        ["format:1 device:x", "x" * 300, "format:1 device:00000001-0000 from:1", "\u202e", " "]
    ):
        yield f"signature: comment {number}", lambda forger, c=comment: forger.write(forger.members(comment=c))


def _lines() -> Iterator[tuple[str, Attack]]:
    """The text of ``changes.jsonl``."""

    def line(forger: Forger, **fields) -> bytes:
        return canonical({**plain(forger.changes[0]), **fields}).encode() + b"\n"

    made: dict[str, Callable[[Forger], bytes]] = {
        "deep": lambda f: b"[" * 100_000 + b"]" * 100_000 + b"\n",
        "17 MB": lambda f: line(f, body="x" * (17 << 20)),
        "NaN": lambda f: line(f).replace(b'"seq":1', b'"seq":NaN'),
        "seq 10**30": lambda f: line(f).replace(b'"seq":1', b'"seq":1' + b"0" * 30),
        "true": lambda f: line(f, seq=True),
        "float": lambda f: line(f).replace(b'"seq":1', b'"seq":1.0'),
        "text": lambda f: line(f, seq="1"),
        "extra key": lambda f: line(f, more="x"),
        "no key": lambda f: b"{}\n",
        "key twice": lambda f: line(f).replace(b"{", b'{"actor":"x",', 1),
        "zero": lambda f: line(f, reason="\x00"),
        "zero in parents": lambda f: line(f, parents=["\x00"]),
        "zero in the body": lambda f: line(f, body="\x00"),
        "surrogate": lambda f: line(f).replace(b'"reason":""', rb'"reason":"\ud800"'),
        "not UTF-8": lambda f: line(f).replace(b'"reason":""', b'"reason":"\xff"'),
        "unknown op": lambda f: line(f, op="upsert"),
        "blanks": lambda f: line(f).replace(b":", b": ", 1),
        "no end": lambda f: line(f)[:-1],
        "CRLF": lambda f: line(f)[:-1] + b"\r\n",
        "empty line": lambda f: b"\n" + line(f),
        "null": lambda f: b"null\n",
        "rubbish": lambda f: bytes(range(256)) * 99,
        "100,000 times": lambda f: line(f) * 100_000,
        "nothing": lambda f: b"",
    }
    for name, build in made.items():
        yield f"line: {name}", lambda forger, build=build: forger.write(forger.members(lines=build(forger)))


def _bodies() -> Iterator[tuple[str, Attack]]:
    """Records whose body is none, or says something outrageous."""
    claim, company = a_claim(case_rid="case", person_rid="p"), a_company()
    texts = [
        "[]",
        "null",
        "",
        "{}",
        "3",
        '"x"',
        "[" * 50_000,
        "nonsense",
        '{"rid":NaN}',
        encode(claim) + " ",
        encode(company),
    ]
    wild: dict[str, tuple[object, dict[str, object]]] = (
        {
            f"{kind} version {version}": ((kind, "r", body), {"version": version})
            for kind, body in (
                ("wage_claim", encode(claim)),
                ("company", encode(company)),
                ("evidence", "{}"),
                ("document", "{}"),
            )
            for version in (0, -1, -(2**53) + 1, 2, 99, 2**53 - 1)
        }
        | {f"claim body {number}": (("wage_claim", claim.rid, text), {}) for number, text in enumerate(texts)}
        | {
            "unknown kind": (("telepathy", "r", "{}"), {}),
            "homoglyph": (("wаge_claim", "r", "{}"), {}),
            "kind of 1 MB": (("x" * (1 << 20), "r", "{}"), {}),
            "another rid": (("company", "else", encode(company)), {}),
            "rid of 1 MB": ((("company", "r" * (1 << 20), "{}")), {}),
            "minus 50,000 yuan": (replace(claim, rid="m", found_fen=-5_000_000), {}),
            "10**15 fen": (replace(claim, rid="h", found_fen=2**53 - 1), {}),
            "name of 5 MB": (replace(company, rid="n", name="名" * 5_000_000), {}),
            "ansi name": (replace(company, rid="a", name="\x1b[2J\x1b]0;pwned\x07"), {}),
            "mark-up name": (replace(company, rid="u", name="<img src='file:///etc/passwd'>"), {}),
            "zero name": (("company", "z", encode(company).replace("示例", "\\u0000")), {}),
            "evidence path": (
                Evidence("e", EvidenceKind.PHOTO, "照片", "../../etc/x", 1, "image/jpeg", NOON, sealed=True),
                {},
            ),
            "clock of 1 MB": (replace(company, rid="c"), {"hlc": "9" * (1 << 20)}),
            "clock rubbish": (replace(company, rid="d"), {"hlc": "\x1b[31m"}),
            "withheld claim": (("wage_claim", claim.rid, ""), {"op": Op.WITHHELD, "actor": ""}),
            "withheld with a body": (a_person(), {"op": Op.WITHHELD}),
            "deleted with a body": (company, {"op": Op.DELETE}),
            "deleted unknown": (("telepathy", "r", ""), {"op": Op.DELETE}),
            "parents of others": (company, {"parents": tuple(f"{n:064x}" for n in range(50_000))}),
            "reason of 5 MB": (company, {"reason": "理" * 5_000_000}),
        }
    )
    for name, (record, fields) in wild.items():

        def attack(forger: Forger, record=record, fields=fields) -> Path:
            forger.laptop.write(record, **fields)
            forger.changes = list(forger.laptop.journal)
            return forger.write()

        yield f"body: {name}", attack


def _chains() -> Iterator[tuple[str, Attack]]:
    """Histories that do not hold together."""

    def spoilt(change: Callable[[list[Change]], list[Change]]) -> Attack:
        def attack(forger: Forger) -> Path:
            header = forger.header()
            return forger.write(forger.members(header, bag.write_changes(change(list(forger.changes)))))

        return attack

    yield "chain: one left out", spoilt(lambda changes: [changes[0], *changes[2:]])
    yield "chain: two exchanged", spoilt(lambda changes: [changes[1], changes[0], *changes[2:]])
    yield "chain: another actor", spoilt(lambda changes: [replace(changes[0], actor="别人"), *changes[1:]])
    yield "chain: first missing", spoilt(lambda changes: changes[1:])
    yield "chain: doubled", spoilt(lambda changes: [*changes, changes[-1]])
    yield (
        "chain: hash in capitals",
        spoilt(lambda changes: [replace(changes[0], hash=changes[0].hash.upper()), *changes[1:]]),
    )
    yield (
        "chain: of another laptop",
        spoilt(lambda changes: [sealed(replace(changes[0], device="someone-else")), *changes[1:]]),
    )

    def rewritten(forger: Forger) -> Path:
        prev, anew = GENESIS, []
        for change in forger.changes:
            anew.append(sealed(replace(change, reason="改写", prev=prev)))
            prev = anew[-1].hash
        forger.changes = anew
        return forger.write()

    yield "chain: all rewritten", rewritten


def _archives() -> Iterator[tuple[str, Attack]]:
    """What a ZIP can do."""
    names = [
        "../evil",
        "/etc/passwd",
        "C:\\evil",
        "data/blobs/../../x",
        "CON",
        "a" * 99,
        "data/extra.txt",
        "data/blobs/" + "A" * 64,
    ]
    for name in names:
        yield f"archive: {name[:20]}", lambda forger, name=name: forger.write([*forger.members(), (name, b"x")])
    members: dict[str, Callable[[Forger], list[tuple[str, bytes]]]] = {
        "first twice": lambda f: [f.members()[0], *f.members()],
        "last twice": lambda f: [*f.members(), f.members()[-1]],
        "reversed": lambda f: f.members()[::-1],
        "none": lambda f: [],
        "only tags": lambda f: f.members()[:4],
        "unsigned": lambda f: [m for m in f.members() if m[0] != bag.SIGNATURE],
        "tag of 1 MB": lambda f: [(bag.BAGIT, bytes(1 << 20)), *f.members()[1:]],
        "65,000 members": lambda f: [*f.members(), *((f"x{n}", b"") for n in range(65_000))],
    }
    for name, build in members.items():
        yield f"archive: {name}", lambda forger, build=build: forger.write(raw=b"".join(pack(build(forger))))

    def zipped(forger: Forger, compression: int, more: Callable[[zipfile.ZipFile], None]) -> Path:
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", compression) as archive:
            for name, data in forger.members():
                archive.writestr(name, data)
            more(archive)
        return forger.write(raw=memory.getvalue())

    def link(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("data/link")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")

    yield "archive: deflated", lambda forger: zipped(forger, zipfile.ZIP_DEFLATED, lambda archive: None)
    yield (
        "archive: bomb",
        lambda forger: zipped(forger, zipfile.ZIP_DEFLATED, lambda a: a.writestr("bomb", bytes(300 << 20))),
    )
    yield "archive: link", lambda forger: zipped(forger, zipfile.ZIP_STORED, link)
    yield (
        "archive: comment",
        lambda forger: zipped(forger, zipfile.ZIP_STORED, lambda a: setattr(a, "comment", b"x" * 999)),
    )
    for name, spoil in {
        "trailing": lambda d: d + b"x",
        "cut": lambda d: d[:-9],
        "empty": lambda d: b"",
        "zeros": lambda d: bytes(9999),
    }.items():
        yield f"archive: {name}", lambda forger, s=spoil: forger.write(raw=s(b"".join(pack(forger.members()))))


def _strangers() -> Iterator[tuple[str, Attack]]:
    """Files of somebody without any key."""
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"

    def put(data: bytes) -> Attack:
        def attack(forger: Forger) -> Path:
            forger.path.write_bytes(data)
            return forger.path

        return attack

    for count in (80, 1_000, 16_000, 300_000):
        yield (
            f"stranger: {count} recipients",
            put(b"age-encryption.org/v1\n" + stanza * count + b"--- " + b"C" * 43 + b"\n" + bytes(99)),
        )
    yield "stranger: one endless line", put(b"age-encryption.org/v1\n-> " + b"A" * (32 << 20))
    yield (
        "stranger: passphrase of 2**60",
        put(b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 60\n" + b"B" * 43 + b"\n--- " + b"C" * 43 + b"\n"),
    )


def _try(place: Bureau, good: Path, name: str, path: Path, tally: Tally) -> None:
    owed = _owed(place)
    with grown() as megabytes:
        done, seconds = timed(lambda: place.take([path, good]))
    others = [result for result in done.results if not good.name.startswith(result.device[:8])]
    tally.judge(name, next((each.problem for each in done.left_out), None), seconds, _fate(others))
    if len(others) == len(done.results):
        tally.wrong.append(f"{name}: the good package was kept out")
    if _owed(place) != owed and name not in _OWN_SUMS:
        tally.wrong.append(f"{name}: the office's total went from {owed} to {_owed(place)} fen")
    if megabytes() > _MEMORY:
        tally.wrong.append(f"{name}: {megabytes()} MB of memory")


def _fate(results: list[ImportResult]) -> str:
    if not results:
        return "nothing"
    if results[0].rejected:
        return "taken, set aside in part"
    return "taken, named as another history" if results[0].apart else "harmless"


def _owed(place: Bureau) -> int:
    with office.office_opened(place.folder, SECRET) as opened:
        return status(opened.database).owed_fen


def main() -> int:
    """Each attack by a laptop of its own, beside the same good package."""
    tally = Tally()
    attacks = [*_headers(), *_lines(), *_bodies(), *_chains(), *_archives(), *_strangers()]
    with bureau() as place:
        folder = place.folder.parent
        honest = Laptop(99)
        honest.write(a_company(), case := a_case(), a_claim(1_000_000, case_rid=case.rid, person_rid="p"))
        with office.office_opened(place.folder, SECRET) as opened:
            identity = opened.secrets.identity
        good = _packed(place, honest, folder, identity).rename(folder / "00000099_1-3.day")
        place.take([good])
        before = everything(folder)
        for number, (name, attack) in enumerate(attacks, start=100):
            laptop = Laptop(number)
            laptop.write(a_company(), a_company(), a_claim(0, case_rid="case", person_rid="p"))
            place.enrol(laptop.card)
            _try(place, good, name, attack(Forger(copy.deepcopy(laptop), folder, identity)), tally)
        strange = {
            path for path in everything(folder) - before if not path.startswith(("office/", "card.pub", "forged.day"))
        }
        if strange:
            tally.wrong.append(f"files outside the office: {sorted(strange)[:5]}")
    return tally.say("hostile packages, correctly signed")


def _packed(place: Bureau, laptop: Laptop, folder: Path, identity: str) -> Path:
    place.enrol(laptop.card)
    return Forger(laptop, folder, identity).write()


if __name__ == "__main__":
    sys.exit(main())
