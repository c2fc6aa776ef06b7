"""Stamped sheets by command: taken over, told sheet by sheet, gaps said on stderr."""

from tests.cli.conftest import codes


def test_sheets_are_taken_over_told_of_and_given_back(run, store):
    assert run("sheets", "take-over", store, "印0101-0105", "--by", "办公室示例").text.startswith("印0101—印0105\t5张")
    assert codes(run("sheets", "take-over", store, "印0105-0106", "--by", "办公室示例")) == ["sheet-overlaps"]
    spoilt = run("sheets", "spoil", store, "0102", "--reason", "卡纸撕裂", "--witness", "林示例")
    assert spoilt.text.strip() == "印0102\t损毁\t卡纸撕裂；见证人：林示例"
    assert run("sheets", "spoil", store, "0103", "--reason", "卡纸", "--witness", "林示例", "--as", "已使用").code == 2
    assert run("sheets", "hand-back", store, "0102", "--to", "办公室示例").code == 0
    listed = run("sheets", "list", store, "--json").json
    states = {each["number"]: each["state"] for each in listed}
    assert (states["印0101"], states["印0102"]) == ("在手", "损毁（已交回）")
    assert run("sheets", "undo", store, "0102", "--reason", "登记错了号").text.strip() == "印0102\t在手"
    assert "印0105" in run("list", store, "sheets").text
    assert codes(run("sheets", "use", store, "0101", "示〔2026〕1号", "--by", "示例")) == ["sheet-paper-unknown"]
