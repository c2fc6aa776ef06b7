"""Words still being composed, under real input methods on a real screen: what is kept, what is lost.

``uv run python -m tests.benchmarks.input_methods [ibus] [fcitx5] [fcitx4] [PLACE…]`` prints one line for each kind of
entry and way of leaving it; exit code 1 when a word was lost, doubled or landed elsewhere. Not part of the tests: it
needs Debian's ibus-libpinyin, fcitx5-chinese-addons, fcitx-pinyin with fcitx-module-dbus and fcitx-ui-classic, xvfb,
openbox, xdotool and dbus-daemon, and some minutes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LETTERS = "nongmingong"
WORD = "农民工"
GRID = "拖欠工资明细"
_PATIENCE = 30.0
_FCITX = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of entry: the name of the one to write into, of another beside it, and of a button that saves."""

    key: str
    entry: str
    other: str
    save: str = ""
    dialog: bool = False


PLACES = (
    Place("dialog", "询问地点（必填）", "询问事由（必填）", "开始询问", dialog=True),
    Place("completer", "被询问人姓名（必填）", "询问事由（必填）", "开始询问", dialog=True),
    Place("answer", "第1问的回答", "第2问的回答", "保存"),
    Place("paragraph", "认定的事实（必填）", "违反的规定"),
    Place("grid", GRID, GRID, "添加一行"),
    Place("search", "查找案件", "案件列表"),
)
WAYS = ("click", "save", "ctrl+s", "page", "alt+1", "lock", "ctrl+l", "close", "escape", "escape+click")
_SWALLOWED = ("ctrl+s", "alt+1", "ctrl+l")
"""Keys that libpinyin keeps for itself while it composes: nothing happens then, and nothing is lost."""
_WRITTEN = ("answer", "paragraph")
"""Where a draft or a save must have it on the disk."""
_ONLY_WINDOW = ("page", "alt+1", "lock")


class Screen:
    """An X server with a window manager and one input method, in a home of its own."""

    def __init__(self, engine: str, home: Path, stack: ExitStack) -> None:
        self._stack, self._engine = stack, engine
        number = next(n for n in range(40, 99) if not Path(f"/tmp/.X{n}-lock").exists())
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "DBUS_"))}
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        self.environment = kept | {
            "DISPLAY": f":{number}", "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LANG": "C.UTF-8",
            "QT_IM_MODULES": "fcitx;ibus", "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1",
        }  # fmt: skip
        self.start("Xvfb", f":{number}", "-screen", "0", "1366x768x24")
        time.sleep(1.5)
        bus = self.start("dbus-daemon", "--session", "--print-address", "--nofork", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.start("openbox")
        _START[engine](self, home)

    def start(self, *command: str, **more: Any) -> "subprocess.Popen[str]":
        """Something that runs until the screen goes."""
        options: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
        process = subprocess.Popen(command, env=self.environment, text=True, **options)
        self._stack.callback(_stop, process)
        return process

    def act(self, *command: str) -> None:
        """One movement of a person."""
        subprocess.run(("xdotool", *command), env=self.environment, check=True, capture_output=True)
        time.sleep(0.25)

    def rouse(self) -> None:
        """Choose the engine again."""
        if self._engine != "ibus":
            self.told("fcitx5-remote" if self._engine == "fcitx5" else "fcitx-remote", "-o")
            return
        self.told("timeout", "5", "ibus", "engine", "xkb:us::eng")
        self.told("timeout", "5", "ibus", "engine", "libpinyin")
        time.sleep(1)

    def told(self, *command: str) -> str:
        """What a command prints."""
        return subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True).stdout

    def click(self, place: Sequence[int]) -> None:
        """Press and release the left button there."""
        self.act("mousemove", str(place[0]), str(place[1]), "sleep", "0.1", "click", "1")


def _start_ibus(screen: Screen, _home: Path) -> None:
    screen.start("ibus-daemon", "--replace")
    for _ in range(20):  # it waits for ever for a daemon that is not ready, and fails although it has done as told
        time.sleep(0.5)
        screen.told("timeout", "5", "ibus", "engine", "libpinyin")
        if screen.told("timeout", "5", "ibus", "engine").strip() == "libpinyin":
            return
    raise SystemExit("ibus does not answer")


def _start_fcitx(screen: Screen, home: Path) -> None:
    settings = home / ".config" / "fcitx5"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(_FCITX, encoding="utf-8")
    (settings / "config").write_text("[Behavior]\nActiveByDefault=True\nShareInputState=All\n", encoding="utf-8")
    screen.start("fcitx5", "--disable", "wayland")
    time.sleep(3)


def _start_old_fcitx(screen: Screen, home: Path) -> None:
    settings = home / ".config" / "fcitx"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(
        "[Profile]\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\nIMName=pinyin\n", encoding="utf-8"
    )
    shares = "[Program]\nShareStateAmongWindow=All\n[Output]\nDefaultInputMethodState=Active\n"
    (settings / "config").write_text(shares, encoding="utf-8")
    screen.start("fcitx", "-D", "--replace")
    time.sleep(3)


_START = {"ibus": _start_ibus, "fcitx5": _start_fcitx, "fcitx4": _start_old_fcitx}


