"""What is said on paper and in errors about stickers, in both languages."""

from __future__ import annotations

from cjm_desktop.model.language import Phrase

STICKERS = Phrase("Stickers", "Стикеры")
GUIDE = Phrase("Guide sheet", "Лист-шаблон")
GUIDE_LABEL = Phrase("guide", "шаблон")
"""What a reader calls the page of the guide."""
TOP_EDGE = Phrase("top of the sheet: goes in first", "верх листа: подаётся первым")
NOTE_STEPS = (
    Phrase(
        "Print this page on plain paper, at 100%.",
        "Напечатайте эту страницу на обычной бумаге, в масштабе 100\N{NO-BREAK SPACE}%.",
    ),
    Phrase(
        "Stick a note on each outline, its sticky edge at the top, pressed down well.",
        "Наклейте на каждый контур стикер клейким краем вверх и хорошо прижмите.",
    ),
    Phrase(
        "Put the sheet back into the tray so that the notes will be printed on, top edge first.",
        "Верните лист в лоток верхним краем вперёд — так, чтобы печать легла на стикеры.",
    ),
    Phrase(
        "Print the next page, again at 100%. Take the notes off and stick on new ones for the page after it.",
        "Напечатайте следующую страницу, снова в масштабе 100\N{NO-BREAK SPACE}%. "
        "Снимите стикеры и наклейте новые для страницы за ней.",
    ),
)
"""How to print onto sticky notes."""
LABEL_STEPS = (
    Phrase(
        "Print this page on plain paper, at 100%.",
        "Напечатайте эту страницу на обычной бумаге, в масштабе 100\N{NO-BREAK SPACE}%.",
    ),
    Phrase(
        "Hold it with a label sheet against the light: the outlines must lie on the labels.",
        "Приложите к ней лист этикеток и посмотрите на просвет: контуры должны лечь на этикетки.",
    ),
    Phrase(
        "Where they do not, correct the corner or the pitch. Then print the next pages on label sheets.",
        "Если не легли, поправьте отступ или шаг. Затем печатайте следующие страницы на листах этикеток.",
    ),
)
"""How to try the measures of a label sheet."""
