"""The codes of Word files that are unsafe or unsound: what publishing refuses before and after it cleans them."""

from cspr_docs.problems.code import ERROR, Code

CODES: dict[str, Code] = {
    "word-file-password": Code(
        ERROR,
        "A Word file is locked with a password or by rights management, so that nothing in it can be checked. "
        "Take the protection off in Word (File, Info, Protect Document) and save it again.",
    ),
    "word-other-kind": Code(
        ERROR,
        "A file is of another kind than a plain Word document: a template, a document with macros, a workbook, or "
        "the 'Strict' kind of Open XML. Save it from Word as 'Word document (.docx)'.",
    ),
    "word-link-outside": Code(
        ERROR,
        "Something in a Word file leads out of it other than by a plain web or e-mail link: a picture or template "
        "fetched from elsewhere, a link to somebody's own computer, a script in a link. It could tell others who "
        "opens the file, or show what was never checked. Put the thing itself into the document, or take it out.",
    ),
    "word-field-fetches": Code(
        ERROR,
        "A field in a Word file fetches something from elsewhere, runs something, or asks the reader. Select it "
        "and press Ctrl+Shift+F9 to keep its words as plain text, or delete it.",
    ),
    "word-macros": Code(
        ERROR,
        "A Word file holds something that runs when it is opened or clicked: macros, ActiveX controls, add-ins or "
        "changed menus. Save it as 'Word document (.docx)', which leaves them out.",
    ),
    "word-embedded-file": Code(
        ERROR,
        "Another file is put into a Word file, where no check can look: a workbook, an older document, a font. "
        "Paste what readers should see as text, table or picture, and delete the rest.",
    ),
    "word-signed": Code(
        ERROR,
        "A Word file carries a digital signature. It names who signed, and holds only for the file exactly as it "
        "is, so that it would be broken in whatever is published. Remove the signature in Word, and keep the "
        "signed file in the case.",
    ),
    "word-parts-amiss": Code(
        ERROR,
        "The parts of a Word file do not fit together: one is missing, is there twice, or is not of the kind that "
        "the others take it for. Programs would show different things. Open it in Word, let Word repair it, look "
        "it through, and save it again.",
    ),
    "word-part-broken": Code(
        ERROR,
        "A part of a Word file is not whole or is not written as Word writes it. Open the file in Word, save it "
        "again, and look it through; if Word cannot open it, fetch a fresh copy.",
    ),
    "word-too-deep": Code(
        ERROR,
        "A Word file is built far beyond what a report needs, such as a hundred tables inside one another, which "
        "can make programs fail. Rebuild that place plainly.",
    ),
    "word-hidden-characters": Code(
        ERROR,
        "A text holds characters that cannot be seen and that change what a reader sees, such as those that turn "
        "the direction of writing about. Type that place anew.",
    ),
    "word-structure": Code(
        ERROR,
        "A Word file breaks a rule of its format, such as a table cell without a paragraph, or parts of a "
        "paragraph in the wrong order. Word may say that it has to be repaired, or leave text out. Type that "
        "place anew, or open and save the file in Word.",
    ),
    "word-reference-missing": Code(
        ERROR,
        "Something in a Word file names a note, style, list, bookmark or picture that there is not, so that it "
        "would look wrong or be left out. Delete it and put it in again.",
    ),
    "word-id-repeated": Code(
        ERROR,
        "Two things in a Word file have the same number or name where each must have its own, so that programs "
        "may mix them up. Delete one of them and put it in again.",
    ),
    "word-tag-left": Code(
        ERROR,
        "A tag of a template, such as {{ child.name }}, stands in a finished document, where a value should be. "
        "Build the document again from the case, or write the value in.",
    ),
}
