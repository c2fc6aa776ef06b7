"""A group of commands that are imported when they are called: what one command needs must not delay another; it says
in Chinese what is wrong with what was typed."""

import importlib
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from inspector_app.cli.own_words import Formatter, complain


class LazyGroup(click.Group):
    """``places`` says for each command, in the order of the help, where it stands: ``"package.module:attribute"``."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = dict(places)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run what was typed. Ends the program with its exit code where it stands alone."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        click.Context.formatter_class = Formatter
        try:
            came = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            complain(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("已中止。", err=True)
            sys.exit(1)
        sys.exit(came if isinstance(came, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names; nothing is imported."""
        return [*self._places, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported at its first call; ``None`` for an unknown name."""
        place = self._places.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command
