"""An article as one web page that everybody can read, and every text that such a page holds."""

from cspr_docs.publish.html.page import Page, stylesheet, to_html
from cspr_docs.publish.html.passages import html_passages

__all__ = ["Page", "html_passages", "stylesheet", "to_html"]
