"""Every command that is given a file, a pipe, a device or nonsense instead: it never waits, and says what is wrong."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import click
import pytest

from inspector_app.cli.commands import cli
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.hazards import new_hazard, save_hazard
from inspector_app.usecases.people import save_company
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.store_file import opened
from inspector_app.usecases.watching import new_entry, save_entry
from tests.builders import a_company, a_project
from tests.cli.conftest import INIT, SECRET, call, codes
from tests.special import SPECIAL, in_time, make

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices with names are of POSIX")

FORM = "inquiry-notice"
CASE, PROJECT, COMPANY = "示例欠薪案", "示例安置房一期", "示例劳务有限公司"
SENT = "2026-03-06"
READ = {
    "holidays notice": lambda b, p: ("holidays", b.store, p),
    "hazards step scans": lambda b, p: (
        "hazards",
        "step",
        b.store,
        a_hazard(b),
        "progress",
        "--on",
        "2026-03-06",
        "--text",
        "已经筹款",
        "--scan",
        p,
    ),
    "hazards prove scans": lambda b, p: (
        "hazards",
        "prove",
        b.store,
        a_stepped(b),
        "--step",
        "progress",
        "--scan",
        p,
    ),
    "watch do scans": lambda b, p: ("watch", "do", b.store, a_watched(b), "apply", "--scan", p),
    "projects import file": lambda b, p: ("projects", "import", b.store, p),
    "check-paper file": lambda b, p: ("check-paper", b.store, p),
    "roster check file": lambda b, p: ("roster", "check", p),
    "roster import file": lambda b, p: ("roster", "import", b.store, "示例", p),
    "forms check files": lambda b, p: ("forms", "check", p),
    "statement import file": lambda b, p: ("statement", "import", b.store, p, "--project", PROJECT),
    "case bring file": lambda b, p: ("case", "bring", b.store, CASE, p, "--kind", "考勤"),
    "render facts": lambda b, p: ("render", FORM, p, "-o", b.store.parent / "out.pdf"),
    "receipt file": lambda b, p: ("receipt", b.store, p),
    "cable send files": lambda b, p: ("cable", "send", b.store, p, "--at", "127.0.0.1"),
    "office check-sheet typed": lambda b, p: ("office", "check-sheet", p, "--office", b.office),
    "office keys-from-sheet typed": lambda b, p: (
        "office",
        "keys-from-sheet",
        p,
        "-o",
        b.store.parent / f"{p.parent.name}.key",
    ),
    "restore file": lambda b, p: ("restore", p, "-o", b.store.parent / "again"),
    "step-back key": lambda b, p: ("step-back", b.store, "-o", b.store.parent / "before", "--recovery-key", p),
    "restore key": lambda b, p: ("restore", backup_file(b), "-o", b.store.parent / "again", "--recovery-key", p),
    "init office_key": lambda b, p: ("init", b.store.parent / "again", *INIT, "--office-key", p),
    "report edited keep": lambda b, p: ("report", "edited", a_sent(b), "week", "--until", SENT, "--keep", p),
    "office enrol card": lambda b, p: ("office", "enrol", p, "--office", b.office),
    "office verify files": lambda b, p: ("office", "verify", p, "--office", b.office),
    "office import files": lambda b, p: ("office", "import", p, "--office", b.office),
    "office task edition file": lambda b, p: (
        "office",
        "task",
        "edition",
        "0000",
        p,
        "--as",
        "law/limits.toml",
        "--by",
        "示例主任",
        "--office",
        b.office,
    ),
}
READ |= {f"{noun} take files": lambda b, p, noun=noun: (noun, "take", b.store, p) for noun in ("colleague", "transfer")}
WRITTEN = {
    "projects template file": lambda b, p: ("projects", "template", p),
    "render output": lambda b, p: ("render", FORM, facts_file(b), "-o", p),
    "device-card output": lambda b, p: ("device-card", b.store, "-o", p),
    "seal output": lambda b, p: ("seal", b.store, "-o", a_link(b, p, ".pdf")),
    "new-device output": lambda b, p: ("new-device", b.store, "--yes", "-o", p),
    "backup output": lambda b, p: ("backup", b.store, "-o", p),
    "restore store": lambda b, p: ("restore", backup_file(b), "-o", p),
    "step-back target": lambda b, p: ("step-back", b.store, "-o", p),
    "init store": lambda b, p: ("init", p, *INIT),
    "office init folder": lambda b, p: ("office", "init", p),
    "office recovery-key output": lambda b, p: ("office", "recovery-key", "--office", b.office, "-o", p),
    "office keys-from-sheet output": lambda b, p: ("office", "keys-from-sheet", "-", "-o", p),
    "office escrow-sheet output": lambda b, p: (
        "office", "escrow-sheet", "--office", b.office, "-o", a_link(b, p, ".pdf"),
    ),
    "office task write output": lambda b, p: ("office", "task", "write", a_task(b), "--office", b.office, "-o", p),
    "office import receipt": lambda b, p: (
        "office", "import", package_file(b), "--office", b.office, "--receipt", p,
    ),
    "export output": lambda b, p: ("export", b.store, "-o", p),
    "colleague give output": lambda b, p: (
        "colleague", "give", b.store, CASE, "--to", a_colleague(b), "--reason", "示例", "-o", p,
    ),
    "transfer give output": lambda b, p: (
        "transfer", "give", b.store, CASE, "--to", a_colleague(b), "--reason", "示例", "-o", p,
    ),
    "transfer write output": lambda b, p: ("transfer", "write", b.store, a_transfer(b), "-o", p),
    "office receipt output": lambda b, p: ("office", "receipt", a_device(b), "--office", b.office, "-o", p),
    "demo folder": lambda b, p: ("demo", p),
    "practice begin folder": lambda b, p: ("practice", "begin", p),
    "report week out": lambda b, p: ("report", "week", b.store, "--until", "2026-03-06", "-o", a_text(b, p)),
    "report month out": lambda b, p: ("report", "month", b.store, "--until", "2026-03-06", "-o", a_text(b, p)),
    **{
        f"campaign {verb} out": lambda b, p, verb=verb, more=more: (
            "campaign", verb, b.store, CASE, *more, "-o", a_link(b, p, ".xlsx")
        )
        for verb, more in (
            ("summary", ("--on", "2026-03-06")), ("bulletin", ("--on", "2026-03-06")), ("verify", ()), ("show", ()),
        )
    },
    "list out": lambda b, p: ("list", b.store, "projects", "-o", a_link(b, p, ".xlsx")),
    "case brief out": lambda b, p: ("case", "brief", b.store, CASE, "-o", a_link(b, p, ".pdf")),
    "case bind out": lambda b, p: ("case", "bind", b.store, CASE, "-o", a_link(b, p, ".pdf")),
    "case review out": lambda b, p: ("case", "review", b.store, CASE, "-o", a_link(b, p, ".pdf")),
    "projects chain out": lambda b, p: ("projects", "chain", b.store, PROJECT, "-o", a_link(b, p, ".pdf")),
    "report sent out": lambda b, p: ("report", "sent", b.store, "week", "--until", "2026-03-06", "-o", a_text(b, p)),
    "report edited out": lambda b, p: (
        "report", "edited", b.store, "week", "--until", "2026-03-06", "-o", a_link(b, p, ".docx"),
    ),
    "company show out": lambda b, p: ("company", "show", b.store, COMPANY, "-o", a_link(b, p, ".pdf")),
    "survey list out": lambda b, p: ("survey", "list", b.store, "-o", a_link(b, p, ".xlsx")),
    "report campaign out": lambda b, p: ("report", "campaign", b.store, "--until", "2026-03-06", "-o", a_text(b, p)),
    "dispatch agenda output": lambda b, p: ("dispatch", "agenda", b.store, "-o", a_text(b, p)),
    "dispatch minutes output": lambda b, p: ("dispatch", "minutes", b.store, a_meeting(b), "-o", a_text(b, p)),
}  # fmt: skip
OPENED = {
    "check store", "check-paper store", "export store", "receipt store", "device-card store", "new-device store",
    "receipt-code store", "seal store", "outbox store", "search store",
    "backup store", "step-back store",
    "projects import store",
    "roster import store", "case hints store", "case reckoning store", "case funds store",
    "case bring store", "case compare store", "statement import store", "minimum-wage show store",
    "imports list store", "imports undo store", "minimum-wage set store",
    "projects list store", "editions list store", "editions adopt store", "editions decline store",
    "office enrol folder", "office strike-off folder", "office verify folder", "office import folder",
    "office status folder", "office receipt-code folder", "tasks store", "office open folder", "office receipt folder",
    *(f"colleague {verb} store" for verb in (
        "add", "card", "copies", "drop", "give", "list", "remove", "show", "take",
    )),
    *(f"transfer {verb} store" for verb in ("answer", "give", "list", "take", "take-back", "write")),
    "open files", "restore before",  # opens a window; a store that is looked at
    *(f"office task {verb} folder" for verb in ("give", "lead", "strike-off", "return", "edition", "cancel", "write")),
    *(f"office task {verb} folder" for verb in ("list", "numbers", "settle", "versions")),
    *(f"practice {verb} folder" for verb in ("remove", "score")),
    *(f"versions {verb} store" for verb in ("list", "settle")),
    "office undo-import folder", "office rebuild folder", "office feed folder",
    "office rotate-keys folder", "office escrow-sheet folder", "office check-sheet folder",
    "cable send store", "cable receive store",
    "measures store", "reported add store", "reported list store",
    "report week store", "report month store", "report campaign store", "report edited store",
    "report sent store",
    "case brief store", "case bind store", "case review store", "case wage-card store",
    "projects chain store", "case elements store",
    "office recovery-key folder", " store",
    *(f"campaign {verb} store" for verb in ("list", "save", "projects", "show", "enter", "remove", "pool", "draw")),
    "campaign withdraw store",
    "campaign verify store", "campaign bulletin store", "campaign summary store", "list store",
    *(f"aid {verb} store" for verb in ("add", "list", "remove")),
    *(f"consultations {verb} store" for verb in ("add", "into-lead", "list", "remove")), "company show store",
    "company add store", "company rename store", "holidays store",
    *(f"dispatch {verb} store" for verb in (
        "agenda", "done", "log", "meeting", "meetings", "minutes", "remove", "reopen", "task", "tasks",
    )),
    *(f"hazards {verb} store" for verb in ("list", "make", "prove", "remove", "save", "step")),
    *(f"leads {verb} store" for verb in (
        "accept", "add", "answer", "conclusions", "hand-on", "into-case", "list", "merge", "refuse", "remove", "reopen",
        "separate",
    )),
    *(f"watch {verb} store" for verb in ("do", "enter", "from-papers", "list", "part", "remove", "show")),
    *(f"blanks {verb} store" for verb in ("list", "print", "report")), "blanks print out",
    *(f"sheets {verb} store" for verb in ("hand-back", "list", "spoil", "take-over", "undo", "use")),
    *(f"contacts {verb} store" for verb in ("add", "ladder", "list", "remove")),
    *(f"survey {verb} store" for verb in ("begin", "close", "enter", "list", "withdraw")),
}  # fmt: skip


def once(make):
    """What a store needs is made once for all the files that a command is given there."""
    made = {}

    def get(bureau):
        if bureau.store not in made:
            made[bureau.store] = make(bureau)
        return made[bureau.store]

    return get


@once
def a_hazard(bureau):
    with opened(bureau.store, SECRET, SystemClock()) as context:
        (project,) = context.store.all(Project)
        hazard = replace(new_hazard(context, project.rid), facts="示例", found_on=date(2026, 3, 1))
        return save_hazard(context, hazard).rid


@once
def a_stepped(bureau):
    """A hazard with progress that was entered without a scan."""
    hazard = a_hazard(bureau)
    call("hazards", "step", bureau.store, hazard, "progress", "--on", "2026-03-06", "--text", "已经筹款")
    return hazard


@once
def a_meeting(bureau):
    day = SystemClock().today().isoformat()
    call("dispatch", "meeting", bureau.store, "weekly", "--on", day, "--minutes", "先支付工资")
    return call("dispatch", "meetings", bureau.store, "--json").json[0]["rid"]


@once
def a_watched(bureau):
    """A company that is watched more closely."""
    with opened(bureau.store, SECRET, SystemClock()) as context:
        (company,) = context.store.all(Company)
        begun = new_entry(context, "watch")
        return save_entry(context, replace(begun, company_rid=company.rid, reason="示例")).rid


@once
def a_device(bureau):
    """The laptop, as the office knows it."""
    return call("office", "status", "--office", bureau.office, "--json").json["devices"][0]["device"]


@once
def a_colleague(bureau):
    """Somebody else with a laptop, known here."""
    other = bureau.store.parent / "colleague"
    call("init", other, *INIT)
    *_, text, digits = call("colleague", "card", other).text.splitlines()
    call("colleague", "add", bureau.store, text, "--digits", digits)
    return call("colleague", "list", bureau.store).text.split()[0]


@once
def a_transfer(bureau):
    """A case that was handed over."""
    out = bureau.store.parent / "given"
    out.mkdir()
    call("transfer", "give", bureau.store, CASE, "--to", a_colleague(bureau), "--reason", "示例", "-o", out)
    return call("transfer", "list", bureau.store).text.split()[0]


@once
def a_task(bureau):
    """The laptop, once it was given something to do."""
    device = a_device(bureau)
    told = ("--by", "示例主任", "--due", SystemClock().today().isoformat(), "--office", bureau.office)
    call("office", "task", "give", device, "核查示例", *told)
    return device


@once
def a_sent(bureau):
    """The store once the report of a week went out."""
    call("report", "week", bureau.store, "--until", SENT, "--send", "示例县政府")
    return bureau.store


def a_text(bureau, path):
    return a_link(bureau, path, ".txt")


def a_link(bureau, path, ending):
    """The same with the ending of a kind of file: a link to it."""
    named = bureau.store.parent / f"{path.parent.name}{ending}"
    named.symlink_to(path)
    return named


@once
def facts_file(bureau):
    path = bureau.store.parent / "facts.json"
    path.write_text(call("forms", "example", FORM).text, encoding="utf-8")
    return path


@once
def backup_file(bureau):
    path = bureau.store.parent / "b.zip"
    call("backup", bureau.store, "-o", path)
    return path


@once
def package_file(bureau):
    folder = bureau.store.parent / "stick"
    assert call("export", bureau.store, "-o", folder).code == 0
    return next(folder.glob("*.day"))


def paths_of(command: click.Command, name: str = "") -> Iterator[str]:
    """``command parameter`` of everything on the command line that is a path."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            yield from paths_of(command.get_command(context, each), f"{name} {each}".strip())
    for parameter in command.params:
        if isinstance(parameter.type, click.Path):
            yield f"{name} {parameter.name}"