class Program:
    """The program on that screen."""

    def __init__(self, screen: Screen, demo: Path) -> None:
        module = "tests.benchmarks.input_methods_stage"
        self._process = screen.start(
            sys.executable, "-m", module, str(demo), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=None if os.environ.get("STAGE_ERRORS") else subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, do: str, **more: Any) -> Any:
        """What the stage answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def where(self, name: str, **more: Any) -> Sequence[int]:
        """Where something stands, as soon as it does."""
        late = time.monotonic() + _PATIENCE
        while time.monotonic() < late:
            place = self.ask("where", name=name, **more)
            if place:
                time.sleep(0.4)  # what was just built may still move
                return self.ask("where", name=name, **more)  # type: ignore[no-any-return]
            time.sleep(0.2)
        raise SystemExit(f"{name} does not come in sight")

    def stop(self) -> None:
        """Gone, and everything written is on the disk."""
        _stop(self._process)


def _stop(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()


def leave(screen: Screen, program: Program, place: Place, way: str) -> None:
    """Go away from the entry in one way."""
    if way in ("click", "escape+click"):
        if way == "escape+click":
            screen.act("key", "Escape")
        screen.click(program.where(place.other, row=1))
    elif way == "save":
        screen.click(program.where(place.save))
    elif way in ("page", "lock"):
        screen.click(program.where("今日" if way == "page" else "锁定"))
    else:
        screen.act("key", {"close": "alt+F4", "escape": "Escape"}.get(way, way))
    time.sleep(0.8)


def judge(program: Program, place: Place, way: str, stood: str, before: dict[str, Any]) -> tuple[bool, str]:
    """Whether it is as it should be, and in a word how it is."""
    time.sleep(0.5)
    if way != "close" and program.ask("composing"):
        return way in (*_SWALLOWED, "save"), "still composing"  # a save waits for letters that are no words yet
    told = program.ask("read")
    forms = {_plain(text) for text in (stood, LETTERS, WORD)}

    def came(text: str, earlier: str) -> bool:
        return any(_plain(text).count(form) > _plain(earlier).count(form) for form in forms)

    kept = [name for name, text in told["fields"].items() if came(text, before["fields"].get(name, ""))]
    rows = [row for row, text in enumerate(told["cells"]) if came(text, "")]
    stored = came(told["store"], before["store"])
    if way.startswith("escape"):
        return not (kept or rows or stored), "kept" if kept or rows or stored else "discarded"
    if place.dialog and way == "close":  # the dialog and its entries are gone for good; its draft is there
        return stored, "kept" if stored else "lost"
    if place.key == "grid":
        right = len(told["cells"]) - 2  # the row that was empty has become the last one
        good = rows == [right] if told["open"] else stored
        return good, "kept" if good else f"in rows {rows}" if rows else "lost"
    wrong = [name for name in kept if name != place.entry]
    written = stored or place.key not in _WRITTEN or way not in ("save", "ctrl+s", "close")
    good = written and (not told["open"] or (place.entry in kept and not wrong))
    if good and way == "save" and not told["said"]:  # a guess was saved that nobody had chosen
        return False, "kept without a word"
    return good, "kept" if good else f"in {wrong}" if wrong else "lost"


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("'", "")


def picture(screen: Screen, name: str) -> None:
    """The screen as it is, where a folder for pictures is named in the environment."""
    folder = os.environ.get("PICTURES")
    if folder:
        screen.told("import", "-window", "root", f"{folder}/{name}.png")


def tried(screen: Screen, demo: Path, place: Place, way: str) -> tuple[bool, str]:
    """One entry, one way of leaving it, in a program of its own."""
    program = Program(screen, demo)
    try:
        program.ask("show", place=place.key)
        screen.click(program.where(place.entry, row=-1))
        before = program.ask("read")
        screen.act("type", "--delay", "80", LETTERS)
        time.sleep(0.6)
        if not program.ask("composing"):  # under load an engine may not be awake yet
            screen.act("key", "ctrl+a", "Delete")
            before = program.ask("read")  # what stood there from the beginning is gone too
            screen.rouse()
            screen.act("type", "--delay", "80", LETTERS)
            time.sleep(0.6)
        picture(screen, f"{place.key}-{way}-1")
        stood = program.ask("composing")
        if not stood:
            return False, "nothing composed"
        leave(screen, program, place, way)
        picture(screen, f"{place.key}-{way}-2")
        return judge(program, place, way, stood, before)
    finally:
        program.stop()


def offered(place: Place, way: str) -> bool:
    """Whether a person can go away from this kind of entry in this way."""
    if way == "save":
        return bool(place.save)
    if way == "ctrl+s":
        return place.key in ("answer", "paragraph")
    if place.key == "search" and way == "close":  # nothing of a search is kept
        return False
    return not (place.dialog and way in _ONLY_WINDOW)


@contextmanager
def workplace(engine: str) -> Iterator[tuple[Screen, Path]]:
    """A screen with the input method, and a folder in which each program finds a fresh demo."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        home = Path(folder) / "home"
        home.mkdir()
        yield Screen(engine, home, stack), Path(folder)


def main(words: Sequence[str]) -> int:
    """Try everything that is named, else all."""
    engines = [word for word in words if word in _START] or list(_START)
    places = [place for place in PLACES if place.key in words] or list(PLACES)
    ways = [way for way in WAYS if way in words] or list(WAYS)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        _build_demo(demo)
        for engine in engines:
            with workplace(engine) as (screen, own):
                for place, way in ((place, way) for place in places for way in ways if offered(place, way)):
                    shutil.rmtree(own / "demo", ignore_errors=True)
                    shutil.copytree(demo, own / "demo")
                    good, how = tried(screen, own / "demo", place, way)
                    failures += not good
                    print(f"{engine:8}{place.key:12}{way:14}{how}{'' if good else '   <- WRONG'}", flush=True)  # noqa: T201
    print(f"{failures} wrong")  # noqa: T201
    return 1 if failures else 0


def _build_demo(folder: Path) -> None:
    from inspector_app.usecases.demo.day import build_demo
    from inspector_app.usecases.store_file import KeyCost

    build_demo(folder, lambda _line: None, KeyCost(1, 8 << 10))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
