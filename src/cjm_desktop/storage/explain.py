"""A rule of the format that a file breaks, told in words: which record, which field, what is expected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from msgspec import json

from cjm_desktop.model.document import Document
from cjm_desktop.model.errors import Nouns
from cjm_desktop.model.grid import NoSuchPlace
from cjm_desktop.model.hints import alternatives, element, is_record, record_hints
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted
from cjm_desktop.model.record import WrongValue

if TYPE_CHECKING:
    from msgspec import Meta

_DOCUMENT_GROUPS = {
    "personas": Nouns.PERSONA,
    "sources": Nouns.SOURCE,
    "maps": Nouns.MAP,
    "attachments": Nouns.PICTURE,
}
_MAP_GROUPS = {
    "phases": Nouns.PHASE,
    "stages": Nouns.STAGE,
    "lanes": Nouns.LANE,
    "cards": Nouns.CARD,
    "links": Nouns.LINK,
}
_MOST_LISTED = 4
"""Values that are told of a field which takes only some; of more than these the last are left out."""
_PATH = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_MISSING = re.compile(r"missing required field `(\w+)`")

_RECORD = Phrase("an object in { } is expected", "ожидается объект в { }")
_LIST = Phrase("a list is expected", "ожидается список")
_ANYTHING = Phrase("a value of another kind is expected", "ожидается значение другого вида")
_KINDS = {
    int: Phrase("a whole number is expected", "ожидается целое число"),
    float: Phrase("a number is expected", "ожидается число"),
    str: Phrase("text in quotes is expected", "ожидается текст в кавычках"),
    bool: Phrase("true or false is expected", "ожидается true или false"),
}

_Steps = Sequence[int | str]


def explain(error: WrongValue, content: Mapping[str, Any]) -> Phrase:
    """Return a clause on what is wrong in the content of a file that is refused with `error`."""
    if isinstance(error.__cause__, NoSuchPlace):
        return _no_such_place(error.__cause__)
    steps = _steps(str(error), content)
    missing = _MISSING.search(str(error))
    if missing:
        return _told([*steps, missing.group(1)], content, Phrase("it is missing", "его нет"))
    value: Any = content
    for step in steps:
        value = _inside(value, step)
    return _told(steps, content, _expectation(_hint_at(steps), value))


def identifier(error: WrongValue, content: Mapping[str, Any]) -> str | None:
    """Return the id of the innermost record in which the wrong value stands, None where it is not known."""
    if isinstance(error.__cause__, NoSuchPlace):
        return error.__cause__.card.id
    found, value = None, content
    for step in _steps(str(error), content):
        value = _inside(value, step)
        own = value.get("id") if isinstance(value, dict) else None
        found = own if isinstance(own, str) and own else found
    return found


def _steps(message: str, content: Mapping[str, Any]) -> list[int | str]:
    """Return the names and numbers, from 0, that lead to the wrong value."""
    path = _PATH.search(message)
    found = _STEP.findall(path.group(1)) if path else []
    steps = [name or (int(number) if number.isdigit() else number) for name, number in found]
    # msgspec does not say which of the pictures it is.
    return [_wrong_picture(content["attachments"]) if step == "..." else step for step in steps]


def _wrong_picture(pictures: Mapping[str, Any]) -> str:
    for key, picture in pictures.items():
        try:
            Document.read({"attachments": {key: picture}})
        except WrongValue:
            return key
    return ""


def _hint_at(steps: _Steps) -> Any:
    """Return the type of what stands at the end of the steps."""
    hint: Any = Document
    for step in steps:
        ((kind, _),) = alternatives(hint)
        hint = record_hints(kind)[str(step)] if is_record(kind) else element(kind)
    return hint


def _expectation(hint: Any, value: Any) -> Phrase:
    kind, limits = next((one for one in alternatives(hint) if _is_of(value, one[0])), alternatives(hint)[0])
    if get_origin(kind) is Literal:
        expected = _one_of(get_args(kind))
    elif not _is_of(value, kind):
        expected = _KINDS.get(kind) or (_LIST if get_origin(kind) is tuple else _RECORD)
    else:
        length = _length(limits, value)
        if length:
            return length
        expected = _range(limits, value)
    found = _in_quotes(value) if isinstance(value, str) else _same(quoted(json.encode(value).decode()))
    return Phrase(f"{expected.en}, not {found.en}", f"{expected.ru}, а стоит {found.ru}")


def _is_of(value: Any, kind: Any) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if get_origin(kind) is tuple:
        return isinstance(value, list)
    return type(value) is kind if kind in _KINDS else isinstance(value, dict)


def _length(limits: Meta | None, value: Any) -> Phrase | None:
    most = limits.max_length if limits else None
    if most is None or not isinstance(value, str | list) or len(value) <= most:
        return None
    if isinstance(value, str):
        return Phrase(f"it must have {most} characters at most", f"ожидается не больше {most} знаков")
    return Phrase(f"it must have {most} entries at most", f"ожидается записей не больше {most}")


def _range(limits: Meta | None, value: Any) -> Phrase:
    if limits and limits.min_length and not value:
        return Phrase("it must not be empty", "ожидается непустой текст")
    if limits and limits.gt is not None and value <= limits.gt:
        return Phrase(f"it must be more than {limits.gt:g}", f"ожидается больше {limits.gt:g}")
    if limits and limits.ge is not None and value < limits.ge:
        return Phrase(f"it must be at least {limits.ge:g}", f"ожидается не меньше {limits.ge:g}")
    if limits and limits.le is not None and value > limits.le:
        return Phrase(f"it must be at most {limits.le:g}", f"ожидается не больше {limits.le:g}")
    return _ANYTHING


def _one_of(values: Sequence[Any]) -> Phrase:
    listed = [_in_quotes(one) if isinstance(one, str) else _same(str(one)) for one in values]
    more = [_same("…")] if len(listed) > _MOST_LISTED else []
    shown = listed[: _MOST_LISTED - len(more)] + more
    en, ru = ", ".join(one.en for one in shown), ", ".join(one.ru for one in shown)
    if len(values) == 1:
        return Phrase(f"{en} is expected", f"ожидается {ru}")
    return Phrase(f"one of these is expected: {en}", f"ожидается одно из значений: {ru}")


def _in_quotes(text: str) -> Phrase:
    return Phrase(f"“{quoted(text)}”", f"«{quoted(text)}»")


def _same(text: str) -> Phrase:
    return Phrase(text, text)


def _told(steps: _Steps, content: Mapping[str, Any], what: Phrase) -> Phrase:
    where, field = _place(steps, content)
    if not field:
        return _joined(where, what)
    return _joined(where, Phrase(f"the field “{field}”: {what.en}", f"поле «{field}»: {what.ru}"))


def _no_such_place(error: NoSuchPlace) -> Phrase:
    card, stage, lane = (quoted(one) for one in (error.card.id, error.card.stage, error.card.lane))
    if error.stage_is_known:
        return Phrase(
            f"card {card}: the lane “{lane}” it names is not in the map",
            f"карточка {card}: дорожки «{lane}», на которую дана ссылка, на карте нет",
        )
    return Phrase(
        f"card {card}: the stage “{stage}” it names is not in the map",
        f"карточка {card}: этапа «{stage}», на который дана ссылка, на карте нет",
    )


def _place(location: _Steps, value: Any) -> tuple[Phrase | None, str]:
    """Return the innermost record on the way to the error, in words, and the field within it."""
    record: Phrase | None = None
    steps = [*location]
    for groups in (_DOCUMENT_GROUPS, _MAP_GROUPS):
        if len(steps) > 1 and steps[0] in groups:
            group, key, *steps = steps
            value = _inside(_inside(value, group), key)
            record = _named(groups[str(group)], key, value)
    return record, ".".join(str(step + 1 if isinstance(step, int) else step) for step in steps)


def _inside(value: Any, step: int | str) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _named(noun: Phrase, step: int | str, value: object) -> Phrase:
    identifier = value.get("id") if isinstance(value, dict) else None
    if isinstance(identifier, str) and identifier:
        return Phrase(f"{noun.en} {quoted(identifier)}", f"{noun.ru} {quoted(identifier)}")
    number = step + 1 if isinstance(step, int) else quoted(step)
    return Phrase(f"{noun.en} {number}", f"{noun.ru} {number}")


def _joined(where: Phrase | None, what: Phrase) -> Phrase:
    return what if where is None else Phrase(f"{where.en}, {what.en}", f"{where.ru}, {what.ru}")
