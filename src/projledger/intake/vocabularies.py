"""The vocabularies of one call: one a form, one a taught layout, each made when it is first needed."""

from collections.abc import Callable, Sequence

from projledger.forms.titles import taught_vocabulary, vocabulary
from projledger.layout.taught import TaughtLayout, TaughtVocabulary
from projledger.layout.vocabulary import Vocabulary


class Vocabularies:
    """``is_unit`` tells whether the words of a category row name a unit; ``layouts`` are the taught ones."""

    def __init__(
        self, is_unit: Callable[[str], bool] | None = None, layouts: Sequence[TaughtLayout] = ()
    ) -> None:
        self._is_unit = is_unit
        self._layouts = tuple(layouts)
        self._of_form: dict[str, Vocabulary] = {}
        self._of_layout: dict[str, TaughtVocabulary] = {}

    def of_form(self, form: str) -> Vocabulary:
        """The titles of one form, or of all where it is ""."""
        if form not in self._of_form:
            self._of_form[form] = vocabulary(form, self._is_unit)
        return self._of_form[form]

    def layouts_for(self, form: str) -> tuple[TaughtLayout, ...]:
        """The layouts of one form, or all where it is ""."""
        return tuple(layout for layout in self._layouts if form in {"", layout.form})

    def of_layout(self, layout: TaughtLayout) -> TaughtVocabulary:
        """The titles of the layout's form with what it teaches."""
        key = f"{layout.number} {layout.name} {sorted(layout.titles)}"
        if key not in self._of_layout:
            self._of_layout[key] = taught_vocabulary(layout.taught, layout.form, self._is_unit)
        return self._of_layout[key]
