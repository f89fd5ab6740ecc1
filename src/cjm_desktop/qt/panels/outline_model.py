"""The rows of the outline as Qt asks for them: a view of a document, updated by what differs, never a copy.

Rows below a row are listed when they are first asked for. An edit inserts, moves and removes the rows it
touched, so that what is open, selected and scrolled to stays so.
"""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.outline_contents import LINKS, PERSONAS, ROOT, SOURCES, Contents, Key, Kind
from cjm_desktop.qt.panels.outline_drag import ROWS, Dropped, packed, unpacked
from cjm_desktop.qt.panels.outline_rewording import reworded
from cjm_desktop.qt.panels.outline_words import Words
from cjm_desktop.qt.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QMimeData

    from cjm_desktop.edit.diff import Difference

    Index = QModelIndex | QPersistentModelIndex

KEY = Qt.ItemDataRole.UserRole
"""Under which a row tells its key."""
_DRAGGED = frozenset({Kind.CARD, Kind.STAGE, Kind.LANE, Kind.PERSONA, Kind.SOURCE})
_TAKING = frozenset({Kind.MAP, Kind.PHASE, Kind.CELL, Kind.PERSONAS, Kind.SOURCES})
_STRUCTURE = frozenset({Kind.MAP, Kind.PHASE, Kind.STAGE, Kind.LANE})
_NOWHERE = QModelIndex()


class Node:
    """A row that Qt knows of; its children are None until they are asked for."""

    __slots__ = ("children", "key", "number", "parent", "row")

    def __init__(self, key: Key, parent: Node | None, number: int) -> None:
        self.key = key
        self.parent = parent
        self.number = number
        self.row = 0
        self.children: list[Node] | None = None


