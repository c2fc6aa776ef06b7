"""The inspector's store: tables, journal, unit of work, migrations, drafts; the only place with its SQL."""
