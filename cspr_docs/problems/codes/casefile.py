"""The codes of reading a case folder."""

from cspr_docs.problems.codes.code import ADVICE, ERROR, Code

CODES: dict[str, Code] = {
    "no-case-folder": Code(
        ERROR,
        "There is no folder of that name, or it is a file. A case is a folder that holds a file "
        "case.yaml. Check the spelling, or make a new case with `cspr new`.",
    ),
    "no-case-file": Code(
        ERROR,
        "The folder has no file case.yaml, so it holds no case. Give the folder that has it, or make a "
        "new case with `cspr new`.",
    ),
    "cannot-open": Code(
        ERROR,
        "A file or folder of the case is there but cannot be opened, or it is no ordinary file. Check "
        "that it is not locked by another program and that you may read it.",
    ),
    "too-large": Code(
        ERROR,
        "A file is larger than any text that people write, and was not read. Scans and exports belong "
        "into attachments/; a long list can be split over several files.",
    ),
    "not-utf-8": Code(
        ERROR,
        "The file is saved in an encoding other than UTF-8, so its accents and quotation marks would come "
        "out wrong. Open it in the program that wrote it and save it with the encoding UTF-8.",
    ),
    "unfit-character": Code(
        ERROR,
        "The text has an invisible control character, often brought in by copying from a scanned PDF. No "
        "Word document can hold it. Delete it and type the text around it again.",
    ),
    "link": Code(
        ERROR,
        "A file in the case folder is a link to another folder or to a place outside the case. Such a "
        "link could bring another case's text into this one. Put the file itself in its place.",
    ),
    "wrong-ending": Code(
        ERROR,
        "The file looks like a part of the case, but its name has another ending, so it would be left out "
        "in silence. Facts are in .yaml files and texts in .md files, in small letters: rename it.",
    ),
    "not-read": Code(
        ADVICE,
        "The file is no part of the case and was left out. Only .yaml and .md files are read. Move it to "
        "attachments/ so that nobody thinks it is in the documents.",
    ),
    "yaml-syntax": Code(
        ERROR,
        "The file does not follow the rules for writing facts (YAML) at this place. Mostly a text has a "
        "colon in it and needs quotes, a quotation mark is not closed, or a line is indented differently "
        "from its neighbours.",
    ),
    "yaml-not-allowed": Code(
        ERROR,
        "YAML has features that a case does not need and that have lost people's data: anchors and "
        "aliases (& and *), tags (!), directives (%), several documents in a file, names that are not "
        "plain words. Write the value itself, and put a text that begins with such a sign in quotes.",
    ),
    "too-deep": Code(
        ERROR,
        "Lists and fields are nested so deeply that this cannot be a case. Look for lines that are "
        "indented further and further, or brackets that were never closed.",
    ),
    "text-cut-short": Code(
        ADVICE,
        "In YAML a space and a # begin a remark, so the text ends before them and the rest of the line is "
        "printed nowhere. If it belongs to the text, put quotes around the whole text.",
    ),
    "given-twice": Code(
        ERROR,
        "The same value stands in two places, and only one of them can be right. Keep one and delete the "
        "other.",
    ),
    "wrong-form": Code(
        ERROR,
        "A text, a list or a group of fields stands where something else belongs. A list has a hyphen "
        "before each item; fields have a name, a colon and a value on lines of their own; a text follows "
        "the colon.",
    ),
    "unknown-field": Code(
        ERROR,
        "The name of a field, file or folder is none that a case has. Mostly it is misspelt. Names are "
        "written in small letters with _ between words.",
    ),
    "missing-field": Code(
        ERROR,
        "A field that cannot be done without is missing or empty. Write it at the place shown.",
    ),
    "unknown-word": Code(
        ERROR,
        "The field takes one of a few words, and this is none of them. The hint lists the words; `true` "
        "and `false` are written like that.",
    ),
    "not-a-date": Code(
        ERROR,
        "This is no date that exists, or it is not written as year, month and day: 2026-03-09. Where less "
        "is known, some fields take a month (2026-03) or a year (2026).",
    ),
    "unfit-value": Code(
        ERROR,
        "The value does not fit the field. The hint says what belongs there.",
    ),
    "not-an-id": Code(
        ERROR,
        "An id is a short name that never changes: it begins with a small letter, has small letters, "
        "digits, hyphens and underscores only, and at most 40 of them.",
    ),
    "id-twice": Code(
        ERROR,
        "Two items have the same id, so nobody can tell which one is meant. Ids of children, people, "
        "places and agencies must all differ, because texts mention them all with @. Give one of them "
        "another id.",
    ),
    "id-not-name": Code(
        ERROR,
        "The file or folder of an item is named by its id, but the id written inside is another one. Make "
        "them the same, or leave out the id inside.",
    ),
    "unknown-id": Code(
        ERROR,
        "The field names something by its id, and nothing has that id. Mostly it is misspelt, or the item "
        "it means has not been added yet.",
    ),
    "identity-of-nobody": Code(
        ERROR,
        "identities.yaml has a real name for an id that nobody in the case has. The name would be neither "
        "used in letters nor looked for before publishing. Correct the id, or delete the entry.",
    ),
    "changed-meanwhile": Code(
        ERROR,
        "A file of the case was changed after the program had read it, by you or by a colleague. Nothing "
        "was written, so neither change is lost. Save what is open in your editor and do it again.",
    ),
    "case-not-written": Code(
        ERROR,
        "A file of the case could not be written. Most often another program holds it open, or it is "
        "write-protected. The case is as it was before.",
    ),
}
