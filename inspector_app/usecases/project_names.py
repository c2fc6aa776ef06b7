"""What projects are called where they are named alone: several of one name with the town that tells them apart."""

from collections.abc import Mapping

from inspector_app.domain.project import names_apart
from inspector_app.store.columns import read_columns
from inspector_app.usecases.context import Context


def project_names(context: Context) -> Mapping[str, str]:
    """Every project by its rid, as :func:`~inspector_app.domain.project.names_apart` calls it."""
    return names_apart(read_columns(context.store, "project", ("rid", "name", "town")))
