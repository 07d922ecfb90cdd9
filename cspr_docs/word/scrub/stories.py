"""One part with text: read, rid of what no reader sees, and rebuilt by the allow-list.

Source: ECMA-376 part 1, 11.3 (the parts of a document that hold text).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cspr_docs.ooxml.package import Package
from cspr_docs.ooxml.places import place_finder
from cspr_docs.problems import Problem, Stop
from cspr_docs.word.scrub.allowed.elements import DRAWING, TEXT
from cspr_docs.word.scrub.branches import ignorable, take_one_branch
from cspr_docs.word.scrub.drawings import refuse_strange_graphics
from cspr_docs.word.scrub.fields import settle_fields
from cspr_docs.word.scrub.hidden import drop_hidden, refuse_invisible
from cspr_docs.word.scrub.ledger import Ledger
from cspr_docs.word.scrub.looks import Looks
from cspr_docs.word.scrub.reading import tree_of
from cspr_docs.word.scrub.rebuilding import Rebuilder
from cspr_docs.word.scrub.relations import Link, Relations, links_of

RULES = {**TEXT, **DRAWING}


@dataclass(frozen=True, slots=True)
class Story:
    """A part with text in the file that is made.

    Attributes:
        name: the part's name there.
        kind: the last word of the relationship that leads to it: `header`.
        words: what a reader calls it; empty where its name says it.
        root: its rebuilt tree, whose ids are still those of the file that was read.
        links: the relationships of the part that was read.
        relations: those of the part that is made.
    """

    name: str
    kind: str
    words: str
    root: etree._Element
    links: Mapping[str, Link]
    relations: Relations = field(default_factory=Relations)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a part needs from around it."""

    package: Package
    looks: Looks
    ledger: Ledger

    def story(
        self,
        part: str,
        name: str,
        kind: str,
        words: str,
        prune: Callable[[etree._Element], None] = lambda root: None,
    ) -> Story:
        """The part rebuilt; `prune` takes out of its tree beforehand what is not used.

        Raises:
            Stop: the part is not whole, or not written as Word writes it.
        """
        root = tree_of(self.package, part)
        if str(root.tag) not in RULES:
            message = "this file is written in a form of Word that this program does not read"
            hint = "save it in Word as 'Word document (.docx)', not as 'Strict Open XML document'"
            raise Stop([Problem("scrub-unknown", message, hint, file=self.package.name)])
        prune(root)
        place_of = place_finder(root, part, words)
        refuse_strange_graphics(root, self.ledger, place_of)
        passed_over = ignorable(root)
        take_one_branch(root, self.ledger)
        settle_fields(root, self.ledger, place_of)
        drop_hidden(root, self.looks, self.ledger)
        refuse_invisible(root, self.looks, self.ledger, place_of)
        rebuilt = Rebuilder(RULES, self.ledger, place_of, passed_over).rebuilt(root)
        return Story(name, kind, words, rebuilt, links_of(self.package, part))
