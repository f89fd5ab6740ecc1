"""The base of records that are many and mostly empty: an instance holds only what was said of it.

A card may have some thirty fields and says six. Its class holds the defaults as ordinary class
attributes, the instance only what differs from them, so that reading, comparing and writing ten
thousand cards costs what they say and not what they might say. pydantic validates them all the same.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform, get_type_hints

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import CoreConfig, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

_NOTHING: MappingProxyType[str, Any] = MappingProxyType({})


@dataclass_transform(kw_only_default=True, frozen_default=True)
class SparseRecord:
    """A frozen record; fields it does not know survive reading and writing.

    A subclass names its fields with their types, and their defaults as values; a default is hashable.
    """

    __slots__ = ("__dict__", "unknown")

    unknown: MappingProxyType[str, Any]
    """The fields that a newer or another program wrote, kept as they are."""

    field_names: ClassVar[tuple[str, ...]]
    """The fields in the order in which they are written."""
    _defaults: ClassVar[dict[str, Any]]
    _adapter: ClassVar[TypeAdapter[SparseRecord]]

    def __init__(self, /, **fields: Any) -> None:
        """Validate all of `fields`; raises pydantic's ValidationError on a wrong value."""
        made = self._adapter.validate_python(fields)
        _put(self, "__dict__", made.__dict__)
        _put(self, "unknown", made.unknown)

    def changed(self, **fields: Any) -> Self:
        """Return a copy with `fields` replaced and the whole record validated.

        Raises pydantic's ValidationError on a wrong value.
        """
        return type(self)(**{**self.__dict__, **self.unknown, **fields})

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.field_names = tuple(cls.__annotations__)
        cls._defaults = {name: getattr(cls, name) for name in cls.field_names if hasattr(cls, name)}
        cls._adapter = TypeAdapter(cls, config=ConfigDict(defer_build=True))

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__name__} is frozen: {name} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"{type(self).__name__} is frozen: {name} cannot be deleted"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or (self.__dict__ == other.__dict__ and self.unknown == other.unknown)

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.items()))

    def __repr__(self) -> str:
        said = {**self.__dict__, **self.unknown}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said.items())})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read from and write to a JSON object that holds only what is said."""
        hints = get_type_hints(cls, include_extras=True)
        said = core_schema.typed_dict_schema(
            {
                name: core_schema.typed_dict_field(
                    handler.generate_schema(hints[name]), required=name not in cls._defaults
                )
                for name in cls.field_names
            },
            cls_name=cls.__name__,
            extra_behavior="allow",
            config=CoreConfig(allow_inf_nan=False),
        )
        read = core_schema.no_info_after_validator_function(cls._maker(), said)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.no_info_wrap_validator_function(
                lambda value, validate: value if isinstance(value, cls) else validate(value), read
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _said, return_schema=core_schema.any_schema()
            ),
        )

    @classmethod
    def _maker(cls) -> Callable[[dict[str, Any]], SparseRecord]:
        """Return the function from validated fields to a record; it runs once a card of a file."""
        new = cls.__new__
        knows_all = frozenset(cls.field_names).issuperset
        says_no_default = frozenset(cls._defaults.values()).isdisjoint

        def make(fields: dict[str, Any]) -> SparseRecord:
            unknown = _NOTHING
            if not knows_all(fields):
                unknown = MappingProxyType({n: fields.pop(n) for n in [*fields] if n not in cls.field_names})
            # 1 is True and is the default of a field: a value among the defaults is looked at again.
            if not says_no_default(fields.values()):
                fields = {n: value for n, value in fields.items() if not cls._is_default(n, value)}
            record = new(cls)
            _put(record, "__dict__", fields)
            _put(record, "unknown", unknown)
            return record

        return make

    @classmethod
    def _is_default(cls, name: str, value: object) -> bool:
        return name in cls._defaults and cls._defaults[name] == value


_put = object.__setattr__


def _said(record: SparseRecord) -> dict[str, Any]:
    return {**record.__dict__, **record.unknown} if record.unknown else record.__dict__