class OutlineModel(QAbstractItemModel):
    """One column of rows over the contents of a document."""

    dropped = Signal(object)
    """A Dropped."""

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self.contents = contents
        self.may_drop: Callable[[Dropped], bool] = lambda _dropped: False
        """Says whether a drop would be an edit that makes sense."""
        self.words = Words(self)
        self._numbers = count(1)
        self._forget()

    def begin_anew(self, contents: Contents) -> None:
        """Show another map, or the same one in another order."""
        self.beginResetModel()
        self.contents = contents
        self._forget()
        self.endResetModel()

    def show(self, contents: Contents, difference: Difference) -> None:
        """Show another version of the same map, of which the difference is known."""
        before, self.contents = self.contents, contents
        touched = [node for node in self._touched(before, difference) if self._is_asked_for(node, before)]
        if touched:
            self._arrange(touched)
        for key in reworded(list(self._nodes), contents, difference):
            node = self._nodes.get(key)
            if node is not None:
                index = self._index(node)
                self.dataChanged.emit(index, index)

    def retranslate(self) -> None:
        """Say every row anew, in the present language of the window."""
        for node in list(self._nodes.values()):
            if node.children:
                self.dataChanged.emit(self._index(node.children[0]), self._index(node.children[-1]))

    def key_of(self, index: Index) -> Key | None:
        """Return the key of a row, None for no row."""
        node = self._by_number.get(index.internalId()) if index.isValid() else None
        return None if node is None else node.key

    def index_of(self, key: Key) -> QModelIndex:
        """Return the row of a key, listing what stands above it; an invalid index where it is not there."""
        node = self._nodes.get(key)
        if node is None:
            above = self.contents.parent(key)
            if above is None or (above != ROOT and not self.index_of(above).isValid()):
                return QModelIndex()
            self._children(self._nodes[above])
            node = self._nodes.get(key)
        return QModelIndex() if node is None else self._index(node)

    def _forget(self) -> None:
        self._nodes: dict[Key, Node] = {}
        self._by_number: dict[int, Node] = {}
        self._root = self._make(ROOT, None)

    def _make(self, key: Key, parent: Node | None) -> Node:
        node = Node(key, parent, next(self._numbers))
        self._nodes[key] = self._by_number[node.number] = node
        return node

    def _drop_node(self, node: Node) -> None:
        """Forget a row and all below it; a key that another row has taken over stays that one's."""
        for child in node.children or ():
            self._drop_node(child)
        node.children = None
        self._by_number.pop(node.number, None)
        if self._nodes.get(node.key) is node:
            del self._nodes[node.key]

    def _children(self, node: Node) -> list[Node]:
        if node.children is None:
            node.children = [self._make(key, node) for key in self.contents.children(node.key)]
            _number(node.children)
        return node.children

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row, 0, node.number)

    def _node(self, index: Index) -> Node | None:
        return self._by_number.get(index.internalId()) if index.isValid() else self._root

    # What an edit has changed

    def _touched(self, before: Contents, difference: Difference) -> list[Node]:
        """Return the rows below which others may have come, gone or moved, from above to below."""
        touched: list[Node] = []
        may_be = difference.structure or difference.phases or difference.lanes
        if may_be and before.skeleton != self.contents.skeleton:
            touched += [node for node in self._nodes.values() if node.key.kind in _STRUCTURE]
        cells = [node for node in self._nodes.values() if node.key.kind is Kind.CELL]
        touched += [node for node in cells if self.contents.is_rearranged(node.key, before, difference)]
        lists = [ROOT, LINKS] if difference.links else []
        lists += [PERSONAS] if difference.personas else []
        lists += [SOURCES] if difference.sources else []
        touched += [self._nodes[key] for key in lists if key in self._nodes]
        return sorted(touched, key=_depth)

    def _is_asked_for(self, node: Node, before: Contents) -> bool:
        """Whether Qt has to be told of the children of a row: it knows them, or whether there are any."""
        if node.children is None and before.has_children(node.key) != self.contents.has_children(node.key):
            node.children = [
                self._make(key, node) for key in before.children(node.key) if key not in self._nodes
            ]
            _number(node.children)
        return node.children is not None

    def _arrange(self, touched: Sequence[Node]) -> None:
        """Let rows come, go and move; what is below a row that has gone meanwhile went with it."""
        wanted = {node.number: self.contents.children(node.key) for node in touched}
        kept = {key for keys in wanted.values() for key in keys}
        kept.update(*(self.contents.children(key) for key in kept if key.kind is Kind.PHASE))
        for node in self._left_of(touched):
            # What stands in a phase that goes may stay: it is moved out before.
            self._remove(node, lambda child: child.key not in kept and child.key.kind is not Kind.PHASE)
        for node in self._left_of(touched):
            for made in self._order(node, wanted[node.number]):
                self._order_new_phase(made)
        for node in self._left_of(touched):
            left = set(wanted[node.number])
            self._remove(node, lambda child, left=left: child.key not in left)  # type: ignore[misc]

    def _left_of(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield those of the rows that are still there when their turn comes."""
        return (node for node in nodes if node.number in self._by_number)

    def _order_new_phase(self, made: Node) -> None:
        """Fill a phase that has just come with its stages, as they are, what is open below them included."""
        if made.key.kind is Kind.PHASE:
            self._order(made, self.contents.children(made.key))

    def _remove(self, node: Node, goes: Callable[[Node], bool]) -> None:
        children = node.children or []
        for first, last in reversed(list(_runs(children, goes))):
            self.beginRemoveRows(self._index(node), first, last)
            gone = children[first : last + 1]
            del children[first : last + 1]
            _number(children)
            for child in gone:
                self._drop_node(child)
            self.endRemoveRows()

    def _order(self, node: Node, wanted: Sequence[Key]) -> list[Node]:
        """Bring the children of a row into an order; returns those that were made for it."""
        children, made = self._children(node), []
        for at, key in enumerate(wanted):
            if at < len(children) and children[at].key == key:
                continue
            there = self._nodes.get(key)
            if there is None:
                made += self._insert(node, at, list(takewhile(self._is_new, wanted[at:])))
                continue
            if at + 1 < len(children) and children[at + 1].key == key and children[at].key in wanted:
                # One that has moved down is one move, not one for each it passed.
                self._move(children[at], node, min(wanted.index(children[at].key), len(children) - 1) + 1)
            if children[at : at + 1] != [there]:
                self._move(there, node, at)
        return made

    def _is_new(self, key: Key) -> bool:
        return key not in self._nodes

    def _insert(self, node: Node, at: int, keys: Sequence[Key]) -> list[Node]:
        children = self._children(node)
        self.beginInsertRows(self._index(node), at, at + len(keys) - 1)
        made = [self._make(key, node) for key in keys]
        for one in made:
            if one.key.kind is Kind.PHASE:
                # Its stages are still elsewhere, and move into it.
                one.children = []
        children[at:at] = made
        _number(children)
        self.endInsertRows()
        return made

    def _move(self, node: Node, target: Node, at: int) -> None:
        """Move a row, with what is open below it, before the row `at` of its new or old parent."""
        source, row = node.parent, node.row
        assert source is not None
        if not self.beginMoveRows(self._index(source), row, row, self._index(target), at):
            return
        below, now = self._children(source), self._children(target)
        del below[row]
        now.insert(at - (1 if source is target and at > row else 0), node)
        node.parent = target
        _number(below)
        _number(now)
        self.endMoveRows()

    # Qt's overrides

    @guarded(answer=_NOWHERE)
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the row at a place below another one."""
        node = self._node(parent)
        children = [] if node is None else self._children(node)
        return self._index(children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

    @guarded(answer=_NOWHERE)
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the row above a row."""
        node = self._by_number.get(index.internalId()) if index.isValid() else None
        return QModelIndex() if node is None or node.parent is None else self._index(node.parent)

    @guarded(answer=0)
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows stand below a row, which lists them."""
        node = self._node(parent)
        return 0 if node is None else len(self._children(node))

    @guarded(answer=1)
    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Return one."""
        return 1

    @guarded(answer=False)
    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Whether a row can be opened; lists nothing."""
        node = self._node(parent)
        if node is None:
            return False
        return self.contents.has_children(node.key) if node.children is None else bool(node.children)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        key = self.key_of(index)
        if key is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words.name(self.contents, key)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.words.spoken(self.contents, key)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.words.hint(self.contents, key))
            case _ if role == KEY:
                return key
        return None

    @guarded(answer=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        key = self.key_of(index)
        if key is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if key.kind in _DRAGGED and not self.contents.is_hidden(key):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if key.kind in _TAKING and not self.contents.is_hidden(key):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    @guarded(answer=Qt.DropAction.IgnoreAction)
    def supportedDropActions(self) -> Qt.DropAction:
        """Return that what is dropped is moved."""
        return Qt.DropAction.MoveAction

    @guarded(answer=[])
    def mimeTypes(self) -> list[str]:
        """Return what can be dropped here: rows of this document."""
        return [ROWS]

    @guarded(answer=None)
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return rows as they are dragged."""
        keys = [key for index in indexes if (key := self.key_of(index)) is not None]
        return packed(self.contents, keys)

    @guarded(answer=False)
    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Whether rows can be dropped at a place."""
        dropped = self._read(data, row, parent)
        return dropped is not None and self.may_drop(dropped)

    @guarded(answer=False)
    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for the edit that a drop means."""
        dropped = self._read(data, row, parent)
        if dropped is None or not self.may_drop(dropped):
            return False
        self.dropped.emit(dropped)
        return True

    def _read(self, data: QMimeData, row: int, parent: Index) -> Dropped | None:
        keys = unpacked(self.contents, data)
        return Dropped(keys, self.key_of(parent) or ROOT, None if row < 0 else row) if keys else None


def _depth(node: Node) -> int:
    return 0 if node.parent is None else _depth(node.parent) + 1


def _number(children: list[Node]) -> None:
    for row, child in enumerate(children):
        child.row = row


def _runs(children: Sequence[Node], goes: Callable[[Node], bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last rows of each run of those that go."""
    first: int | None = None
    for row, child in enumerate(children):
        if goes(child):
            first = row if first is None else first
        elif first is not None:
            yield first, row - 1
            first = None
    if first is not None:
        yield first, len(children) - 1
