"""What all groups of edits share: they settle what is under way, try, tell refusals, show what came of it."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from cjm_desktop.model.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.labels import Label, Named
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.errors import CjmError

P = ParamSpec("P")
E = TypeVar("E", bound="Editing")


class Editing:
    """Edits of one session; `refuse` tells why one was refused, `show` brings what is current into view."""

    def __init__(
        self, session: Session, refuse: Callable[[CjmError], object], show: Callable[[], object]
    ) -> None:
        self.session = session
        self.refuse = refuse
        self.show = show

    def settle(self) -> bool:
        """Keep what is being typed; False when that is refused, which is told."""
        return self.tried(self.session.settle)

    def tried(self, do: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do something that may be refused; False when it is, which is told."""
        try:
            do(*args, **kwargs)
        except EditError as error:
            self.refuse(error)
            return False
        return True

    def apply(
        self,
        label: Label | Named,
        verb: Callable[Concatenate[Map, P], Map],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Do one edit of the shown map and show what is current then; False when it is refused."""
        try:
            self.session.apply(label, verb, *args, **kwargs)
        except EditError as error:
            self.refuse(error)
            return False
        self.show()
        return True

    def preview(self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Preview an edit of the shown map; False when it is refused."""
        try:
            self.session.preview(verb, *args, **kwargs)
        except EditError as error:
            self.refuse(error)
            return False
        return True

    def preview_document(
        self, verb: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Preview an edit of the document; False when it is refused."""
        try:
            self.session.preview_document(verb, *args, **kwargs)
        except EditError as error:
            self.refuse(error)
            return False
        return True

    def commit(
        self, label: Label | Named, select: Selection | None = None, show_map: str | None = None
    ) -> None:
        """Keep what was previewed, and show what is current then."""
        if self.tried(self.session.commit, label, select, show_map=show_map):
            self.show()

    def select(self, selection: Selection) -> None:
        """Select, and show what is current then."""
        self.tried(self.session.select, selection)
        self.show()


def settled(edit: Callable[Concatenate[E, P], object]) -> Callable[Concatenate[E, P], None]:
    """Let an edit begin with what is being typed kept, since it goes by what is selected and shown."""

    def settle_and_edit(self: E, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.settle():
            edit(self, *args, **kwargs)

    update_wrapper(settle_and_edit, edit)
    return settle_and_edit
