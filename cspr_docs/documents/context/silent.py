"""A pen that writes nothing: for expressions, which ask and do not print."""

from cspr_docs.documents.context.values import Fact, Many, ProseText


class SilentPen:
    """Gives nothing to every value."""

    def write_fact(self, fact: Fact) -> str:
        """Nothing."""
        return ""

    def write_prose(self, prose: ProseText) -> str:
        """Nothing."""
        return ""

    def write_empty_list(self, many: Many) -> str:
        """Nothing."""
        return ""
