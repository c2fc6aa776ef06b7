"""The inspector's store: tables, journal, unit of work, migrations, drafts; the only place with its SQL."""

from inspector_app.store.reading import Reading
from inspector_app.store.store import Store
from inspector_app.store.unit import Unit

__all__ = ["Reading", "Store", "Unit"]
