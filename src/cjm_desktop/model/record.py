"""The base of everything a document holds, and the one way to change a record."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; fields it does not know survive reading and writing."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        allow_inf_nan=False,
        defer_build=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )

    def changed(self, **fields: Any) -> Self:
        """Return a copy with `fields` replaced and the whole record validated.

        For leaf records; raises pydantic's ValidationError on a wrong value.
        """
        known = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**known, **(self.model_extra or {}), **fields})

    def replaced(self, **fields: Any) -> Self:
        """Return a copy with `fields` replaced by records that are already valid.

        For containers (map, document), whose content was validated when it was made.
        """
        return self.model_copy(update=fields)
