"""Canaries in the text itself: visible, tracked, hidden, commented."""

from lxml import etree

from cspr_docs.ooxml.namespaces import r, w
from tests.canaries.draft import WORD, Draft, paragraph, run, table
from tests.canaries.place import Builder, Place, gone, shown

BY = 'w:author="A Reviewer" w:date="2026-01-05T10:00:00Z"'


def body(xml: str) -> Builder:
    """A builder that puts blocks into the body; `WORD` in them is the canary and `NUMBER` a fresh number."""

    def build(draft: Draft, word: str) -> None:
        text = xml.replace("WORD", word)
        while "NUMBER" in text:
            text = text.replace("NUMBER", str(draft.number()), 1)
        draft.body(text)

    return build


def edge(kind: str, type_: str) -> Builder:
    """A builder that puts a paragraph into the header or footer of a type."""

    def build(draft: Draft, word: str) -> None:
        section = draft.section()
        for reference in section.iterchildren(w(f"{kind}Reference")):
            if reference.get(w("type")) == type_:
                section.remove(reference)
        part = f"word/{kind}{draft.number()}.xml"
        root = "hdr" if kind == "header" else "ftr"
        namespace = etree.QName(section).namespace
        content = f'<w:{root} xmlns:w="{namespace}">{paragraph(run(word))}</w:{root}>'
        id_ = draft.part(part, content, f"{WORD}{kind}+xml", kind)
        section.insert(0, etree.Element(w(f"{kind}Reference"), {w("type"): type_, r("id"): id_}))
        if type_ == "first" and section.find(w("titlePg")) is None:
            etree.SubElement(section, w("titlePg"))
        if type_ == "even":
            settings = draft.tree(draft.usual("settings"))
            before = settings.find(w("characterSpacingControl"))
            settings.insert(
                0 if before is None else settings.index(before), etree.Element(w("evenAndOddHeaders"))
            )

    return build


