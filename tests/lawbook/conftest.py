import pytest

from inspector_app.lawbook.book import Lawbook
from inspector_app.support.paths import resource


@pytest.fixture(scope="session")
def law() -> Lawbook:
    return Lawbook.load(resource("law"))
