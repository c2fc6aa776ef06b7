import os
import subprocess
import sys

import click
import pytest

from inspector_app.cli import entry
from inspector_app.cli.commands import cli


def commands_of(group):
    """The commands of a group by name, each imported as a call would."""
    context = click.Context(group)
    return {name: group.get_command(context, name) for name in group.list_commands(context)}


def test_all_commands_of_the_design_are_there():
    found = commands_of(cli)
    assert set(found) >= {
        "demo", "init", "projects", "roster", "forms", "render", "deadline", "export", "receipt", "check", "backup",
        "restore", "office",
    }  # fmt: skip
    assert {name: command.name for name, command in found.items()} == {name: name for name in found}
    assert set(commands_of(found["office"])) >= {"init", "enrol", "verify", "import", "status"}


def test_the_list_of_commands_tells_what_each_is_for():
    """Click takes the first sentence as a whole, and cuts what is too long for a line to nothing."""
    groups, cut = [("", cli)], []
    for called, group in groups:
        for name, command in commands_of(group).items():
            groups += [(f"{called} {name}", command)] if isinstance(command, click.Group) else []
            cut += [f"{called} {name}"] if command.get_short_help_str(60).endswith("...") else []
    assert cut == []


def test_without_a_command_the_window_opens_on_the_store_named(run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(entry, "open_window", opened.append)
    assert run("--store", tmp_path).code == 0
    assert opened == [tmp_path]
    assert run("deadline", "DL-13", "--from", "2026-03-16").code == 0
    assert len(opened) == 1


def test_files_of_a_double_click_go_to_the_window_by_their_whole_path(run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(entry, "open_window", lambda *_store, files: opened.append(files))
    monkeypatch.chdir(tmp_path)
    assert run("open", "日终.day", tmp_path / "b.receipt").code == 0
    assert run("open").code == 0
    assert opened == [[str(tmp_path / "日终.day"), str(tmp_path / "b.receipt")], []]


def test_a_shell_is_told_which_commands_there_are():
    code = "import sys; from inspector_app.cli import main; sys.argv = ['inspector-app']; main()"
    asked = os.environ | {"_INSPECTOR_APP_COMPLETE": "zsh_source"}
    done = subprocess.run([sys.executable, "-c", code], env=asked, capture_output=True, text=True, check=False)
    assert "compdef" in done.stdout


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",)])
def test_help_and_version(run, arguments):
    assert run(*arguments).code == 0


@pytest.mark.parametrize(("arguments", "told"), [
    (("sing",), "没有“sing”这个命令"), (("exprt",), "是不是：export"), (("list", "--jsn"), "没有“--jsn”这个选项"),
    (("deadline", "DL-13"), "没有写--from"), (("deadline",), "没有写"), (("survey", "list", ".", "x"), "多写了“x”"),
])  # fmt: skip
def test_what_was_mistyped_is_the_callers_mistake_and_told_in_chinese(run, arguments, told):
    answer = run(*arguments)
    assert (answer.code, answer.complaints[0].startswith("用法：")) == (2, True)
    assert told in answer.complaints[-1]


def test_the_help_has_chinese_heads(run):
    text = run("--help").text
    assert all(head in text for head in ("用法：", "选项:", "命令:", "显示这份说明。"))
    assert "Show" not in text


def test_the_program_speaks_utf8_and_never_imports_the_window_program():
    code = (
        "import sys; from inspector_app.cli import main\n"
        "sys.argv = ['inspector-app', 'deadline', 'DL-13', '--from', '2026-02-30']\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    print(ended.code, 'PySide6' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout.split() == [b"2", b"False"]
    assert "不存在" in done.stderr.decode("utf-8")


def test_a_bug_is_one_line_and_one():
    code = (
        "import sys; from inspector_app.cli.commands import cli, entry\n"
        "@cli.command('fall')\ndef fall():\n    raise KeyError('secret name')\n"
        "sys.argv = ['inspector-app', 'fall']\nentry.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "KeyError" in done.stderr
    assert "secret" not in done.stderr


def test_the_window_does_not_hand_the_passphrase_on(monkeypatch):
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "correct horse")
    monkeypatch.setattr("inspector_app.app.run", lambda _store, _url, _files: 0)
    with pytest.raises(SystemExit):
        entry.open_window(None)
    assert "INSPECTOR_PASSPHRASE" not in os.environ


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_files_are_for_the_user_alone_and_a_crash_leaves_no_image(tmp_path):
    program = "import resource, sys; from inspector_app.cli.entry import keep_private; keep_private()\n"
    program += "open(sys.argv[1], 'w').close(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "file"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "(0, 0)"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
