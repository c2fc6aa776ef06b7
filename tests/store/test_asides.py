from datetime import UTC, datetime

import pytest

from inspector_app.store.drafts import Draft
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from tests.store.conftest import CHEAP, PASSPHRASE

AT = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
TYPED = (Draft("interviews:1", "询问笔录", {"answer": "工资没有结"}, AT),)


def test_only_the_store_that_wrote_it_reads_it(store, folder, clock, tmp_path):
    file = tmp_path / "x.drafts"
    store.asides.write(file, TYPED)
    assert store.asides.read(file) == TYPED
    assert "工资".encode() not in file.read_bytes()
    other = Store.create(folder.with_name("other"), PASSPHRASE, clock=clock, cost=CHEAP)
    with other, pytest.raises(Trouble, match="aside-unreadable"):
        other.asides.read(file)


@pytest.mark.parametrize("cut", [0, 5, 40, -1])
def test_a_damaged_file_is_refused(store, tmp_path, cut):
    file = tmp_path / "x.drafts"
    store.asides.write(file, TYPED)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(Trouble, match="aside-unreadable"):
        store.asides.read(file)
    with pytest.raises(Trouble, match="aside-missing"):
        store.asides.read(tmp_path / "gone")
