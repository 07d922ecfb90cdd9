"""Where something stands in a Word file, as a person finds it in Word: heading, paragraph, table, row, cell."""

from cspr_docs.word.where.place import Place, PlaceOf, part_in_words
from cspr_docs.word.where.seeking import where
from cspr_docs.word.where.walking import place_finder, places

__all__ = ["Place", "PlaceOf", "part_in_words", "place_finder", "places", "where"]
