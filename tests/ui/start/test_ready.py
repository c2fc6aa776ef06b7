import sys

import pytest
from sqlite_utils.migrations import Migrations

from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.lawbook.book import Lawbook
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.ready import for_stores
from inspector_app.usecases.store_file import create_store, open_store
from tests.desk import CHEAP, PASSPHRASE, SETUP


def test_a_store_is_opened_and_its_first_page_shown_by_what_is_imported_and_read_already(monkeypatch, tmp_path, clock):
    create_store(tmp_path / "store", PASSPHRASE, SETUP, clock, CHEAP).store.close()
    for work in for_stores(PAGES[:1]):
        work()
    for slow, name in ((Catalogue, "load"), (Lawbook, "load"), (Migrations, "apply")):
        monkeypatch.setattr(slow, name, lambda *_told, **_named: pytest.fail("done once more"))
    context = open_store(tmp_path / "store", PASSPHRASE, clock)
    context.store.close()
    assert context.forms.all()
    assert PAGES[0].module in sys.modules
