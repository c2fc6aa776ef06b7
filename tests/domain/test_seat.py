import pytest

from inspector_app.domain.company import Company
from inspector_app.domain.identity import uscc_check_character
from inspector_app.domain.seat import Place, home_of, seat_of

PROVINCES = {"34": "安徽", "42": "湖北", "3702": "青岛"}


def code(region):
    first = f"91{region}MA0000001"
    return first + uscc_check_character(first)


@pytest.mark.parametrize(("uscc", "address", "place"), [
    (code("420102"), "", Place.OTHER_PROVINCE),
    (code("420102"), "示例县项目部", Place.OTHER_PROVINCE),  # its site office is no seat
    (code("340122"), "安徽省示例市示例县城关镇", Place.HERE),
    (code("340122"), "安徽省合肥市包河区", Place.IN_PROVINCE),
    (code("340122"), "", Place.UNKNOWN),
    ("", "湖北省武汉市", Place.OTHER_PROVINCE),
    ("", "示例县一号", Place.HERE),
    ("", "肥东县店埠镇", Place.IN_PROVINCE),
    ("", "幸福路3号小区", Place.UNKNOWN),
    ("", "", Place.UNKNOWN),
    (code("340122")[:-1] + "X", "湖北省武汉市", Place.OTHER_PROVINCE),  # a spoiled code tells nothing
    (code("100000"), "", Place.UNKNOWN),  # registered by the nation's own authority
])  # fmt: skip
def test_a_company_is_of_this_place_or_not_as_far_as_its_records_tell(uscc, address, place):
    seat = seat_of(Company("r", "示例", uscc, address=address), "34", "示例县", PROVINCES)
    assert (seat.place, seat.is_foreign) == (place, place in (Place.IN_PROVINCE, Place.OTHER_PROVINCE))


@pytest.mark.parametrize(("name", "home"), [
    ("示例县人力资源和社会保障局", "示例县"), ("安徽省合肥市肥东县人社局", "肥东县"),
    ("南阳市人力资源和社会保障局", "南阳市"),
    ("人力资源和社会保障局", ""),
])  # fmt: skip
def test_a_bureau_is_named_by_its_county(name, home):
    assert home_of(name) == home
