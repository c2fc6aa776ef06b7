import pytest

from inspector_app.office.database import secured, server_name, why_unreachable
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.usecases.office_server import ServerAddress, known_server, server_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (("10.0.0.8", "bureau", "zhao"), "postgresql://zhao@10.0.0.8/bureau"),
        ((" db.example:6543 ", "bureau", "zhao", "a@b/c:d?"), "postgresql://zhao:a%40b%2Fc%3Ad%3F@db.example:6543/bureau"),
        (("127。0。0。1：55612", "bureau", "zhao"), "postgresql://zhao@127.0.0.1:55612/bureau"),
        (("[：：1]：5432", "bureau", "zhao"), "postgresql://zhao@[::1]:5432/bureau"),
        (("[::1]:5432", "根治 欠薪", "z@x"), "postgresql://z%40x@[::1]:5432/%E6%A0%B9%E6%B2%BB%20%E6%AC%A0%E8%96%AA"),
    ],
)  # fmt: skip
def test_what_is_typed_is_the_address_that_the_command_line_takes(typed, url):
    assert server_url(ServerAddress(*typed)) == url


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('server at "127.0.0.1", port 5 failed: FATAL:  password authentication failed for user "tests"', "口令不对"),
        ("server at 127.0.0.1 failed: fe_sendauth: no password supplied", "口令不对"),
        ('server at "127.0.0.1" failed: 致命错误:  用户 "tests" Password 认证失败', "口令不对"),
        ('server at "127.0.0.1" failed: FATAL:  database "nix" does not exist', "没有这个数据库"),
        ('server at "127.0.0.1" failed: FATAL:  role "nix" does not exist', "没有这个登录用户"),
        ("server at 127.0.0.1 failed: Connection refused\n\tIs the server running on that host?", "服务器没有开"),
        ("failed to resolve host 'nosuch.invalid': [Errno -2] Name or service not known", "地址或端口不对"),
        ("connection timeout expired", "没有回答"),
        ("server at 10.0.0.8 failed: server does not support SSL, but SSL was required", "没有开启加密连接"),
        ("something else", "原因不明"),
    ],
)
def test_why_a_server_is_out_of_reach_is_said_in_words(said, why):
    """As libpq 15 says it, and a server whose messages are Chinese."""
    assert why in sentence("postgres-unreachable", {"reason": why_unreachable(said)})


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("postgresql://u:p@10.0.0.8/bureau", {"sslmode": "require"}),
        ("postgresql://u@db.example:6543/bureau", {"sslmode": "require"}),
        ("postgresql://u@127.0.0.1,10.0.0.8/bureau", {"sslmode": "require"}),
        ("postgresql://u@localhost/bureau?host=10.0.0.8", {"sslmode": "require"}),
        ("postgresql://u@10.0.0.8/bureau?sslmode=verify-full", {}),
        ("postgresql://u@10.0.0.8/bureau?sslmode=disable", {}),  # whoever writes so knows
        ("postgresql://u@127.0.0.1:5432/bureau", {}),
        ("postgresql://u@[::1]:5432/bureau", {}),
        ("postgresql://%2Fvar%2Frun/bureau", {}),
        ("postgresql:///bureau", {}),
    ],
)
def test_names_and_numbers_cross_no_net_in_plain(url, asked, monkeypatch):
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert secured(url) == asked
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert secured(url) == {}


def test_what_an_office_remembers_of_its_server_comes_back_to_be_typed_on():
    address = ServerAddress("10.0.0.8", "bureau", "zhao", "secret")
    assert known_server(server_name(server_url(address))) == ("10.0.0.8:5432", "bureau")
    assert "secret" not in repr(address)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        (("", "", ""), ["office-server-place", "office-server-database", "office-server-user"]),
        (("postgresql://a@b/c", "d", "u"), ["office-server-place"]),
        (("10.0.0.8:port", "d", "u"), ["office-server-place"]),
        (("host", " ", "u"), ["office-server-database"]),
    ],
)
def test_what_is_lacking_is_told_beside_its_entry(typed, codes):
    with pytest.raises(Refused) as refused:
        server_url(ServerAddress(*typed))
    assert [each.code for each in refused.value.problems] == codes
