import pytest

from inspector_app.office.database import server_name
from inspector_app.support.errors import Refused
from inspector_app.usecases.office_server import ServerAddress, known_server, server_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (("10.0.0.8", "bureau", "zhao"), "postgresql://zhao@10.0.0.8/bureau"),
        ((" db.example:6543 ", "bureau", "zhao", "a@b/c:d?"), "postgresql://zhao:a%40b%2Fc%3Ad%3F@db.example:6543/bureau"),
        (("[::1]:5432", "根治 欠薪", "z@x"), "postgresql://z%40x@[::1]:5432/%E6%A0%B9%E6%B2%BB%20%E6%AC%A0%E8%96%AA"),
    ],
)  # fmt: skip
def test_what_is_typed_is_the_address_that_the_command_line_takes(typed, url):
    assert server_url(ServerAddress(*typed)) == url


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
