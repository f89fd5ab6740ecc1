"""The base of everything a document holds: frozen, checked when made, and keeping what it does not know.

Reading a file makes records without calling Python once a record; a record made by the program is
checked by the same rules, those of its fields' types. Modules that define records, this one too, do without
`from __future__ import annotations`: msgspec would compile the type of each field anew at every start.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, dataclass_transform

from msgspec import Struct, StructMeta, ValidationError, convert, field
from msgspec.structs import fields as struct_fields
from msgspec.structs import replace

from cjm_desktop.model.hints import alternatives, element, is_record, record_hints
from cjm_desktop.model.limits import MOST_LEVELS
from cjm_desktop.model.text import IS_CLEANED, clean_text

WrongValue = ValidationError
"""What is raised for a value that a field cannot take; its cause is what a rule of a record raised."""

UNKNOWN = "\x7f"
"""The name under which a record is given its unknown fields; as a name in a file it is unknown itself."""
NOTHING: MappingProxyType[str, Any] = MappingProxyType({})


class NestedTooDeep(ValueError):
    """A field that we do not know holds more brackets within brackets than can be written again."""


class _RecordType(StructMeta):
    """The type of the types of records: calling one of them checks what it is given."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        return super().__new__(mcs, name, bases, namespace, kw_only=True, **options)

    @property
    def field_names(self) -> tuple[str, ...]:
        """The fields in the order in which they are written."""
        return tuple(name for name in self.__struct_fields__ if name != "unknown")

    if not TYPE_CHECKING:

        def __call__(self, /, **fields: Any) -> Any:
            written = dict(zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True))
            known = {written[name]: fields.pop(name) for name in self.field_names if name in fields}
            return convert(_treated(self, known, fields), self)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record(
    Struct,
    metaclass=_RecordType,
    frozen=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
):
    """A frozen record; fields it does not know survive reading and writing.

    Made from Python it checks and cleans its fields, keeps names it does not know, and raises WrongValue.
    """

    unknown: MappingProxyType[str, Any] = field(default=NOTHING, name=UNKNOWN)
    """The fields that a newer or another program wrote, kept as they are."""

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self:
        """Return the record that an object of a file describes, by the names of the file.

        Raises WrongValue, or NestedTooDeep for what could not be written again.
        """
        return convert(_described(cls, content), cls)

    def changed(self, **fields: Any) -> Self:
        """Return a copy with `fields` replaced, checked and cleaned; all others stay the same by identity.

        For records whose fields do not depend on each other; raises WrongValue.
        """
        known = {name: fields.pop(name) for name in type(self).field_names if name in fields}
        needed = {name: getattr(self, name) for name in _required(type(self))}
        checked = type(self)(**{**needed, **known})
        values = {name: getattr(checked, name) for name in known}
        if fields:
            values["unknown"] = MappingProxyType({**self.unknown, **fields})
        return replace(self, **values)

    def replaced(self, **fields: Any) -> Self:
        """Return a copy with `fields` replaced by records that are already valid.

        For containers (map, document), whose content was checked when it was made.
        """
        return replace(self, **fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in type(self).field_names))

    def __repr__(self) -> str:
        defaults = defaults_of(type(self))
        values = ((name, getattr(self, name)) for name in type(self).field_names)
        said = [(name, value) for name, value in values if name not in defaults or value != defaults[name]]
        said += self.unknown.items()
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"


@cache
def defaults_of(record: type[Record]) -> Mapping[str, Any]:
    """Return the fields that need not be said, with what they then hold."""
    return {one.name: one.default for one in struct_fields(record) if not one.required}


@cache
def _required(record: type[Record]) -> tuple[str, ...]:
    return tuple(one.name for one in struct_fields(record) if one.required)


def _described(record: type[Record], content: Mapping[str, Any]) -> dict[str, Any]:
    """Split an object of a file into known fields, treated, and unknown ones."""
    known = {name: value for name, value in content.items() if name in _treatments(record)}
    unknown = {name: value for name, value in content.items() if name not in known}
    _check_depth(unknown, MOST_LEVELS)
    return _treated(record, known, unknown)


def _treated(record: type[Record], known: dict[str, Any], unknown: dict[str, Any]) -> dict[str, Any]:
    treatments = _treatments(record)
    for name, value in known.items():
        treatment = treatments[name]
        if treatment:
            known[name] = treatment(value)
    if unknown:
        known[UNKNOWN] = MappingProxyType(unknown)
    return known


@cache
def _treatments(record: type[Record]) -> Mapping[str, Callable[[Any], Any] | None]:
    """Return what is done with each field, by its name in a file, before its type is checked."""
    return {name: _treatment(hint) for name, hint in record_hints(record).items()}


def _treatment(hint: Any) -> Callable[[Any], Any] | None:
    kinds = alternatives(hint)
    if len(kinds) > 1:
        return _clean_figure
    ((kind, limits),) = kinds
    inner = element(kind)
    if inner is not None:
        return _each(_treatment(inner))
    if is_record(kind):
        return lambda value: _described(kind, value) if isinstance(value, dict) else value
    if kind is float:
        return _clean_figure
    return _clean_figure if limits == IS_CLEANED else None


def _each(treatment: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    def treat(value: Any) -> Any:
        assert treatment
        if isinstance(value, dict | MappingProxyType):
            return {key: treatment(one) for key, one in value.items()}
        if isinstance(value, str) or not hasattr(value, "__iter__"):
            return value
        return [treatment(one) for one in value]

    return treat if treatment else None


def _clean_figure(value: Any) -> Any:
    """Clean a text; a number only has to be one that can be written."""
    if isinstance(value, float) and not math.isfinite(value):
        message = "Expected a finite number"
        raise WrongValue(message)
    return clean_text(value) if isinstance(value, str) else value


def _check_depth(value: Any, levels: int) -> None:
    if levels < 0:
        message = f"more than {MOST_LEVELS} brackets within each other"
        raise NestedTooDeep(message)
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            _check_depth(one, levels - 1)
