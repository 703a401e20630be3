"""Plants a word of its own in every text of a record, so that it can be looked for in every file afterwards."""

from __future__ import annotations

import enum
import types
from datetime import date, datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.store.made import NOW


class Plants:
    """Words that begin with `mark`, each with the record and the field in which it was planted."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.words: list[str] = []
        self.barren: set[str] = set()
        """Fields of text in which no word can be planted: dates, addresses and the like."""

    def record(self, model: type[BaseModel], *called: str, **fixed: Any) -> Any:
        """A record with a word in every field that is not fixed."""
        document: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            alias = info.alias or name
            if name in fixed:
                document[alias] = fixed[name]
            elif (value := self._value(info.annotation, model, name, called)) is not None:
                document[alias] = value
        return self._valid(model, document)

    def word(self, *called: str) -> str:
        """A new word."""
        made = "".join([self.mark, *(part.title().replace("_", "") for part in called)])
        self.words.append(made)
        return made

    def _valid(self, model: type[BaseModel], document: dict[str, Any]) -> Any:
        while True:
            try:
                return model.model_validate(document)
            except ValidationError as error:
                at = [part for part in error.errors()[0]["loc"] if isinstance(part, str)]
                self.barren.add(at[-1])
                self._drop(document, error.errors()[0]["loc"])

    def _drop(self, document: Any, path: tuple[int | str, ...]) -> None:
        for part in path[:-1]:
            document = document[part]
        dropped = document.pop(path[-1]) if isinstance(document, dict) else document.pop(int(path[-1]))
        if isinstance(dropped, str) and dropped in self.words:
            self.words.remove(dropped)

    def _value(self, kind: Any, model: type[BaseModel], name: str, called: tuple[str, ...]) -> Any:
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._value(inner[0], model, name, called)
        if origin in (Union, types.UnionType):
            return self._value(next(one for one in inner if one is not type(None)), model, name, called)
        if origin is Literal:
            return inner[0]
        if origin is tuple and ... not in inner:
            return [self._value(one, model, name, called) for one in inner]
        if origin in (list, tuple):
            found = self._value(inner[0], model, name, called)
            return [] if found is None else [found]
        if origin is dict:
            key = self._value(inner[0], model, f"{name}Key", called)
            value = self._value(inner[1], model, name, called)
            return {key: value} if isinstance(value, str) else {}
        return self._plain(kind, model, name, called)

    def _plain(self, kind: Any, model: type[BaseModel], name: str, called: tuple[str, ...]) -> Any:
        if kind is str:
            return self.word(*called, model.__name__, name)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            document = self.record(kind, *called, model.__name__)
            return TypeAdapter(Any).dump_python(document, mode="json", by_alias=True, exclude_unset=True)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind)).value
        return {int: 2001, float: 0.5, bool: None, datetime: NOW.isoformat(), date: NOW.date().isoformat()}.get(kind)
