"""The codes of making and checking the PDF."""

from cspr_docs.problems.code import ERROR, Code

CODES: dict[str, Code] = {
    "pdf-no-maker": Code(
        ERROR,
        "Nothing on this computer can make a PDF. Install LibreOffice Writer (it is free: libreoffice.org), or add "
        'the part that makes PDFs without it: pip install ".[typst]" in the program\'s folder.',
    ),
    "pdf-not-made": Code(
        ERROR,
        "LibreOffice or Typst was given the report and made no PDF of it. Open the Word file yourself and see "
        "whether it looks right, save it again from Word, and try once more; or use the other maker.",
    ),
    "pdf-timed-out": Code(
        ERROR,
        "Making the PDF took so long that it was stopped. Close other programs and try again; if it happens again, "
        "look for very large pictures or tables in the report, or use the other maker.",
    ),
    "pdf-unexpected": Code(
        ERROR,
        "The PDF holds something that a published report never does, such as a form, a film, a script or a link to "
        "a file. Look for it in the Word file, take it out, and make the PDF again.",
    ),
    "pdf-not-tagged": Code(
        ERROR,
        "Some of the PDF is not marked up, so that people who listen to it would miss it or hear it out of order. "
        "Check that the passage is ordinary text in the Word file, and make the PDF again.",
    ),
    "pdf-title": Code(
        ERROR,
        "The PDF does not show the report's title or its language, which people who listen to it hear first. Check "
        "the title in the Word file's properties, and make the PDF again.",
    ),
    "pdf-headings": Code(
        ERROR,
        "The PDF's headings, bookmarks or contents are not those of the report. Check that the headings have Word's "
        "heading styles and the contents are up to date, and make the PDF again.",
    ),
    "pdf-table": Code(
        ERROR,
        "A table in the PDF is not marked up as the report's table is, so that somebody who listens to it could not "
        "tell which column a cell belongs to. Check that its top row repeats as a header row in Word.",
    ),
    "pdf-list": Code(
        ERROR,
        "A list in the PDF is not marked up as a list. Check that it is one of Word's own lists, not typed numbers "
        "or dashes.",
    ),
    "pdf-picture": Code(
        ERROR,
        "A picture in the PDF has no words for those who cannot see it, or other words than in the report. Give it "
        "alternative text in Word (right-click, 'Edit Alt Text').",
    ),
    "pdf-link": Code(
        ERROR,
        "A link in the PDF is missing, or says nothing to those who cannot see it. Check the link in the Word file.",
    ),
    "pdf-note": Code(
        ERROR,
        "The PDF's footnotes are not those of the report. Check the footnotes in the Word file, and make the PDF "
        "again.",
    ),
    "pdf-font": Code(
        ERROR,
        "A font is not inside the PDF, or there is no font on the computer for letters that the report uses. Use one "
        "of the house style's fonts in the Word file; for another language's letters install a font that has them, "
        "such as one of the Noto fonts.",
    ),
    "pdf-words-missing": Code(
        ERROR,
        "Words of the report are not in its PDF: they were lost, or are there only as a picture. Look at the place "
        "in the Word file, and make the PDF again.",
    ),
    "pdf-protected": Code(
        ERROR,
        "The PDF is encrypted or cannot be read, so that screen readers and search engines may not open it. A "
        "published PDF is never protected: make it again.",
    ),
}
