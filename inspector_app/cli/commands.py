"""All commands in one group; without a command it opens the window."""

from pathlib import Path

import click

from inspector_app.cli import entry
from inspector_app.cli.lazy import LazyGroup
from inspector_app.cli.output import answering

# Each command with what it needs is imported when it is called.
_PLACES = {
    "init": "inspector_app.cli.stores:init",
    "projects": "inspector_app.cli.ledgers:projects",
    "roster": "inspector_app.cli.ledgers:roster",
    "case": "inspector_app.cli.cases:case",
    "statement": "inspector_app.cli.statements:statement",
    "hazards": "inspector_app.cli.hazards:hazards",
    "dispatch": "inspector_app.cli.dispatch:dispatch",
    "watch": "inspector_app.cli.watching:watch",
    "measures": "inspector_app.cli.measures:measures",
    "search": "inspector_app.cli.search:search",
    "list": "inspector_app.cli.lists:show_list",
    "survey": "inspector_app.cli.surveys:survey",
    "company": "inspector_app.cli.companies:company",
    "imports": "inspector_app.cli.imports:imports",
    "reported": "inspector_app.cli.reported:reported",
    "leads": "inspector_app.cli.leads:leads",
    "consultations": "inspector_app.cli.consultations:consultations",
    "aid": "inspector_app.cli.consultations:aid",
    "contacts": "inspector_app.cli.contacts:contacts",
    "blanks": "inspector_app.cli.blanks:blanks",
    "sheets": "inspector_app.cli.sheets:sheets",
    "report": "inspector_app.cli.reports:report",
    "campaign": "inspector_app.cli.campaigns:campaign",
    "minimum-wage": "inspector_app.cli.minimum_wages:minimum_wage",
    "forms": "inspector_app.cli.forms:forms",
    "render": "inspector_app.cli.forms:render_paper",
    "check-paper": "inspector_app.cli.proofs:check_paper",
    "deadline": "inspector_app.cli.law:deadline",
    "limits": "inspector_app.cli.law:limits",
    "gates": "inspector_app.cli.law:gates",
    "order-day": "inspector_app.cli.law:order_day_by",
    "holidays": "inspector_app.cli.law:holidays",
    "export": "inspector_app.cli.handovers:export",
    "receipt": "inspector_app.cli.handovers:receipt",
    "tasks": "inspector_app.cli.handovers:tasks",
    "outbox": "inspector_app.cli.handovers:show_outbox",
    "receipt-code": "inspector_app.cli.handovers:type_receipt_code",
    "seal": "inspector_app.cli.handovers:seal",
    "device-card": "inspector_app.cli.handovers:device_card",
    "new-device": "inspector_app.cli.handovers:new_device",
    "colleague": "inspector_app.cli.colleagues:colleague",
    "transfer": "inspector_app.cli.colleagues:transfer",
    "cable": "inspector_app.cli.cables:cable",
    "versions": "inspector_app.cli.versions:versions",
    "editions": "inspector_app.cli.editions:editions",
    "check": "inspector_app.cli.stores:check",
    "backup": "inspector_app.cli.stores:backup",
    "restore": "inspector_app.cli.stores:restore",
    "step-back": "inspector_app.cli.stores:step_back",
    "office": "inspector_app.cli.offices:office",
    "open": "inspector_app.cli.windows:open_files",
    "demo": "inspector_app.cli.demos:demo",
    "practice": "inspector_app.cli.practices:practice",
}


@click.group(
    cls=LazyGroup, places=_PLACES, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="要打开的资料库。")
@click.version_option(package_name="inspector-app")
@click.pass_context
@answering
def cli(context: click.Context, store: Path | None) -> None:
    """劳动保障监察员的欠薪检查工作台。不带命令时打开窗口。"""
    if context.invoked_subcommand is None:
        entry.open_window(store)