def test_every_path_of_every_command_is_tried():
    assert set(paths_of(cli)) == {*READ, *WRITTEN, *OPENED}


@pytest.fixture
def bureau(bureau):
    """With a case and a project, so that nothing but the file is wrong."""
    with opened(bureau.store, SECRET, SystemClock()) as context:
        save_project(context, a_project(PROJECT))
        save_company(context, a_company(COMPANY))
        with context.unit("示例") as unit:
            unit.put(Case(new_rid(), CASE, opened_on=context.clock.today()))
    return bureau


@pytest.mark.parametrize("command", READ)
def test_what_is_no_file_is_refused_with_its_reason(bureau, tmp_path, command):
    for kind, reason in SPECIAL.items():
        folder = tmp_path / kind
        folder.mkdir()
        with make(kind, folder) as path, in_time():
            answer = call(*READ[command](bureau, path))
        assert answer.code in (1, 2), kind
        assert any(reason in line for line in answer.complaints), (kind, answer.complaints)


@pytest.mark.parametrize("command", WRITTEN)
def test_nothing_special_is_written_over(bureau, tmp_path, command):
    for kind in ("pipe", "socket", "device", "link loop"):
        folder = tmp_path / kind
        folder.mkdir()
        with make(kind, folder) as path, in_time(60):
            before = path.lstat()
            answer = call(*WRITTEN[command](bureau, path))
            assert path.lstat().st_mode == before.st_mode, kind
        assert answer.code in (1, 2), kind
        assert answer.complaints, kind


@pytest.mark.parametrize("command", [each for each in READ if each != "report edited keep"])  # any file is kept there
def test_a_name_that_is_no_text_is_written_out(bureau, tmp_path, command):
    for place, name in enumerate((os.fsdecode(b"list\xff.xlsx"), "list\n2.xlsx", "list\x1b[31m.xlsx")):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        (folder / name).write_bytes(b"nothing of the kind")
        answer = call(*READ[command](bureau, folder / name))
        assert answer.code in (1, 2), name
        assert all(line.isprintable() for line in answer.complaints), answer.complaints
        assert codes(answer), name


@pytest.mark.parametrize("name", ["forms/own.toml", "law/own.toml", "banks/own.toml"])
def test_a_pipe_among_the_bureaus_own_files_keeps_nobody_waiting(bureau, name):
    path = bureau.store / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    with in_time():
        assert call("check", bureau.store).code == 0
        assert call("editions", "list", bureau.store).code == 0


@pytest.mark.parametrize("name", ["keys.json", "keys.json.spare", "anchor", "log-mark", "inspector.db", "lock"])
def test_a_pipe_in_the_store_keeps_nobody_waiting(bureau, name):
    path = bureau.store / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    with in_time():
        call("check", bureau.store)
