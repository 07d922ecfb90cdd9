"""Where something stands in a Word file, as a person finds it in Word: heading, paragraph, table, row, column."""

from cspr_docs.word.where.parts import part_in_words
from cspr_docs.word.where.place import Place, PlaceOf, within
from cspr_docs.word.where.seeking import where
from cspr_docs.word.where.walking import every_place, place_finder, places

__all__ = ["Place", "PlaceOf", "every_place", "part_in_words", "place_finder", "places", "where", "within"]
