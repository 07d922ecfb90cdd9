"""A page's text cut where one paragraph, heading or cell ends and the next begins.

A page joined as a whole reads 'NHS Trust Hospital Marches Ambulance' where a table has four cells, and would be
searched as if somebody had written that.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise


def in_blocks(text: str, blocks: Sequence[str]) -> Iterator[str]:
    """The text in pieces: all of it, in its order, cut round each block that stands in it whole.

    `blocks` are the texts of the page's paragraphs and cells in the order of reading. Only their letters and digits
    are compared, since the page parts its lines where a block has one line. A block that is not there whole, because a
    note or another line stands in it, is cut nowhere: rather too much in one piece than a name in two.
    """
    places = [place for place, character in enumerate(text) if character.isalnum()]
    letters = "".join(text[place] for place in places)
    cuts = {0, len(text)}
    begin = 0
    for block in blocks:
        wanted = "".join(filter(str.isalnum, block))
        found = letters.find(wanted, begin) if wanted else -1
        if found >= 0:
            begin = found + len(wanted)
            cuts |= {places[found], places[begin] if begin < len(places) else len(text)}
    yield from (text[start:end] for start, end in pairwise(sorted(cuts)))
