"""What is known about English and the world without a model: the adapter behind `seams.Lexicon`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.domain.needs import Need
    from companion.domain.query.query import Query


class EnglishLexicon:
    """Implements `seams.Lexicon`. Cheap to build; tables and libraries are loaded by the first question that needs them."""

    def sentences(self, text: str) -> list[str]:
        """Sentences whose concatenation is the text."""
        from companion.text.sentences import sentences

        return sentences(text)

    def stems(self, text: str) -> list[str]:
        """Stemmed content words, lower case, in order, stop words left out."""
        from companion.text.stems import stems

        return list(stems(text))

    def industries(self, text: str) -> tuple[str, ...]:
        """Industries of the vocabulary that a free text names, in its order; empty when none is clear."""
        from companion.text.industry.free_text import industries

        return industries(text)

    def country(self, code_or_name: str) -> str | None:
        """The English short name of a country, from a code, a name, or another usual name."""
        from companion.text.world.countries import country

        return country(code_or_name)

    def regions(self, country: str) -> tuple[str, ...]:
        """The regions a country lies in, wider ones first: 'Latin America', 'South America'."""
        from companion.text.world.countries import regions

        return regions(country)

    def language(self, name: str) -> str | None:
        """The English name of a language written in English, in itself, or as a code."""
        from companion.text.world.languages import language

        return language(name)

    def zone(self, name: str) -> str | None:
        """The time zone that a name such as 'Europe/Oslo', 'Oslo' or 'UTC+2' stands for; None where the name leaves it open."""
        from companion.text.world.zones import zone

        return zone(name)

    def read_need(self, text: str) -> Need:
        """A need as aspects and filters, each filter with the words it came from.

        Raises:
            EmptyText: there are no words to search for.
            TextTooLong: more than `needs.MAX_NEED` characters.
        """
        from companion.text.needs.reader import read_need

        return read_need(text)

    def read_query(self, text: str) -> Query:
        """A lead's sentence as rules, each with the words it came from. Raises as `read_need`."""
        from companion.text.query.reader import read_query

        return read_query(text)
