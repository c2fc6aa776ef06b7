"""``editions`` and what ``check`` says of files that nobody decided about."""

from inspector_app.support.clock import SystemClock
from inspector_app.usecases import store_file
from tests.cli.conftest import SECRET, codes
from tests.lawbook.test_book import OWN_LIMIT

LIMITS = OWN_LIMIT.replace("DL-10", "DL-03")


def lay(store, text=LIMITS):
    (store / "law").mkdir(exist_ok=True)
    (store / "law" / "limits.toml").write_text(text, encoding="utf-8")


def length(store):
    with store_file.opened(store, SECRET, SystemClock()) as context:
        return context.law.limit("DL-03").length


def test_a_file_is_listed_named_by_check_adopted_and_given_up(run, store):
    assert run("editions", "list", store).text == "资料库文件夹里没有本机关自己的文件。\n"
    ours = length(store)
    lay(store)
    assert length(store) == ours != 3
    checked = run("check", store, "--json").json
    assert (checked["ok"], [p["code"] for p in checked["problems"]]) == (True, ["edition-undecided"])
    listed = run("editions", "list", store, "--json").json[0]
    assert (listed["file"], listed["title"], listed["standing"]) == ("law/limits.toml", "期限规则", "waiting")
    other = run("editions", "adopt", store, "law/limits.toml", "--sha256", "0" * 64, "--yes")
    assert (other.code, codes(other)) == (2, ["edition-not-as-looked-at"])
    adopted = run("editions", "adopt", store, "law/limits.toml", "--sha256", listed["sha256"], "--yes")
    assert (adopted.code, adopted.text.splitlines()[-1], length(store)) == (0, "已采用：law/limits.toml", 3)
    assert "已采用" in run("editions", "list", store).text
    assert run("editions", "list", store, "--json").json[0]["by"] == "陈示例"
    lay(store, LIMITS.replace("= 3", "= 9"))
    assert length(store) == 3
    assert "已改动，待决定" in run("editions", "list", store).text
    declined = run("editions", "decline", store, "law/limits.toml", "--yes")
    assert declined.text == "（使用的内容不变）\n不采用：law/limits.toml\n"
    assert length(store) == 3
    assert run("editions", "decline", store, "law/limits.toml", "--sha256", listed["sha256"], "--yes").code == 0
    assert length(store) == ours


def test_what_cannot_be_used_is_named_with_its_reason(run, store):
    lay(store, "[[limit]]\nid = 3\n")
    listed = run("editions", "list", store)
    assert "不能使用" in listed.text
    assert codes(listed) == ["law-file-key-missing"]
    refused = run("editions", "adopt", store, "law/limits.toml")
    assert (refused.code, codes(refused)) == (2, ["law-file-key-missing"])
    missing = run("editions", "adopt", store, "law/none.toml")
    assert (missing.code, codes(missing)) == (2, ["edition-gone"])


def test_a_files_own_words_do_not_reach_the_terminal_raw(run, store):
    lay(store, LIMITS + '"\\u202E示例" = 1\n')
    listed = run("editions", "list", store)
    assert any("示例" in line for line in listed.complaints), listed.complaints
    assert "\u202e" not in listed.text + listed.result.stderr


def test_nothing_is_adopted_before_the_changes_were_seen_and_confirmed(run, store):
    lay(store)
    silent = run("editions", "adopt", store, "law/limits.toml")
    assert (silent.code, codes(silent)) == (1, ["not-confirmed"])
    assert "+length = 3" in silent.text.splitlines()
    assert any(line.startswith("-length = ") for line in silent.text.splitlines())
    assert "DL-01" not in silent.text  # a limit that the file does not touch stays as it is
    no = run("editions", "adopt", store, "law/limits.toml", typed="n\n")
    assert (no.code, codes(no)[-1]) == (1, "left-as-is")
    assert "采用“期限规则”（law/limits.toml）吗？" in no.complaints[0]
    assert run("editions", "list", store, "--json").json[0]["standing"] == "waiting"
    yes = run("editions", "adopt", store, "law/limits.toml", typed="y\n")
    assert yes.text.splitlines()[-1] == "已采用：law/limits.toml"
    lay(store, LIMITS.replace("= 3", "= 9"))
    changed = run("editions", "adopt", store, "law/limits.toml", "--yes").text.splitlines()
    assert [line for line in changed[2:] if line[0] in "+-"] == ["-length = 3", "+length = 9"]


def test_what_a_file_would_change_reaches_the_terminal_escaped(run, store):
    lay(store, LIMITS + "# \u202e示例\n")
    shown = run("editions", "adopt", store, "law/limits.toml", "--yes").text
    assert "\u202e" not in shown
    assert "〈U+202E〉" in shown
