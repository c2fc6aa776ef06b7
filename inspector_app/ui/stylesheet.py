"""The one style sheet of the window, as a pattern over the values that a theme gives."""

from string import Template

PATTERN = Template("""
* { outline: none; }
QToolTip { background: $card; color: $text; border: ${line}px solid $border; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_size}px; font-weight: bold; }
QLabel[role="section"] { font-size: ${section_size}px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="small"] { font-size: ${small_size}px; color: $second; }
QLabel[role="figure"] { font-size: ${figure_size}px; font-weight: bold; }
QLabel[role="label"] { font-size: ${body_size}px; color: $text; }
QLabel[role="problem"] { font-size: ${small_size}px; color: $error; }
QLabel[role="problem"][level="warning"] { color: $warning_ink; }
QLabel[role="problem"][level="info"] { color: $info_ink; }

QFrame[role="card"] { background: $card; border: ${card_line}px solid $hairline; border-radius: ${card_radius}px; }
QFrame[role="header"] { background: $card; border: 0; border-bottom: ${card_line}px solid $hairline; }
QFrame[role="foot"] { background: $card; border: 0; border-top: ${card_line}px solid $hairline; }
QWidget[role="clear"] { background: transparent; }
QFrame[role="rule"] { background: $hairline; border: 0; min-height: ${card_line}px; max-height: ${card_line}px; }

QLabel[role="figure"][tone="info"] { color: $info_ink; }
QLabel[role="figure"][tone="ok"] { color: $ok_ink; }
QLabel[role="figure"][tone="warning"] { color: $warning_ink; }
QLabel[role="figure"][tone="danger"] { color: $danger_ink; }
QFrame[role="notice"] { background: $notice_plain; border: ${line}px solid $hairline; border-left: 6px solid $border;
  border-radius: ${control_radius}px; }
QFrame[role="notice"][place="page"] { margin: 14px 24px 0 24px; }
QFrame[role="notice"][tone="info"] { background: $notice_info; border-color: $info_strip; }
QFrame[role="notice"][tone="ok"] { background: $notice_ok; border-color: $ok_strip; }
QFrame[role="notice"][tone="warning"] { background: $notice_warning; border-color: $warning_strip; }
QFrame[role="notice"][tone="danger"] { background: $notice_danger; border-color: $danger_strip; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: $card; color: $text; border: ${line}px solid $border; border-radius: ${control_radius}px;
  padding: 0 10px; selection-background-color: $primary; selection-color: $on_primary;
  placeholder-text-color: $second;
}
QLineEdit, QComboBox { min-height: ${inner}px; }
QPlainTextEdit { padding: 5px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on {
  border: ${ring}px solid $primary; padding: 0 ${pad_focus}px; min-height: ${inner_focus}px;
}
QPlainTextEdit:focus { padding: ${text_pad_focus_y}px ${text_pad_focus_x}px; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"], QTableView[bad="true"] {
  border-color: $error;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $head; color: $disabled; }
QLineEdit:read-only { background: $head; }
QLineEdit[inner="true"] { border: 0; padding: 0; background: transparent; min-height: 0; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[role="drop"] {
  background: $card; color: $text; border: ${line}px solid $border; padding: 4px;
  selection-background-color: $chosen; selection-color: $text;
}
QListView[role="drop"] { padding: 0 4px; selection-background-color: $primary; selection-color: $on_primary; }
QComboBox QAbstractItemView::item, QListView[role="drop"]::item { min-height: ${item}px; padding: 0 8px; }

QPushButton {
  background: $card; color: $text; border: ${line}px solid $border; border-radius: ${control_radius}px;
  padding: 0 14px; min-height: ${inner}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chosen; }
QPushButton:focus { border: ${ring}px solid $primary; padding: 0 ${button_pad}px; min-height: ${inner_focus}px; }
QPushButton:disabled { background: $off_ground; color: $disabled; border: ${line}px $off_edge $hairline; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border-color: $primary; font-weight: bold; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $primary_hover; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $off_ground; color: $disabled; border-color: $hairline; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $hairline; }
QPushButton[kind="quiet"] { background: transparent; color: $primary; border-color: transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $chosen; }
QPushButton[kind="quiet"]:focus { border-color: $primary; padding: 0 ${quiet_pad}px; }
QPushButton[kind="quiet"]:disabled { background: transparent; color: $disabled; }
QPushButton[kind="icon"] { padding: 0; min-width: ${inner}px; }
QPushButton[kind="icon"]:focus { padding: 0; min-width: ${inner_focus}px; }
QPushButton[kind="bare"] { padding: 0; min-width: ${bare}px; min-height: ${bare}px; border-color: transparent;
  background: transparent; }
QPushButton[kind="bare"]:hover { background: $chosen; }
QPushButton[kind="bare"]:focus { border-color: $primary; min-width: ${bare_focus}px; min-height: ${bare_focus}px; }

QPushButton[kind="segment"] { border-radius: 0; border-right-width: 0; padding: 0 13px; }
QPushButton[kind="segment"][place="first"], QPushButton[kind="segment"][place="only"] {
  border-top-left-radius: ${control_radius}px; border-bottom-left-radius: ${control_radius}px;
}
QPushButton[kind="segment"][place="last"], QPushButton[kind="segment"][place="only"] {
  border-top-right-radius: ${control_radius}px; border-bottom-right-radius: ${control_radius}px;
  border-right-width: ${line}px;
}
QPushButton[kind="segment"]:focus { border: ${ring}px solid $primary; padding: 0 ${segment_pad}px;
  min-height: ${inner_focus}px; }
QPushButton[kind="segment"]:checked { background: $segment_ground; color: $segment_words;
  border-color: $segment_edge; font-weight: bold; }
QPushButton[kind="segment"][tone="ok"]:checked { background: $ok_ground; color: $ok_words; border-color: $ok_edge; }
QPushButton[kind="segment"][tone="danger"]:checked {
  background: $danger_ground; color: $danger_words; border-color: $danger_edge;
}
QPushButton[kind="segment"][tone="warning"]:checked {
  background: $warning_ground; color: $warning_words; border-color: $warning_edge;
}

QCheckBox, QRadioButton { spacing: 8px; min-height: ${inner}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator {
  width: ${mark}px; height: ${mark}px; border: ${line}px solid $border; background: $card; border-radius: 4px;
}
QRadioButton::indicator { border-radius: ${mark_radius}px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: ${ring}px solid $primary; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: $primary; border-color: $primary; image: url("$icons/check.svg");
}
QRadioButton::indicator:checked { background: $primary; border-color: $primary; image: url("$icons/dot.svg"); }
QCheckBox:focus { text-decoration: underline; }

QTableView {
  background: $card; color: $text; border: ${card_line}px solid $hairline; border-radius: ${card_radius}px;
  gridline-color: transparent; selection-background-color: $chosen; selection-color: $text;
}
QTableView:focus { border-color: $primary; }
QTableView::item { padding: 0 10px; border: 0; }
QTableView::item:selected { background: $chosen; color: $text; }
QHeaderView { background: $head; border: 0; }
QHeaderView:horizontal { border-top-left-radius: ${card_radius}px;
  border-top-right-radius: ${card_radius}px; }
QHeaderView::section {
  background: transparent; color: $second; border: 0; border-bottom: ${card_line}px solid $hairline;
  padding: 0 13px; font-weight: bold; min-height: ${head_height}px;
}
QHeaderView::down-arrow { image: url("$icons/chevron-down.svg"); width: 14px; height: 14px; }
QHeaderView::up-arrow { image: url("$icons/chevron-up.svg"); width: 14px; height: 14px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableCornerButton::section { background: $head; border: 0; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 0; min-height: 0; padding: 0 8px; }
QTableView[grid="true"] { gridline-color: $hairline; border-radius: 0; }
QTableView[grid="true"] QHeaderView { border-radius: 0; }

QListWidget[role="steps"] { background: $card; border: ${card_line}px solid $hairline;
  border-radius: ${card_radius}px; padding: 8px; }
QListWidget[role="steps"]::item { padding: 0 8px; border-radius: ${control_radius}px; color: $text; }
QListWidget[role="steps"]::item:selected { background: $chosen; color: $text; font-weight: bold; }
QListWidget[role="steps"]:focus { border-color: $primary; }

QListWidget[role="thumbnails"] { background: transparent; border: 0; padding: 0; }
QListWidget[role="thumbnails"]::item { color: $text; border: ${ring}px solid transparent;
  border-radius: ${control_radius}px; }
QListWidget[role="thumbnails"]::item:selected { background: $chosen; color: $text; }
QListWidget[role="thumbnails"]:focus::item:selected { border-color: $primary; }

QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $head; border: 1px solid $progress_edge; border-radius: 5px; min-height: 8px;
  max-height: 8px; text-align: center; }
QProgressBar::chunk { background: $primary; border-radius: 4px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 2px; margin: 0 6px; }
QMenu { background: $card; color: $text; border: ${line}px solid $border; padding: 4px; }
QMenu::item { padding: 8px 20px 8px 12px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { background: transparent; color: $disabled; }
QDialog { background: $card; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $head; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: 0; padding: 4px 8px; font-weight: bold; }
QCalendarWidget QToolButton:hover { background: $chosen; border-radius: 4px; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$icons/chevron-left.svg"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$icons/chevron-right.svg"); }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { background: $card; selection-background-color: $primary;
  selection-color: $on_primary; border: 0; border-radius: 0; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QTableView::item:selected { background: $primary; color: $on_primary; }
QCalendarWidget QSpinBox QLineEdit { border: 0; border-radius: 0; padding: 0; min-height: 0; }

QFrame[role="navigation"] { background: $nav; border: 0; }
QFrame[role="navigation"] QLabel { color: $nav_text; }
QFrame[role="navigation"] QLabel[role="name"] { color: $nav_text; font-size: ${section_size}px; font-weight: bold; }
QFrame[role="navigation"] QLabel[role="small"] { color: $nav_text; }
QFrame[role="navigation"] QPushButton {
  color: $nav_text; background: transparent; border: 2px solid transparent; border-radius: 6px;
  text-align: left; padding: 0 12px; min-height: ${nav_inner}px; font-size: ${nav_size}px;
}
QFrame[role="navigation"] QPushButton:hover { background: $nav_hover; }
QFrame[role="navigation"] QPushButton:focus { border: 2px solid $nav_mark; }
QFrame[role="navigation"] QPushButton:checked { background: $nav_chosen; color: $nav_chosen_text; font-weight: bold;
  border-left: 4px solid $nav_mark; padding-left: 10px; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame[role="navigation"] QPushButton[kind="foot"] { min-height: ${nav_foot}px; font-size: ${small_size}px; }
QFrame[role="navigation"] QPushButton[dense="true"] { min-height: 30px; }
""")