def note(kind: str, inside: str = "", *, referred: bool = True) -> Builder:
    """A builder that puts a footnote or endnote into the text; `inside` is its paragraph, with the canary as WORD."""

    def build(draft: Draft, word: str) -> None:
        id_ = draft.number()
        text = (inside or paragraph(run("WORD"))).replace("WORD", word)
        draft.into(f"{kind}s", f'<w:{kind} w:id="{id_}">{text}</w:{kind}>')
        if referred:
            draft.body(paragraph(f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'))

    return build


def comment(text: str, author: str, initials: str) -> Builder:
    """A builder that puts a comment onto a word."""

    def build(draft: Draft, word: str) -> None:
        id_ = draft.number()
        said = paragraph(run(text.replace("WORD", word)))
        who = f'w:author="{author.replace("WORD", word)}" w:initials="{initials.replace("WORD", word)}"'
        draft.into("comments", f'<w:comment w:id="{id_}" {who}>{said}</w:comment>')
        draft.body(
            paragraph(
                f'<w:commentRangeStart w:id="{id_}"/>{run("Commented.")}<w:commentRangeEnd w:id="{id_}"/>'
                f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
            )
        )

    return build


def people(draft: Draft, word: str) -> None:
    """The list of reviewers."""
    content = (
        f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{word}">'
        f'<w15:presenceInfo w15:providerId="AD" w15:userId="{word}@example.org"/></w15:person></w15:people>'
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/people"
    draft.part(f"word/people{draft.number()}.xml", content, f"{WORD}people+xml", kind)


def hidden_style(kind: str, inside: str) -> Builder:
    """A builder that hides text through a style."""

    def build(draft: Draft, word: str) -> None:
        draft.style(f"Veil{kind}", kind, f'<w:name w:val="Veil {kind}"/><w:rPr><w:vanish/></w:rPr>')
        draft.body(inside.replace("WORD", word))

    return build


def listed(word_level: int, shown_level: int, properties: str = "") -> Builder:
    """A builder that puts the canary into the text of a level of a list whose paragraph uses another or the same."""

    def build(draft: Draft, word: str) -> None:
        id_ = draft.number()
        draft.into(
            "numbering",
            f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>'
            + "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                f'<w:lvlText w:val="{word if level == word_level else ""} %{level + 1}"/><w:lvlJc w:val="left"/>'
                f"{properties}</w:lvl>"
                for level in (0, 1)
            )
            + "</w:abstractNum>",
            first=True,
        )
        draft.into("numbering", f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>')
        if shown_level >= 0:
            number = f'<w:numPr><w:ilvl w:val="{shown_level}"/><w:numId w:val="{id_}"/></w:numPr>'
            draft.body(paragraph(run("An item."), number))

    return build


_CHANGED = '<w:rPr><w:b/><w:rPrChange w:id="NUMBER" w:author="WORD"><w:rPr/></w:rPrChange></w:rPr>'

TEXT: tuple[Place, ...] = (
    shown("a paragraph", body(paragraph(run("The word WORD stands here.")))),
    shown("a word in pieces", body(paragraph(run("Here ") + run("WORD")))),
    shown("a table cell", body(table(paragraph(run("WORD"))))),
    shown("the header", edge("header", "default")),
    shown("the first page's header", edge("header", "first")),
    shown("the even pages' header", edge("header", "even")),
    shown("the footer", edge("footer", "default")),
    shown("a footnote", note("footnote")),
    shown("an endnote", note("endnote")),
    shown(
        "a content control's text",
        body(
            f'<w:sdt><w:sdtPr><w:id w:val="NUMBER"/></w:sdtPr><w:sdtContent>{paragraph(run("WORD"))}'
            "</w:sdtContent></w:sdt>"
        ),
    ),
    shown("inserted text", body(paragraph(f'<w:ins w:id="NUMBER" {BY}>{run("WORD")}</w:ins>'))),
    shown("a list's text", listed(0, 0)),
    shown(
        "a smart tag's text",
        body(paragraph(f'<w:smartTag w:uri="urn:tags" w:element="tag">{run("WORD")}</w:smartTag>')),
    ),
    gone("a comment", comment("WORD", "A Reviewer", "AR")),
    gone("a comment's author", comment("Well.", "WORD", "AR")),
    gone("a comment's initials", comment("Well.", "A Reviewer", "WORD")),
    gone("the list of reviewers", people),
    gone(
        "deleted text",
        body(
            paragraph(
                f'<w:del w:id="NUMBER" {BY}><w:r><w:delText>WORD</w:delText></w:r></w:del>{run("Left.")}'
            )
        ),
    ),
    gone(
        "deleted text in a footnote",
        note(
            "footnote",
            paragraph(f'<w:del w:id="7" {BY}><w:r><w:delText>WORD</w:delText></w:r></w:del>{run("Left.")}'),
        ),
    ),
    gone(
        "text moved away",
        body(paragraph(f'<w:moveFrom w:id="NUMBER" {BY}>{run("WORD")}</w:moveFrom>{run("Left.")}')),
    ),
    gone(
        "the name of a move",
        body(paragraph(f'<w:moveFromRangeStart w:id="NUMBER" w:name="WORD" {BY}/>{run("Left.")}')),
    ),
    gone(
        "a deleted row",
        body(
            table(paragraph(run("Kept."))).replace(
                "</w:tbl>",
                f'<w:tr><w:trPr><w:del w:id="NUMBER" {BY}/></w:trPr><w:tc>{paragraph(run("WORD"))}</w:tc></w:tr>'
                "</w:tbl>",
            )
        ),
    ),
    gone(
        "the author of a change",
        body(paragraph(f'<w:ins w:id="NUMBER" w:author="WORD">{run("New.")}</w:ins>')),
    ),
    gone("the author of a change of format", body(paragraph(f"<w:r>{_CHANGED}<w:t>Bold.</w:t></w:r>"))),
    gone(
        "a number before it was changed",
        body(
            paragraph(
                run("Item."),
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/>'
                '<w:numberingChange w:id="NUMBER" w:author="A" w:original="WORD"/></w:numPr>',
            )
        ),
    ),
    gone(
        "deleted text that lost its mark",
        body(paragraph(f"<w:r><w:delText>WORD</w:delText></w:r>{run('Left.')}")),
    ),
    gone("hidden text", body(paragraph(run("Seen.") + run("WORD", "<w:vanish/>")))),
    gone(
        "text hidden by its style",
        hidden_style("character", paragraph(run("WORD", '<w:rStyle w:val="Veilcharacter"/>') + run("Seen."))),
    ),
    gone(
        "text hidden by its paragraph's style",
        hidden_style("paragraph", paragraph(run("WORD"), '<w:pStyle w:val="Veilparagraph"/>')),
    ),
    gone("a hidden row", body(table(paragraph(run("WORD")), row="<w:hidden/>"))),
    gone("a list's text that is hidden", listed(0, 0, "<w:rPr><w:vanish/></w:rPr>")),
    gone("a list's level that nothing uses", listed(1, 0)),
    gone("a list that nothing uses", listed(0, -1)),
    gone("a footnote that nothing refers to", note("footnote", referred=False)),
    gone("an endnote that nothing refers to", note("endnote", referred=False)),
    gone("text between paragraphs", body("<w:p/>WORD<w:p/>")),
    gone("a comment in the XML", body(paragraph(f"<!-- WORD -->{run('Seen.')}"))),
    gone("a processing instruction", body(paragraph(f"<?x WORD?>{run('Seen.')}"))),
    gone("an attribute of another program", body(f'<w:p x:note="WORD">{run("Seen.")}</w:p>')),
    gone(
        "an element that may be passed over",
        body(paragraph(f'<y:note y:by="WORD">WORD</y:note>{run("Seen.")}')),
    ),
    gone("the editing session", body(f'<w:p w:rsidR="00CAFE42">{run("Seen.")}</w:p>'), fixed="00CAFE42"),
    gone(
        "the number of a paragraph",
        body(f'<w:p w14:paraId="5EAF00D5">{run("Seen.")}</w:p>'),
        fixed="5EAF00D5",
    ),
    gone(
        "who may edit a range",
        body(paragraph(f'<w:permStart w:id="NUMBER" w:ed="WORD"/>{run("Seen.")}<w:permEnd w:id="NUMBER"/>')),
    ),
    gone(
        "a mark of the spelling checker",
        body(paragraph(f'<w:proofErr w:type="spellStart" w:id="WORD"/>{run("Seen.")}')),
    ),
    gone("the name of a font", body(paragraph(run("Seen.", '<w:rFonts w:ascii="WORD"/>')))),
    gone("an unknown language", body(paragraph(run("Seen.", '<w:lang w:val="WORD"/>')))),
)
"""Places in the text."""
