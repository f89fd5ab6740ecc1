"""How the window looks, light and dark: one table of colours, a QPalette and one style sheet from it.

The window carries palettes of its own, because asking Qt for a dark colour scheme does nothing where
no platform theme answers. The paper of the map is not the window's: it stays white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from cjm_desktop.qt.assets import interface_font, resource
from cjm_desktop.qt.settings import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class InterfaceColors(Struct, frozen=True):
    """The colours of the window by what they are for.

    `ground` lies behind the paper, `panel` under everything the user reads or presses, `field` where
    he types; `strong` fills the one button that stands out.
    """

    ground: str
    panel: str
    field: str
    line: str
    hover: str
    pressed: str
    ink: str
    secondary: str
    faint: str
    strong: str
    strong_hover: str
    on_strong: str
    accent: str
    on_accent: str
    selected: str
    on_selected: str
    good: str
    waiting: str
    bad: str


LIGHT = InterfaceColors(
    ground="#EEF0F3",
    panel="#FAFBFC",
    field="#FFFFFF",
    line="#DDE2E8",
    hover="#EDF2F8",
    pressed="#E1E9F3",
    ink="#1B1F24",
    secondary="#5B6470",
    faint="#8792A0",
    strong="#24324A",
    strong_hover="#31456A",
    on_strong="#FFFFFF",
    accent="#2F6FED",
    on_accent="#FFFFFF",
    selected="#E3ECFC",
    on_selected="#12315F",
    good="#23795D",
    waiting="#8A5A12",
    bad="#B5324D",
)
DARK = InterfaceColors(
    ground="#15181D",
    panel="#1E2229",
    field="#15181D",
    line="#343B46",
    hover="#2A303A",
    pressed="#353D4A",
    ink="#E6E9EE",
    secondary="#A5AFBC",
    faint="#76808E",
    strong="#DCE4F0",
    strong_hover="#FFFFFF",
    on_strong="#1B2536",
    accent="#5B8DF5",
    on_accent="#FFFFFF",
    selected="#263B63",
    on_selected="#DCE7FF",
    good="#5CC4A0",
    waiting="#DDAE5C",
    bad="#F0899C",
)


def colors_for(appearance: Appearance) -> InterfaceColors:
    """Return the colours of an appearance; "system" asks the system, where it says nothing: light."""
    if appearance is Appearance.SYSTEM:
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def apply_colors(program: QApplication, colors: InterfaceColors) -> None:
    """Dress every window of the program in these colours, at once.

    A style sheet that takes the place of another dresses each widget once for each of its ancestors, too:
    nine times, in a tenth of a second (Qt 6.11). To take it off and put one on does so once each.
    """
    program.setStyleSheet("")
    program.setPalette(palette(colors))
    program.setStyleSheet(style_sheet(colors))


def dress(program: QApplication, appearance: Appearance) -> None:
    """Give a new program its font and colours; its style it was made with."""
    program.setFont(interface_font())
    apply_colors(program, colors_for(appearance))


def current_colors() -> InterfaceColors:
    """Return the colours the program wears now."""
    return DARK if QGuiApplication.palette().window().color() == QColor(DARK.panel) else LIGHT


def palette(colors: InterfaceColors) -> QPalette:
    """Return the palette that Fusion paints with, for every role it reads."""
    role = QPalette.ColorRole
    table = {
        role.Window: colors.panel,
        role.WindowText: colors.ink,
        role.Base: colors.field,
        role.AlternateBase: colors.hover,
        role.Text: colors.ink,
        role.PlaceholderText: colors.faint,
        role.Button: colors.panel,
        role.ButtonText: colors.ink,
        role.BrightText: colors.bad,
        role.ToolTipBase: colors.field,
        role.ToolTipText: colors.ink,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.Light: colors.field,
        role.Midlight: colors.hover,
        role.Mid: colors.line,
        role.Dark: colors.faint,
        role.Shadow: colors.secondary,
    }
    made = QPalette()
    for which, color in table.items():
        made.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colors.line))
    return made


def style_sheet(colors: InterfaceColors) -> str:
    """Return the one style sheet of the program; what it does not name is Fusion's."""
    file = resource("interface", "window.qss")
    sheet = file.read_text(encoding="utf-8").replace("folder/", f"{file.parent.as_posix()}/")
    for name in InterfaceColors.__struct_fields__:
        sheet = sheet.replace(f"@{name};", f"{getattr(colors, name)};")
    return sheet
