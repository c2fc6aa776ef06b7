import sys

import pytest

from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.lawbook.book import Lawbook
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.ready import for_stores
from inspector_app.usecases import own_data


def test_a_store_is_opened_and_its_first_page_shown_by_what_is_imported_and_read_already(monkeypatch):
    for work in for_stores(PAGES[:1]):
        work()
    for reader in (Catalogue, Lawbook):
        monkeypatch.setattr(reader, "load", lambda *_told: pytest.fail("read once more"))
    law = own_data.law_or_ours({})
    assert own_data.load_forms({}, law).all()
    assert PAGES[0].module in sys.modules
