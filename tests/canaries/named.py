"""Canaries in names and instructions: links, bookmarks, styles, fields, controls, tables."""

from tests.canaries.draft import Draft, field_of, paragraph, run, table
from tests.canaries.place import Builder, Place, gone, published
from tests.canaries.text import body


def link(target: str, attributes: str = "") -> Builder:
    """A builder of a link to the outside."""

    def build(draft: Draft, word: str) -> None:
        id_ = draft.link("hyperlink", target.replace("WORD", word), external=True)
        text = attributes.replace("WORD", word)
        draft.body(paragraph(f'<w:hyperlink r:id="{id_}" {text}>{run("a page")}</w:hyperlink>'))

    return build


def style(kind: str, inside: str, use: str = "", id_: str = "Own") -> Builder:
    """A builder of a style and of text that uses it."""

    def build(draft: Draft, word: str) -> None:
        fresh = id_.replace("WORD", word) + str(draft.number())
        draft.style(fresh, kind, inside.replace("WORD", word).replace("FRESH", fresh))
        if use:
            draft.body(use.replace("STYLE", fresh))

    return build


def defaults(xml: str) -> Builder:
    """A builder that puts something into the part of the styles."""
    return lambda draft, word: draft.into("styles", xml.replace("WORD", word))


def contents_by_style(draft: Draft, word: str) -> None:
    """A table of contents that names a style of somebody's own."""
    id_ = f"Own{draft.number()}"
    draft.style(id_, "paragraph", f'<w:name w:val="{word}"/>')
    draft.body(paragraph(run("A heading."), f'<w:pStyle w:val="{id_}"/>'))
    draft.body(paragraph(field_of(f' TOC \\h \\t "{word},1" ', "Entries.")))


def control(properties: str, inside: str = "") -> Builder:
    """A builder of a control with properties."""
    return body(
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{inside}<w:sdtContent>{paragraph(run('Seen.'))}</w:sdtContent></w:sdt>"
    )


_USED = '<w:pStyle w:val="STYLE"/>'


def bookmark(draft: Draft, word: str) -> None:
    """A bookmark that a link of the document leads to."""
    id_ = draft.number()
    draft.body(
        paragraph(
            f'<w:bookmarkStart w:id="{id_}" w:name="{word}"/>{run("Here.")}<w:bookmarkEnd w:id="{id_}"/>'
        )
    )
    draft.body(paragraph(f'<w:hyperlink w:anchor="{word}">{run("There.")}</w:hyperlink>'))
    draft.body(paragraph(field_of(f" REF {word} \\h ", "Here.")))


def lonely_bookmark(draft: Draft, word: str) -> None:
    """A bookmark that nothing leads to."""
    id_ = draft.number()
    draft.body(
        paragraph(
            f'<w:bookmarkStart w:id="{id_}" w:name="{word}"/>{run("Here.")}<w:bookmarkEnd w:id="{id_}"/>'
        )
    )


