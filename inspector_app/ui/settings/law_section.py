"""法规数据: what of the law data was not read in the text itself; a quiet list."""

from inspector_app.ui.editions_dialog import EditionsDialog
from inspector_app.ui.rules_dialog import RulesDialog
from inspector_app.ui.session import Session
from inspector_app.ui.settings.dialogs import RuleDialog
from inspector_app.ui.settings.own_form_dialogs import OWN_FORM, FormChoiceDialog, OwnFormDialog
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.rule_texts import RULES

_HEIGHT = (420, 30)  # least pixels, most rows


class LawSection(Section):
    """Only what applies at the agency's place."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("法规数据"),
            self.tr(
                "程序里的期限和标准大多逐条核对过原文；下面这些还没有，使用前请自行核对。“二手来源”指经他人引用核对。"
            ),
        )
        columns = (
            Column(self.tr("事项"), lambda line: line.title, width=330),
            Column(self.tr("核实程度"), lambda line: line.mark, width=120),
            Column(self.tr("来源"), lambda line: line.source),
        )
        empty = EmptyState(self.tr("全部核对过原文"), icon="shield-check")
        self.table = rows_in_sight(columns, self.tr("待核实的法规数据"), _HEIGHT, empty)
        editions = Button(self.tr("本机关版本…"), "book-open", clicked=self.show_editions)
        self.rules = MenuButton(self.tr("改写规则"), Kind.PLAIN, "pencil")
        for name, title in RULES.items():
            self.rules.actions_menu.addAction(title).triggered.connect(lambda _on=False, name=name: self.write(name))
        forms = Button(self.tr("改写文书…"), "file-text", clicked=self.write_form)
        rules = Button(self.tr("办理条件和期限…"), "list-checks", clicked=self.show_rules).looks()
        self.body.addLayout(buttons(rules, editions, self.rules, forms))
        self.body.addWidget(self.table, 1)

    def write(self, name: str) -> None:
        """Write rules of ours over by the bureau's own."""
        context = RuleDialog.ask(self.session, name, self)
        if context is not None:
            self.session.context = context
            self.read()

    def write_form(self, form: str = "") -> None:
        """Write a form over, one that is chosen first unless it is told."""
        chosen = form or FormChoiceDialog.ask(self.session, self)
        context = OwnFormDialog.ask(self.session, chosen, self) if chosen else None
        if context is not None:
            self.session.context = context
            self.read()

    def go_on(self, key: DraftKey) -> None:
        if key.kind == OWN_FORM:
            self.write_form(key.detail)
        else:
            self.write(key.detail)

    def show_editions(self) -> None:
        """What the bureau laid over our forms and law data, to be looked at and decided about."""
        wait_for(EditionsDialog(self.session, self))

    def show_rules(self) -> None:
        """Every gate and limit, to be looked up."""
        RulesDialog.ask(self.session, parent=self)

    def read(self) -> None:
        self.table.show_records(self.session.read(settings.marked_law), lambda line: line.title)
