"""What is done to a store while it is killed or its power is cut, and what must be so afterwards.

Each work goes on until it is stopped and says aloud what it was told is done. A proof opens the store again and looks
for everything that was said.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.lead import Campaign
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import read_package
from inspector_app.office.backing_up import whole_copies
from inspector_app.office.own import BACKUPS, KNOWN_HERE, has_table, keep_own, table_rows
from inspector_app.store.auto_backups import Why, back_up_by_itself, newest_whole
from inspector_app.store.check import check
from inspector_app.store.migrate import open_up_to_date
from inspector_app.store.migrations import migrations
from inspector_app.store.step_back import step_back
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256
from inspector_app.usecases import (
    campaigns,
    evidence,
    handover,
    inspections,
    issuing,
    merging,
    office,
    people,
    projects,
    rosters,
    settings,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import all_drafts, keep_draft
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.numbers import number_gaps
from inspector_app.usecases.office_rebuild import rebuild_office
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.store_file import back_up, check_store, create_store, is_whole, open_store, restore_store
from inspector_app.vault.door import Database, Migrations, page_faults, run
from inspector_app.vault.keys import KeyFile
from tests.builders import a_person, a_project
from tests.desk import AGAIN, CHEAP, MONDAY, SETUP, Desk, a_case_of

SECRET, OTHER_SECRET = "correct horse battery", "another horse battery"
Say = Callable[[object], None]
GAVE_UP = "gave up: "
"""What a work says that ended by itself: then nothing was tried, and that is a fault too."""


def clock() -> SetClock:
    return SetClock(at(MONDAY, 10))


@dataclass
class Place:
    """The folder that everything lies in, and the order that is signed in it again and again."""

    root: Path
    paper: Paper

    @property
    def store(self) -> Path:
        return self.root / "store"

    def opened(self, secret: str = SECRET) -> Context:
        return open_store(self.store, secret, clock())


def prepared(root: Path) -> Place:
    """A store with a case ready for an order, an office that knows it, and a backup."""
    root.mkdir(parents=True)
    office.init_office(root / "office", SECRET, "示例办公室", CHEAP)
    setup = replace(SETUP, office_key=root / "office" / office.CARD_FILE)
    context = create_store(root / "store", SECRET, setup, clock(), CHEAP)
    with closing(context.store):
        paper = Desk(**vars(a_case_of(context, "示例工人甲")), context=context, clock=clock()).order_paper()
        handover.save_device_card(context, root / "device.pub")
        office.enrol_device(root / "device.pub", root / "office", SECRET, clock())
        back_up(context, root / "first.backup")
    (root / "stick").mkdir()
    return Place(root, paper)


def sign_off(place: Place, say: Say) -> None:
    context = place.opened()
    while True:
        facts = {**issuing.start_facts(context, place.paper), "order.tell_rights": False}
        say(issuing.sign_off(context, place.paper, facts, issuing.SignOff("示例局长", AGAIN)).serial)


def draft(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        keep_draft(context, "interview:x", "询问笔录", f'"{number} {"字" * 500}"')
        say(number)


def take_in(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        data = os.urandom(1_000 + number * 7_919 % 300_000)
        say(evidence.take_in(context, data, "示例照片", Belongs(place.paper.case_rid)).sha256)


def export(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        projects.save_project(context, a_project(f"示例{number}号工程"))
        for file in handover.export_day(context, place.root / "stick"):
            say(file.path.name)


def take_packages(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        projects.save_project(context, a_project(f"示例{number}号工程"))
        files = [file.path for file in handover.export_day(context, place.root / "stick")]
        office.import_packages(files, place.root / "office", SECRET, clock())
        say(context.store.journal.head(context.store.identity.device).seq)


def days_of_an_office(place: Place, say: Say) -> None:
    """Each day a package, before it a whole copy; every third import is taken back and done again."""
    context, now = place.opened(), clock()
    for number in count():
        now.advance(days=1)
        projects.save_project(context, a_project(f"示例{number}号工程"))
        files = [file.path for file in handover.export_day(context, place.root / "stick")]
        office.import_packages(files, place.root / "office", SECRET, now)
        if number % 3 == 1:
            office.undo_import(place.root / "office", SECRET)
            office.import_packages(files, place.root / "office", SECRET, now)
        say(context.store.journal.head(context.store.identity.device).seq)


def copy_away(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        projects.save_project(context, a_project(f"示例{number}号工程"))
        file = place.root / "stick" / f"{os.getpid()}-{number}.backup"
        back_up(context, file)
        say(file.name)


def change_secret(place: Place, say: Say) -> None:
    now = SECRET
    context = place.opened()
    while True:
        new = OTHER_SECRET if now == SECRET else SECRET
        settings.change_passphrase(context, now, new, CHEAP)
        now = new
        say(now)


def bring_back(place: Place, say: Say) -> None:
    for number in count():
        name = f"{os.getpid()}-{number}"
        restore_store(place.root / "first.backup", place.root / "places" / name, SECRET, clock())
        say(name)


def visit(place: Place, say: Say) -> None:
    context = place.opened()
    team = tuple(each.rid for each in context.team())
    for number in count():
        made = inspections.new_inspection(context)
        inspections.save_inspection(context, replace(made, site_name=f"示例{number}号工地", inspector_rids=team))
        shot = evidence.take_in(context, os.urandom(9_000), "示例照片", Belongs(inspection_rid=made.rid))
        say(f"{made.rid} {shot.sha256}")


def read_list(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        name = f"示例工人{''.join('甲乙丙丁戊己庚辛壬癸'[int(each)] for each in str(number + 10 * os.getpid()))}"
        check = rosters.read_roster(context, f"姓名\t身份证号\t欠发工资\n{name}\t\t{1_000 + number}")
        (line,) = rosters.add_roster(context, place.paper.case_rid, check)
        say(line.rid)


def merge_people(place: Place, say: Say) -> None:
    context = place.opened()
    while True:
        kept, other = (people.save_person(context, a_person(id_number="")) for _ in range(2))
        merging.merge(context, kept.rid, other.rid, {}, "同一人")
        say(f"{kept.rid} {other.rid}")


def campaign(place: Place, say: Say) -> None:
    context = place.opened()
    while True:
        made = campaigns.new_campaign(context)
        campaigns.save_campaign(context, replace(made, title=f"示例行动{made.rid}"))
        say(made.rid)


def back_up_unasked(place: Place, say: Say) -> None:
    context = place.opened()
    for number in count():
        projects.save_project(context, a_project(f"示例{number}号工程"))
        back_up_by_itself(context.store, Why.IMPORT)
        say(context.store.journal.position)


def go_back(place: Place, say: Say) -> None:
    move_up(place, lambda _line: None)
    for number in count():
        name = f"{os.getpid()}-{number}"
        step_back(place.store, place.root / "places" / name, SECRET, clock())
        say(name)


def come_and_go(place: Place, say: Say) -> None:
    """Open, save, close: each time the log is folded in."""
    while True:
        with closing(place.opened().store) as store:
            with store.unit("甲") as unit:
                for number in range(20):
                    unit.put(a_project(f"示例{number}号工程", note="长" * 400))
            number_of_projects = store.count(Project)
        say(number_of_projects)


def later(number: int) -> Migrations:
    """Our steps and a large one after them."""

    def step(db: Database) -> None:
        for table in range(40):
            run(db, f"CREATE TABLE added_{number}_{table} (id INTEGER PRIMARY KEY, words TEXT) STRICT")
            run(db, f"INSERT INTO added_{number}_{table} (words) SELECT body FROM change LIMIT 20")

    steps = Migrations("inspector")
    for known in migrations.pending(Database(memory=True)):
        steps()(known.fn)
    step.__name__ = f"m9{number:03d}_later"
    steps()(step)
    return steps


def move_up(place: Place, say: Say) -> None:
    key = KeyFile(place.store / "keys.json").unlock(SECRET).database
    open_up_to_date(place.store / "inspector.db", key, later(1)).close()
    say("moved up")


WORKS: dict[str, Callable[[Place, Say], None]] = {
    "sign off": sign_off, "draft": draft, "take in": take_in, "export": export, "office import": take_packages,
    "office days": days_of_an_office,
    "backup": copy_away, "passphrase": change_secret, "restore": bring_back, "open and close": come_and_go,
    "migration": move_up, "visit": visit, "list": read_list, "merging": merge_people, "campaign": campaign,
    "unasked backup": back_up_unasked, "step back": go_back,
}  # fmt: skip


def faults(place: Place, name: str, said: Sequence[str]) -> list[str]:
    """Everything that was said and is not so, or is not whole."""
    if gave_up := [line for line in said if line.startswith(GAVE_UP)]:
        return gave_up
    if name in ("migration", "step back"):
        return _moved_up(place) + (_stepped_back(place, said) if name == "step back" else [])
    try:
        context = _reopened(place, name, said)
    except Trouble as trouble:
        return [f"does not open: {trouble.code}"]
    with closing(context.store):
        problems = check_store(context)
        found = [] if is_whole(problems) else [f"check: {p.code} {p.where}" for p in problems]
        found += [f"numbers: {missing}" for _, missing in number_gaps(context) if missing]
        serials = [d.serial for d in context.store.find(Document, form="order-to-pay")]
        if serials != list(range(1, len(serials) + 1)):
            found.append(f"serials {serials}")
        found += [f"left: {path.name}" for path in place.store.glob("*.part*")]
        try:
            return found + _PROOFS.get(name, _nothing)(place, context, said)
        except Trouble as trouble:
            return [*found, f"proof: {trouble.code} {trouble.details}"]


def _reopened(place: Place, name: str, said: Sequence[str]) -> Context:
    if name != "passphrase":
        return place.opened()
    told = said[-1] if said else SECRET
    under_way = OTHER_SECRET if told == SECRET else SECRET
    try:
        return place.opened(told)
    except Trouble:
        return place.opened(under_way)


def _nothing(_place: Place, _context: Context, _said: Sequence[str]) -> list[str]:
    return []


def _moved_up(place: Place) -> list[str]:
    key = KeyFile(place.store / "keys.json").unlock(SECRET).database
    try:
        with closing(open_up_to_date(place.store / "inspector.db", key, later(1))) as db:
            return page_faults(db)
    except Trouble as trouble:
        return [f"does not open: {trouble.code}"]


def _signed(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    papers = {str(d.serial): d for d in context.store.find(Document, form="order-to-pay")}
    lost = [f"lost order {serial}" for serial in said if serial not in papers]
    copies = [copy.sha256 for paper in papers.values() for copy in paper.copies]
    return lost + [f"bad copy {x[:8]}" for x in copies if sha256(context.store.sealed.read(x)) != x]


def _drafted(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    kept = [str(draft.body).split(" ")[0] for draft in all_drafts(context)]
    return [] if not said or (kept and int(kept[0]) >= int(said[-1])) else [f"draft {kept} after {said[-1]}"]


def _taken_in(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    known = {item.sha256 for item in context.store.all(Evidence) if item.sealed}
    lost = [f"lost photo {x[:8]}" for x in said if x not in known]
    return lost + [f"bad photo {x[:8]}" for x in known if sha256(context.store.sealed.read(x)) != x]


def _exported(place: Place, context: Context, said: Sequence[str]) -> list[str]:
    lost = [f"lost {name}" for name in said if not (place.root / "stick" / name).exists()]
    card = handover.device_card(context)
    with office.office_opened(place.root / "office", SECRET) as opened:
        for path in (place.root / "stick").glob("*.day"):
            read_package(path, Opener(opened.secrets.identity), lambda _device: card.verify_key)
    return lost


def _imported(place: Place, context: Context, said: Sequence[str]) -> list[str]:
    files = sorted((place.root / "stick").glob("*.day"))
    office.import_packages(files, place.root / "office", SECRET, clock())
    last = context.store.journal.head(context.store.identity.device).seq
    return [] if not said or last >= int(said[-1]) else [f"{last} after {said[-1]}"]


def _office_kept(place: Place, context: Context, said: Sequence[str]) -> list[str]:
    """It opens, as no older one; its copies are sound; without its database it is made anew as it was."""
    folder = place.root / "office"
    with office.office_opened(folder, SECRET) as opened:
        copies = [opened.database.beside(folder / BACKUPS / each.name) for each in whole_copies(folder / BACKUPS)]
        found = [f"copy: {fault}" for each in copies for fault in page_faults(each.db)]
        found += ["an empty copy" for each in copies if not has_table(each, "package")]
        for each in copies:
            each.close()
        held = opened.database.rows("SELECT count(*) FROM change")
        own = [table_rows(opened.database, table)[1] for table in KNOWN_HERE]
        keep_own(opened.database, folder)  # as whatever is done next does
    if said and held[0][0] < int(said[-1]):
        found.append(f"{held[0][0]} held after {said[-1]}")
    (folder / "office.db").unlink()
    done = rebuild_office(folder, SECRET, clock())
    if done.lacking:
        return [*found, *(f"rebuild: {each.code} {each.where}" for each in done.lacking)]
    with office.office_opened(folder, SECRET) as opened:
        anew = opened.database.rows("SELECT count(*) FROM change"), [
            table_rows(opened.database, table)[1] for table in KNOWN_HERE
        ]  # fmt: skip
    found += [] if anew == (held, own) else ["made anew otherwise"]
    return found + _imported(place, context, said)


def _copied(place: Place, _context: Context, said: Sequence[str]) -> list[str]:
    found = []
    for name in said[-2:]:
        place_of_it = place.root / "proof" / name
        restore_store(place.root / "stick" / name, place_of_it, SECRET, clock())
        with closing(open_store(place_of_it, SECRET, clock()).store) as store:
            found += [f"{name}: {problem.code}" for problem in check(store)]
    return found


def _brought_back(place: Place, _context: Context | None, said: Sequence[str]) -> list[str]:
    found = [f"lost {name}" for name in said if not (place.root / "places" / name).exists()]
    for folder in (place.root / "places").glob("*"):
        if not folder.name.endswith(".part"):
            with closing(open_store(folder, SECRET, clock()).store) as store:
                found += [f"{folder.name}: {problem.code}" for problem in check(store)]
            shutil.rmtree(folder)
    return found


def _came_and_went(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    have = context.store.count(Project)
    return [] if not said or have >= int(said[-1]) else [f"{have} projects after {said[-1]}"]


def _visited(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    told = [line.split(" ") for line in said]
    lost = [f"lost visit {rid}" for rid, _ in told if context.store.get(Inspection, rid) is None]
    return lost + [f"bad photo {x[:8]}" for _, x in told if sha256(context.store.sealed.read(x)) != x]


def _listed(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    return [f"lost line {rid}" for rid in said if context.store.get(WageClaim, rid) is None]


def _merged(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    told = [line.split(" ") for line in said]
    return [f"not merged {other}" for kept, other in told if context.store.need(Person, other).merged_into != kept]


def _campaigned(_place: Place, context: Context, said: Sequence[str]) -> list[str]:
    return [f"lost campaign {rid}" for rid in said if context.store.get(Campaign, rid) is None]


def _backed_up(place: Place, _context: Context, said: Sequence[str]) -> list[str]:
    found = newest_whole(place.store)
    if found is None:
        return ["no whole backup"] if said else []
    if said and found.position < int(said[-1]):
        return [f"backup of {found.position} after {said[-1]}"]
    proof = place.root / "proof" / found.file.name
    shutil.rmtree(proof, ignore_errors=True)
    restore_store(found.file, proof, SECRET, clock())
    with closing(open_store(proof, SECRET, clock()).store) as store:
        return [f"{found.file.name}: {problem.code}" for problem in check(store)]


def _stepped_back(place: Place, said: Sequence[str]) -> list[str]:
    return _brought_back(place, None, said)


_PROOFS: dict[str, Callable[[Place, Context, Sequence[str]], list[str]]] = {
    "sign off": _signed, "draft": _drafted, "take in": _taken_in, "export": _exported, "office import": _imported,
    "office days": _office_kept,
    "backup": _copied, "restore": _brought_back, "open and close": _came_and_went,
    "visit": _visited, "list": _listed, "merging": _merged, "campaign": _campaigned, "unasked backup": _backed_up,
}  # fmt: skip
