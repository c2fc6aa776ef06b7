import pytest

from inspector_app.lawbook.places import scopes
from inspector_app.support.errors import Refused


@pytest.mark.parametrize(
    ("place", "code"),
    [("34", "34"), ("340000", "34"), ("安徽", "34"), ("安徽省", "34"), (" 安徽 ", "34"), ("341100", "3411"),
     ("341103", "341103"), ("广西壮族自治区", "45"), ("北京市", "11"), ("青岛市", "3702"), ("", ""), (None, ""),
     ("全国", ""),
     ("安徽省合肥市", "34"), ("山东省青岛市", "3702"), ("341103000000", "341103")],
)  # fmt: skip
def test_codes_and_names(law, place, code):
    assert law.places.code(place) == code


@pytest.mark.parametrize("place", ["AH", "99", "3", "34000", "某省", "３４", "广东安徽", "在安徽"])
def test_an_unknown_place_is_refused(law, place):
    with pytest.raises(Refused, match="place-unknown"):
        law.places.code(place)


def test_names(law):
    assert law.places.name("34") == "安徽"
    assert law.places.name("3702") == "山东青岛"
    assert law.places.name("341103") == "安徽"
    assert law.places.name("") == "全国"


def test_scopes_go_from_near_to_far():
    assert scopes("341103") == ("3411", "34", "")
    assert scopes("34") == ("34", "")
    assert scopes("") == ("",)