NAMED: tuple[Place, ...] = (
    published("a web address", link("https://www.example.org/WORD")),
    published("a mail address", link("mailto:WORD@example.org")),
    published("the place on a web page", link("https://www.example.org/page", 'w:anchor="WORD"')),
    published("a table's caption", body(table(paragraph(run("Cell.")), '<w:tblCaption w:val="WORD"/>'))),
    published(
        "a table's description", body(table(paragraph(run("Cell.")), '<w:tblDescription w:val="WORD"/>'))
    ),
    gone("the tooltip of a link", link("https://www.example.org/page", 'w:tooltip="WORD"')),
    gone("the window of a link", link("https://www.example.org/page", 'w:tgtFrame="WORD"')),
    gone("the place in a linked file", link("https://www.example.org/page", 'w:docLocation="WORD"')),
    gone(
        "a link that leads nowhere",
        body(paragraph(f'<w:hyperlink w:anchor="WORD">{run("Seen.")}</w:hyperlink>')),
    ),
    gone("a bookmark", lonely_bookmark),
    gone("a bookmark that a link leads to", bookmark),
    gone("the name of a style", style("paragraph", '<w:name w:val="WORD"/>', paragraph(run("Seen."), _USED))),
    gone(
        "the id of a style",
        style("paragraph", '<w:name w:val="Mine"/>', paragraph(run("Seen."), _USED), "WORD"),
    ),
    gone("a style that nothing uses", style("paragraph", '<w:name w:val="WORD"/>')),
    gone(
        "another name of a style",
        style(
            "paragraph", '<w:name w:val="Alias"/><w:aliases w:val="WORD"/>', paragraph(run("Seen."), _USED)
        ),
    ),
    gone(
        "the name of a table's style",
        style(
            "table",
            '<w:name w:val="WORD"/>',
            table(paragraph(run("Cell."))).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="STYLE"/>'),
        ),
    ),
    gone("the styles to come", defaults('<w:latentStyles><w:lsdException w:name="WORD"/></w:latentStyles>')),
    gone("a style in a table of contents", contents_by_style),
    gone(
        "an entry for a table of contents", body(paragraph(field_of(' TC "WORD" \\l 1 ', "") + run("Seen.")))
    ),
    gone("an entry for an index", body(paragraph(field_of(' XE "WORD" ', "") + run("Seen.")))),
    gone("a series of numbers", body(paragraph(run("Item ") + field_of(" SEQ WORD \\* ARABIC ", "1")))),
    gone(
        "an instruction without a field",
        body(paragraph(f"<w:r><w:instrText>WORD</w:instrText></w:r>{run('Seen.')}")),
    ),
    gone("the data of a field", body(paragraph(field_of(" PAGE ", "1", "<w:fldData>WORD</w:fldData>")))),
    gone(
        "the help of a form's field",
        body(
            paragraph(
                field_of(
                    " PAGE ", "1", '<w:ffData><w:name w:val="WORD"/><w:helpText w:val="WORD"/></w:ffData>'
                )
            )
        ),
    ),
    gone("a control's title", control('<w:alias w:val="WORD"/>')),
    gone("a control's tag", control('<w:tag w:val="WORD"/>')),
    gone("a control's placeholder", control('<w:placeholder><w:docPart w:val="WORD"/></w:placeholder>')),
    gone(
        "a control's choices",
        control('<w:dropDownList><w:listItem w:displayText="WORD" w:value="WORD"/></w:dropDownList>'),
    ),
    gone(
        "where a control's text comes from",
        control('<w:dataBinding w:xpath="/WORD" w:storeItemID="{WORD}"/>'),
    ),
    gone(
        "what prefixes of a control mean",
        control('<w:dataBinding w:prefixMappings="xmlns:a=\'urn:WORD\'" w:xpath="/a"/>'),
    ),
    gone(
        "the name of a tag",
        body(paragraph(f'<w:smartTag w:uri="urn:WORD" w:element="WORD">{run("Seen.")}</w:smartTag>')),
    ),
    gone(
        "what a tag says",
        body(
            paragraph(
                '<w:smartTag w:uri="urn:a" w:element="b"><w:smartTagPr>'
                '<w:attr w:name="WORD" w:val="WORD"/></w:smartTagPr>'
                f"{run('Seen.')}</w:smartTag>"
            )
        ),
    ),
    gone(
        "a custom tag",
        body(f'<w:customXml w:uri="urn:WORD" w:element="WORD">{paragraph(run("Seen."))}</w:customXml>'),
    ),
    gone(
        "what a custom tag says",
        body(
            '<w:customXml w:element="b"><w:customXmlPr><w:placeholder w:val="WORD"/></w:customXmlPr>'
            f"{paragraph(run('Seen.'))}</w:customXml>"
        ),
    ),
)
"""Places in names and instructions."""
