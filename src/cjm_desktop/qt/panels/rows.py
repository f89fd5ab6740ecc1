"""One row of the inspector: a label, an editor, and where it must be a sentence of why not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.edit.fields import in_common
from cjm_desktop.model.errors import EditError
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.panels.choices import said
from cjm_desktop.qt.panels.editors import (
    ChoiceEditor,
    Edited,
    FlagEditor,
    LineEditor,
    LinesEditor,
    SegmentsEditor,
    TextEditor,
)
from cjm_desktop.qt.panels.fields import Editor, Field
from cjm_desktop.qt.panels.held import held
from cjm_desktop.qt.panels.members import MembersEditor
from cjm_desktop.qt.panels.picture import PictureEditor
from cjm_desktop.qt.panels.reading import READERS, SHOWERS
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP, interface_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QImage

    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.panels.held import Held

    Chosen = ChoiceEditor | SegmentsEditor | FlagEditor
    FieldEditor = LineEditor | TextEditor | Chosen | MembersEditor | PictureEditor

_GAP = 4
_ABOVE = frozenset({Editor.FLAG})
"""The editors that hold their label themselves."""
_ADDED_TO_EACH = QT_TRANSLATE_NOOP("Inspector", "added to each card")
_OF_SOME = QT_TRANSLATE_NOOP("Inspector", "Only on some: {tags}")
_MOST_OF_SOME = 12
"""So many tags are named that not all of the cards have."""


class Row(QWidget):
    """A field with its label; it reads what is typed and says what is wrong with it."""

    typed = Signal()
    """Something was typed, be it read or not."""
    edited = Signal(object)
    """An Edited with a value that could be read, while one types."""
    finished = Signal(object)
    """An Edited with a value that could be read."""
    refused = Signal(object)
    """The error for which what was typed is nothing this field can hold."""
    unread = Signal()
    """What is being typed is no value of this field yet."""
    released = Signal()
    """What was refused has been mended, or given up."""
    not_taken = Signal(object)
    """The error for which something did not come into what stands here."""
    picture_asked = Signal(object)
    """A PictureAsked."""
    members_changed = Signal(object)
    """A MemberChanged."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.editor = _editor(field)
        self._refusal = plain_label("", "refusal", wrapped=True)
        self._refusal.hide()
        self._apart = plain_label("", "hint", wrapped=True)
        self._apart.hide()
        self.refusal: Held | None = None
        """Why what stands here cannot be, if so."""
        self._values: Sequence[Any] = ()
        self._lay_out()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed here that is in no record yet."""
        return (isinstance(self.editor, (LineEditor, TextEditor)) and self.editor.is_dirty) or self.is_refused

    @property
    def takes_words(self) -> bool:
        """Whether one types here."""
        return isinstance(self.editor, (LineEditor, TextEditor))

    @property
    def is_refused(self) -> bool:
        """Whether what stands here cannot be."""
        return self.refusal is not None

    @property
    def name(self) -> str:
        """What the field is called in the language of the window, its unit included."""
        name = said(self.field.label)
        return f"{name}, {said(self.field.unit)}" if self.field.unit else name

    def set_hint(self, hint: str) -> None:
        """Show this where a line of text is empty."""
        if isinstance(self.editor, LineEditor):
            self.editor.set_hint(hint)

    def finish(self) -> None:
        """Tell what was typed, if anything; what was refused once is tried anew.

        Of what never came into the field nothing is said any longer.
        """
        if isinstance(self.editor, (LineEditor, TextEditor)):
            self.editor.is_dirty = self.is_dirty
            self.editor.finish()
        if not self.is_refused:
            self._forget_refusal()

    def words(self) -> str:
        """Return what stands in a field one types into."""
        return self.editor.text() if isinstance(self.editor, (LineEditor, TextEditor)) else ""

    def type_anew(self, text: str) -> None:
        """Let this stand here as if it was typed."""
        if isinstance(self.editor, (LineEditor, TextEditor)):
            self.editor.type_anew(text)

    def refuse(self, error: EditError) -> None:
        """Say why what was typed cannot be; it stays."""
        self.refusal = held(error, self.name)
        self.tell(self.refusal.reason)

    def tell(self, error: CjmError) -> None:
        """Say what was refused, of which nothing stands here."""
        text = error.in_language(interface_language())
        self._refusal.setText(text)
        self._refusal.show()
        self.editor.setAccessibleDescription(text)

    def told(self) -> str:
        """Return the sentence that stands below the field, or none."""
        return "" if self._refusal.isHidden() else self._refusal.text()

    def show_values(self, values: Sequence[Any]) -> None:
        """Show what the records hold, unless something else is just being typed."""
        self._values = values
        self._forget_refusal()
        editor = self.editor
        if isinstance(editor, (LineEditor, TextEditor)):
            self._show_words(editor, values)
        elif not isinstance(editor, (MembersEditor, PictureEditor)):
            editor.show_values(values)

    def show_again(self) -> None:
        """Show what the records hold in place of what was typed."""
        self.show_values(self._values)

    def show_members(self, known: Mapping[str, str], lists: Sequence[Sequence[str]]) -> None:
        """Show which members the records have."""
        if isinstance(self.editor, MembersEditor):
            self.editor.show_members(known, lists)

    def show_picture(self, image: QImage | None, *, has_any: bool) -> None:
        """Show the picture of the records."""
        if isinstance(self.editor, PictureEditor):
            self.editor.show_picture(image, has_any=has_any)

    def apart(self) -> str:
        """Return what stands below a list that several records share in part, or none."""
        return "" if self._apart.isHidden() else self._apart.text()

    def _show_words(self, editor: LineEditor | TextEditor, values: Sequence[Any]) -> None:
        differs = len(set(values)) > 1
        if self.field.editor is Editor.TAGS and isinstance(editor, LineEditor):
            shared = in_common(tuple(values))
            of_some = dict.fromkeys(tag for one in values for tag in one if tag not in shared)
            self._apart.setText(said(_OF_SOME).format(tags=_some_of(tuple(of_some))))
            self._apart.setVisible(differs)
            editor.set_hint(said(_ADDED_TO_EACH) if differs else "")
            editor.show_text(self._text(shared))
        else:
            editor.show_text("" if differs or not values else self._text(values[0]), differs=differs)

    def _text(self, value: Any) -> str:
        if self.field.editor is Editor.TAGS:
            return ", ".join(value or ())
        if self.field.editor is Editor.LINES:
            return "\n".join(value or ())
        shower = SHOWERS.get(self.field.editor)
        return (value or "") if shower is None else shower(value, interface_language())

    def _value(self, text: str) -> Any:
        """Return what a text means for this field; raises NotAllowed."""
        if self.field.editor is Editor.TAGS:
            return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := " ".join(part.split()))))
        if self.field.editor is Editor.LINES:
            return tuple(line for part in text.splitlines() if (line := part.strip()))
        reader = READERS.get(self.field.editor)
        value = text if reader is None else reader(text, interface_language())
        return self.field.empty if value is None or (reader is None and not text.strip()) else value

    def _read(self, edited: Edited, *, is_final: bool) -> None:
        if not is_final:
            self.typed.emit()
        try:
            value = self._value(edited.value) if isinstance(edited.value, str) else edited.value
        except EditError as error:
            # While one types a number is often none yet; only what is left so is told.
            if is_final:
                self.refused.emit(error)
            else:
                self.unread.emit()
            return
        self._forget_refusal()
        (self.finished if is_final else self.edited).emit(Edited(value))

    def _forget_refusal(self) -> None:
        was_refused, self.refusal = self.is_refused, None
        self._refusal.hide()
        self.editor.setAccessibleDescription("")
        if was_refused:
            self.released.emit()

    def _leave_out(self, error: CjmError) -> None:
        """Say why something did not come into the field."""
        self.tell(error)
        self.not_taken.emit(error)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        name = self.name
        if self.field.editor not in _ABOVE:
            label = plain_label(name, "caption")
            label.setBuddy(self.editor)
            column.addWidget(label)
        self.editor.setAccessibleName(name)
        if isinstance(self.editor, SegmentsEditor):
            self.editor.name(name)
        column.addWidget(self.editor)
        column.addWidget(self._apart)
        column.addWidget(self._refusal)
        self.setFocusProxy(self.editor)

    def _connect(self) -> None:
        editor = self.editor
        if isinstance(editor, MembersEditor):
            editor.changed.connect(self.members_changed)
            return
        if isinstance(editor, PictureEditor):
            editor.asked.connect(self.picture_asked)
            return
        editor.finished.connect(lambda edited: self._read(edited, is_final=True))
        if isinstance(editor, (LineEditor, TextEditor)):
            editor.edited.connect(lambda edited: self._read(edited, is_final=False))
            editor.refused.connect(self._leave_out)


def _some_of(tags: Sequence[str]) -> str:
    """Return tags in one line, with an ellipsis for those beyond what is read."""
    named = ", ".join(tags[:_MOST_OF_SOME])
    return f"{named}…" if len(tags) > _MOST_OF_SOME else named


def _editor(field: Field) -> FieldEditor:
    choices = () if field.choices is None else field.choices()
    makers: dict[Editor, Callable[[], FieldEditor]] = {
        Editor.TEXT: partial(TextEditor, field.lines),
        Editor.LINES: partial(LinesEditor, field.lines),
        Editor.CHOICE: partial(ChoiceEditor, choices),
        Editor.SEGMENTS: partial(SegmentsEditor, choices),
        Editor.FLAG: partial(FlagEditor, said(field.label)),
        Editor.PERSONAS: MembersEditor,
        Editor.SOURCES: MembersEditor,
        Editor.PICTURE: PictureEditor,
    }
    return makers.get(field.editor, LineEditor)()
