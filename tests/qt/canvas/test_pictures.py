"""Pictures on the canvas: shown as soon as the document has them, gone when an undo takes them away."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit import cards
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.document import Attachment

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.canvas.view import Canvas

COLOR = QColor("#336699")
CARD = "c0.1.0"


@pytest.fixture
def attachment(qapp: QApplication) -> Attachment:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(COLOR)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Attachment(media_type="image/png", data=base64.b64encode(buffer.data().data()).decode())


def attach(document: Document, attachment: Attachment) -> Document:
    """Put a picture into the file."""
    return document.replaced(attachments={**document.attachments, "p": attachment})


def middle(canvas: Canvas) -> QColor:
    """Return the colour in the middle of the card's picture."""
    QApplication.processEvents()
    place = canvas.layout_shown.journey.cards.place_of(CARD)
    assert place is not None
    (box,) = (one for one in canvas.layout_shown.rows[0].cells[1].boxes if one.card.id == CARD)
    part = box.part("picture")
    assert part is not None
    cell = canvas.layout_shown.cell_rect(place.lane, place.stage)
    spot = canvas.placement.rect_of(part.rect.moved(cell.x, cell.y)).center()
    return canvas.viewport().grab().toImage().pixelColor(spot.x(), spot.y() - 20)


def test_a_picture_added_by_an_edit_is_shown_and_an_undo_takes_it_away(
    canvas: Canvas, session: Session, attachment: Attachment
) -> None:
    session.apply(Label.CHANGE_CARDS, cards.set_fields, (CARD,), picture="p")
    assert middle(canvas) != COLOR
    session.apply_to_document(Label.CHANGE_CARDS, attach, attachment)
    assert middle(canvas) == COLOR
    session.undo()
    assert middle(canvas) != COLOR
    session.redo()
    assert middle(canvas) == COLOR


def test_a_repaint_scales_no_picture_again(canvas: Canvas, session: Session, attachment: Attachment) -> None:
    session.apply_to_document(Label.CHANGE_CARDS, attach, attachment)
    session.apply(Label.CHANGE_CARDS, cards.set_fields, (CARD,), picture="p")
    middle(canvas)
    pictures = canvas.showing.player.pictures
    size = next(key[1:] for key in pictures._fitted)
    scaled = pictures.fitted("p", *size)
    middle(canvas)
    assert pictures.fitted("p", *size) is scaled
    assert len(pictures._fitted) == 1
