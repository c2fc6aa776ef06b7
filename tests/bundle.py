"""A bundle of the program tried as a person uses it, and measured: ``python -m tests.bundle FOLDER/inspector-app``.

Wants Linux with Xvfb, openbox and xdotool. The demo is made, lists are read and a photo is looked at by the bundle
alone; then its window is opened in a screen of its own: passphrase, the draft of a paper is fixed for print, the day
goes out, the office takes it in, the receipt comes by a double click, and the window is closed.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from click import echo

from inspector_app.documents.foreign import look
from inspector_app.domain.case import Case
from inspector_app.exchange.tables.source import read_book
from inspector_app.support.clock import SystemClock
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.drafts import keep_draft
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_draft import beginning, draft_body, draft_key
from inspector_app.usecases.photo_lists import SIDE, read
from inspector_app.usecases.store_file import opened
from tests.list_photos import page, photo, rows_of

SECRET, PAPER = "demo", "wage-arrears-list"
DATA, LIST = Path(__file__).parent / "data", "PC-01_42-eleven-with-total.xlsx"
_PATIENCE = 90


class Bundle:
    """The executable, with an environment that knows no Python of this checkout."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program.resolve(), home
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environment = {**kept, "INSPECTOR_PASSPHRASE": SECRET, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}

    def run(self, *words: object) -> str:
        """A command of the bundle, which must succeed."""
        done = subprocess.run(
            [self.program, *map(str, words)], env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr}")
        return done.stdout

    def start(self, *words: object, **more: str) -> "subprocess.Popen[bytes]":
        """A window of the bundle."""
        return subprocess.Popen([self.program, *map(str, words)], env={**self.environment, **more})


def until(true: Callable[[], object], what: str) -> float:
    """Wait, and tell how long it took, in seconds."""
    begun = time.monotonic()
    while not true():
        if time.monotonic() - begun > _PATIENCE:
            raise SystemExit(f"waited in vain: {what}")
        time.sleep(0.02)
    return time.monotonic() - begun


class Screen:
    """An X server with a window manager; ``key`` and ``say`` go to the window in front."""

    def __init__(self, number: str) -> None:
        self.number = number

    def do(self, *words: str) -> str:
        """A word to xdotool; what it answers."""
        return subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self.number}, capture_output=True, text=True, check=False
        ).stdout

    def shows(self, title: str) -> bool:
        """Whether a window with this title is in sight."""
        return bool(self.do("search", "--onlyvisible", "--name", title).strip())

    def key(self, *keys: str) -> None:
        """Press keys one after the other, as quickly as a person does."""
        for each in keys:
            time.sleep(0.5)
            self.do("key", each)

    def say(self, words: str) -> None:
        """Type Latin letters."""
        self.do("type", "--delay", "40", words)
        time.sleep(0.5)


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    read, write = os.pipe()
    options = ["-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[write], stderr=subprocess.DEVNULL)
    number = f":{os.read(read, 16).decode().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": number, "HOME": str(folder)})
    try:
        yield Screen(number)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def keep_a_draft(store: Path) -> None:
    """A paper that somebody began, so that the window asks about it."""
    with opened(store, SECRET, SystemClock()) as context:
        target = EditPaper(Paper(PAPER, case_rid=context.store.all(Case)[0].rid))
        begun = beginning(context, target)
        keep_draft(context, draft_key(target), begun.form.title, draft_body(target, begun.facts))


def papers(bundle: Bundle, store: Path) -> list[dict[str, str]]:
    return list(json.loads(bundle.run("list", store, "papers", "--json"))["rows"])


def look_at_files(bundle: Bundle) -> None:
    """A list, a picture of a telephone and a photographed list, each read by the bundle in a process of its own."""
    rows = rows_of(6)
    python, sys.executable = sys.executable, str(bundle.program)
    sys.frozen = True  # type: ignore[attr-defined]
    try:
        told = read_book(DATA / "lists" / LIST)
        echo(f"{LIST}: {sum(len(sheet.rows) for sheet in told.sheets)} rows")
        heic, listed = look([(DATA / "telephone.heic").read_bytes(), photo(page(rows))], SIDE, 110)
        found = read(listed.pages[0])(NoProgress())
        echo(f"telephone.heic: {len(heic.pages)} picture; photographed list: {len(found.sheet.rows)} rows read")
    finally:
        sys.executable = python
        del sys.frozen  # type: ignore[attr-defined]


def sit(bundle: Bundle, store: Path, stick: Path, office: Path) -> dict[str, float]:
    """The sitting; seconds from the start to each window."""
    figures: dict[str, float] = {}
    with screen(bundle.home) as seen:
        window = bundle.start("--store", store, DISPLAY=seen.number)
        figures["start window s"] = until(lambda: seen.shows("欠薪检查工作台"), "the start window")
        time.sleep(1)
        seen.say(SECRET)
        seen.key("Return")
        figures["passphrase to the draft s"] = until(lambda: seen.shows("未保存的内容"), "the drafts")
        seen.key("Return")
        until(lambda: not seen.shows("未保存的内容"), "the drafts to go")
        time.sleep(3)
        seen.key("ctrl+p")
        figures["fixed for print s"] = until(lambda: seen.shows("^打印$"), "the print dialog")
        seen.key("Escape", "ctrl+k")
        until(lambda: seen.shows("^查找$"), "the search")
        seen.say("rzdc")
        seen.key("Return")
        until(lambda: not seen.shows("^查找$"), "the search to go")
        time.sleep(2)
        seen.say(str(stick))
        seen.key("ctrl+s")
        figures["export s"] = until(lambda: [*stick.glob("*.day")], "the package")
        time.sleep(2)
        bundle.run("office", "import", *stick.glob("*.day"), "--office", office, "--receipt", stick)
        second = bundle.start("open", *stick.glob("*.receipt"), DISPLAY=seen.number)
        until(lambda: second.poll() == 0, "the second start to hand its file over")
        time.sleep(3)
        status = Path(f"/proc/{window.pid}/status").read_text(encoding="ascii")
        figures["memory MB"] = int(status.split("VmRSS:")[1].split()[0]) / 1024
        seen.key("alt+F4")
        figures["quit s"] = until(lambda: window.poll() == 0, "the end")
    return figures


def main() -> None:
    """Try the bundle; whatever is not so ends with a sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    program = parser.parse_args().program
    with TemporaryDirectory() as folder:
        bundle = Bundle(program, Path(folder))
        day, stick = Path(folder) / "day", Path(folder) / "stick"
        stick.mkdir()
        inside = [file for file in bundle.program.parent.rglob("*") if file.is_file() and not file.is_symlink()]
        echo(f"size MB: {sum(file.stat().st_size for file in inside) >> 20}, {len(inside)} files")
        echo(bundle.run("--version").strip())
        bundle.run("demo", day)
        look_at_files(bundle)
        keep_a_draft(day / "store")
        before = papers(bundle, day / "store")
        for name, figure in sit(bundle, day / "store", stick, day / "office").items():
            echo(f"{name}: {figure:.2f}")
        after = papers(bundle, day / "store")
        waiting = json.loads(bundle.run("outbox", day / "store", "--json"))
        echo(f"papers: {len(before)} → {len(after)}, the newest {after[0]['状态']}; outbox: {waiting}")
        if len(after) != len(before) + 1:
            raise SystemExit("the paper was not fixed")


if __name__ == "__main__":
    main()
