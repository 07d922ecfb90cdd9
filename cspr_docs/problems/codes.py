"""Every problem code, once: its severity and what `cspr explain` says of it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops."""

    ERROR = "error"  # stops the build of what it touches
    GAP = "gap"  # builds a marked draft; stops sending and publishing
    ADVICE = "advice"  # stops nothing


@dataclass(frozen=True, slots=True)
class Code:
    """A code's severity, and what it means and what to do, in a report writer's words."""

    severity: Severity
    explanation: str


ERROR, GAP, ADVICE = Severity.ERROR, Severity.GAP, Severity.ADVICE

CODES: dict[str, Code] = {
    # --- casefile: reading the folder -------------------------------------------------------------
    "no-case-folder": Code(
        ERROR,
        "There is no folder of that name, or it is a file. A case is a folder that holds a file case.yaml. "
        "Check the spelling, or make a new case with `cspr new`.",
    ),
    "no-case-file": Code(
        ERROR,
        "The folder has no file case.yaml, so it holds no case. Give the folder that has it, or make a new case "
        "with `cspr new`.",
    ),
    "cannot-open": Code(
        ERROR,
        "A file or folder of the case is there but cannot be opened, or it is no ordinary file. Check that it is "
        "not locked by another program and that you may read it.",
    ),
    "too-large": Code(
        ERROR,
        "A file is larger than any text that people write, and was not read. Scans and exports belong into "
        "attachments/; a long list can be split over several files.",
    ),
    "not-utf-8": Code(
        ERROR,
        "The file is saved in an encoding other than UTF-8, so its accents and quotation marks would come out "
        "wrong. Open it in the program that wrote it and save it with the encoding UTF-8.",
    ),
    "unfit-character": Code(
        ERROR,
        "The text has an invisible control character, often brought in by copying from a scanned PDF. No Word "
        "document can hold it. Delete it and type the text around it again.",
    ),
    "link": Code(
        ERROR,
        "A file in the case folder is a link to another folder or to a place outside the case. Such a link could "
        "bring another case's text into this one. Put the file itself in its place.",
    ),
    "wrong-ending": Code(
        ERROR,
        "The file looks like a part of the case, but its name has another ending, so it would be left out in "
        "silence. Facts are in .yaml files and texts in .md files, in small letters: rename it.",
    ),
    "not-read": Code(
        ADVICE,
        "The file is no part of the case and was left out. Only .yaml and .md files are read. Move it to "
        "attachments/ so that nobody thinks it is in the documents.",
    ),
    "yaml-syntax": Code(
        ERROR,
        "The file does not follow the rules for writing facts (YAML) at this place. Mostly a text has a colon in "
        "it and needs quotes, a quotation mark is not closed, or a line is indented differently from its "
        "neighbours.",
    ),
    "yaml-not-allowed": Code(
        ERROR,
        "YAML has features that a case does not need and that have lost people's data: anchors and aliases "
        "(& and *), tags (!), directives (%), several documents in a file, names that are not plain words. Write "
        "the value itself, and put a text that begins with such a sign in quotes.",
    ),
    "too-deep": Code(
        ERROR,
        "Lists and fields are nested so deeply that this cannot be a case. Look for lines that are indented "
        "further and further, or brackets that were never closed.",
    ),
    "text-cut-short": Code(
        ADVICE,
        "In YAML a space and a # begin a remark, so the text ends before them and the rest of the line is printed nowhere. "
        "If it belongs to the text, put quotes around the whole text.",
    ),
    "given-twice": Code(
        ERROR,
        "The same value stands in two places, and only one of them can be right. Keep one and delete the other.",
    ),
    "wrong-form": Code(
        ERROR,
        "A text, a list or a group of fields stands where something else belongs. A list has a hyphen before each "
        "item; fields have a name, a colon and a value on lines of their own; a text follows the colon.",
    ),
    "unknown-field": Code(
        ERROR,
        "The name of a field, file or folder is none that a case has. Mostly it is misspelt. Names are written in "
        "small letters with _ between words.",
    ),
    "missing-field": Code(
        ERROR,
        "A field that cannot be done without is missing or empty. Write it at the place shown.",
    ),
    "unknown-word": Code(
        ERROR,
        "The field takes one of a few words, and this is none of them. The hint lists the words; `true` and "
        "`false` are written like that.",
    ),
    "not-a-date": Code(
        ERROR,
        "This is no date that exists, or it is not written as year, month and day: 2026-03-09. Where less is "
        "known, some fields take a month (2026-03) or a year (2026).",
    ),
    "unfit-value": Code(
        ERROR,
        "The value does not fit the field. The hint says what belongs there.",
    ),
    "not-an-id": Code(
        ERROR,
        "An id is a short name that never changes: it begins with a small letter, has small letters, digits, "
        "hyphens and underscores only, and at most 40 of them.",
    ),
    "id-twice": Code(
        ERROR,
        "Two items have the same id, so nobody can tell which one is meant. Ids of children, people, places and "
        "agencies must all differ, because texts mention them all with @. Give one of them another id.",
    ),
    "id-not-name": Code(
        ERROR,
        "The file or folder of an item is named by its id, but the id written inside is another one. Make them "
        "the same, or leave out the id inside.",
    ),
    "unknown-id": Code(
        ERROR,
        "The field names something by its id, and nothing has that id. Mostly it is misspelt, or the item it "
        "means has not been added yet.",
    ),
    "identity-of-nobody": Code(
        ERROR,
        "identities.yaml has a real name for an id that nobody in the case has. The name would be neither used "
        "in letters nor looked for before publishing. Correct the id, or delete the entry.",
    ),
    # --- casefile: writing values back ----------------------------------------------------------------
    "changed-meanwhile": Code(
        ERROR,
        "A file of the case was changed after the program had read it, by you or by a colleague. Nothing was "
        "written, so neither change is lost. Save what is open in your editor and do it again.",
    ),
    "case-not-written": Code(
        ERROR,
        "A file of the case could not be written. Most often another program holds it open, or it is "
        "write-protected. The case is as it was before.",
    ),
    # --- prose: the Markdown dialect --------------------------------------------------------------
    "code-in-prose": Code(
        GAP,
        "Words between backticks, or between lines of ``` or ~~~, are program code to Markdown. A report has no "
        "use for it, so the words are printed as plain text with the backticks round them. Take the marks out; "
        "for an apostrophe type ' and for emphasis put * round the words.",
    ),
    "control-character": Code(
        ERROR,
        "The text holds a character that no Word file can hold, often left over from copying out of another "
        "program. Delete it at the place given and type what belongs there.",
    ),
    "footnote-in-footnote": Code(
        ERROR,
        "A footnote's own text refers to a footnote, which Word cannot show. Put the words of the inner one into "
        "the outer one.",
    ),
    "footnote-missing": Code(
        ERROR,
        "The text refers to a footnote, as in [^1], whose own text is nowhere in the same file. Add a line that "
        "begins with [^1]: and goes on with the footnote's words, or take the reference out.",
    ),
    "footnote-twice": Code(
        ERROR,
        "Two footnotes of the same file have the same name, so only the first could be shown. Give each a name of "
        "its own, as in [^1]: and [^2]:.",
    ),
    "footnote-unused": Code(
        ERROR,
        "A footnote's text is there, but nothing refers to it, so it would be left out. Put its name, as in [^1], "
        "where its number belongs, or take the footnote out.",
    ),
    "heading-too-deep": Code(
        ADVICE,
        "Headings within a text have four levels at most, from # to ####. This one is shown as a heading of the "
        "fourth level.",
    ),
    "html-in-prose": Code(
        ERROR,
        "The text holds HTML, or something in angle brackets that looks like it. Of HTML only <b>, <i>, <s> (each "
        "closed in its own paragraph) and <br> are read; comments would be printed. Take it out, or put \\ before "
        "the < to print it as it is.",
    ),
    "image-in-prose": Code(
        ERROR,
        "A picture cannot stand in the text: it could not be checked for what it gives away. Describe in words what "
        "it shows.",
    ),
    "indented-prose": Code(
        ADVICE,
        "A line set in by four spaces or more is program code to many programs that read Markdown. It is printed "
        "as usual here. Begin it at the left margin.",
    ),
    "link-definition": Code(
        GAP,
        "A line such as [note]: https://... gives the target of a link that is written elsewhere, which is not "
        "read here: it is printed as it is. Write the whole link in its place, as [words](https://...).",
    ),
    "link-refused": Code(
        ERROR,
        "A link may lead to a web page (https:// or http://) or to a mail address (mailto:), written out whole. "
        "Anything else could run a program or open a file on the reader's computer. Put the address right, or leave "
        "the words without a link.",
    ),
    "link-title": Code(
        ADVICE,
        "A link has a tip in quotation marks behind its address. Tips are left out, since print does not show them. "
        "If it matters, say it in the text.",
    ),
    "prose-too-deep": Code(
        ERROR,
        "Lists and quotes stand inside each other deeper than a reader can follow or Word can show. Use five levels "
        "at most.",
    ),
    "table-not-read": Code(
        GAP,
        "Lines look like a table, but the first row and the line of dashes below it have different numbers of "
        "columns, so they are printed as words. Give both the same number of columns.",
    ),
    "table-row-too-long": Code(
        ERROR,
        "A row of a table has more cells than the table's first row, so its last cells would be lost. Add the "
        "column to the first row and to the line of dashes, or write \\| where a | is part of the words.",
    ),
    # --- word: templates and packages -------------------------------------------------------------
    "word-file-unreadable": Code(
        ERROR,
        "A Word file is not there, or cannot be opened. Check its name and place, close it in Word, and check that "
        "you may read it.",
    ),
    "word-file-damaged": Code(
        ERROR,
        "A file is not a whole Word document: it was cut short, or it is something else under the name .docx. Open "
        "it in Word and save it again as 'Word document (.docx)', or fetch a fresh copy.",
    ),
    "word-file-unsafe": Code(
        ERROR,
        "A Word file is built so that opening it could do harm: it unpacks to far more than its size, holds a part "
        "twice, or points outside itself. No program that people write with makes such files. Ask whoever sent it.",
    ),
    "house-style-incomplete": Code(
        ERROR,
        "The house style, which gives every document its styles, paper, header and footer, lacks one of these. Open "
        "house-style.docx in Word, set up the page, and save it again.",
    ),
    "template-tag-open": Code(
        ERROR,
        "A tag in a template is opened with {{ or {% and never closed. Close it with }} or %} in the same paragraph.",
    ),
    "template-syntax": Code(
        ERROR,
        "A tag in a template cannot be understood. A value is a name, with dots between its parts and filters after "
        "a bar: {{ child.born_on|long_date }}. Check brackets and quotes.",
    ),
    "template-unknown-statement": Code(
        ERROR,
        "A tag in a template uses a statement that has no use here. Templates repeat with {% for %}, choose with "
        "{% if %}, and keep a value with {% set %}; table cells also have vm, hm, colspan and cellbg.",
    ),
    "template-unknown-filter": Code(
        ERROR,
        "A tag in a template uses a filter, or a question after 'is', that there is not. Check its spelling against "
        "the list in the manual.",
    ),
    "template-forbidden": Code(
        ERROR,
        "A tag in a template tries to call something or to reach into the program. Templates only name values; "
        "whatever has to be worked out is done by a filter.",
    ),
    "template-prefix": Code(
        ERROR,
        "A tag with a prefix ({%p, {%tr, {%tc) takes the place of its paragraph, table row or cell, but stands in "
        "none. Move it into one, or leave out the prefix.",
    ),
    "template-text-lost": Code(
        ERROR,
        "A tag with a prefix takes the place of its whole paragraph, row or cell, and something else stands there "
        "too, which would vanish from the document. Give the tag a paragraph, row or cell of its own.",
    ),
    "template-unbalanced": Code(
        ERROR,
        "A loop or condition in a template has no end, or an end has no beginning. Each {% for %} needs its "
        "{% endfor %} and each {% if %} its {% endif %}, one inside the other.",
    ),
    "template-straddled": Code(
        ERROR,
        "A tag, loop or condition begins inside a paragraph, table cell, link or content control and ends outside "
        "it, so that half of that would be missing. Put both ends in one paragraph, or each in a paragraph, row or "
        "cell of its own with {%p, {%tr or {%tc.",
    ),
    "template-tracked-changes": Code(
        ERROR,
        "A template still holds tracked changes, so that deleted words would be printed as well. Accept or reject "
        "all of them in Word, turn tracking off, and save.",
    ),
    "template-note-in-loop": Code(
        ERROR,
        "A loop in a template would repeat a footnote or comment, which can stand in a document only once. Move it "
        "out of the loop, or write the note in the case's own text.",
    ),
    "template-left-over": Code(
        ERROR,
        "A tag stands in a part of a template that is never filled in, and would be printed as it is. Move it into "
        "the text, a header, a footer, a note, or the title, subject or keywords.",
    ),
    "template-style-missing": Code(
        ERROR,
        "A template uses a style that the house style does not have, so that the text would lose its looks. Add the "
        "style to house-style.docx, or use one that is there.",
    ),
    "template-unknown-name": Code(
        ERROR,
        "A tag in a template names something that there is not, most often by a slip of spelling. Check it against "
        "the list of names in the manual.",
    ),
    "template-value": Code(
        ERROR,
        "A tag in a template names something that cannot be printed where it stands: a whole list, a yes or no, or "
        "paragraphs in the middle of a sentence. Use {% for %}, {% if %}, a filter, or the prefix p.",
    ),
    # --- checks -----------------------------------------------------------------------------------
    "unknown-mention": Code(
        ERROR,
        "A text names somebody or something with @ and an id that is on no list of the case. What the documents "
        "should write there cannot be known. Correct the id, or add the person, place or agency.",
    ),
    "real-name": Code(
        ERROR,
        "A real name from the identities stands in a text where a mention belongs. Every document would print it, "
        "the published report too. Write the mention that the hint gives (such as @mother): each reader then sees "
        "what they may see.",
    ),
    "perhaps-real-name": Code(
        ADVICE,
        "A word that is also a real name in this case (such as Grace, Young or May) stands in a text and looks as "
        "if it meant the person. If it does, write the mention in its place; if it is the ordinary word, leave it.",
    ),
    "identities-missing": Code(
        ADVICE,
        "The real names, or that of one person, are not here, so nobody looked for them in the texts. A name typed "
        "by mistake would go unseen. Add identities.yaml, or tell the program where it is kept.",
    ),
    "real-detail": Code(
        GAP,
        "A line of somebody's address, a telephone or NHS number or an e-mail address from identities.yaml is typed into "
        "a text. It identifies a family as surely as a name does. Write what the reader needs in general words.",
    ),
    "pseudonym-is-real": Code(
        ERROR,
        "A child's pseudonym is, or holds, the real name of somebody in the case. Choose another pseudonym that nobody in the"
        " family has, so that nobody is named and nobody is taken for another.",
    ),
    "dates-out-of-order": Code(
        ERROR,
        "Two dates contradict each other: something is said to have happened before what it follows from. One of "
        "them is wrong, and the documents would print both. Correct it.",
    ),
    "date-in-future": Code(
        ERROR,
        "The case tells as done what lies after today. Most often the year or the month is mistyped. Plans have "
        "fields of their own, such as due_on and planned_on.",
    ),
    "date-implausible": Code(
        ERROR,
        "A date has a year that cannot be meant, such as 206 or 20226. Nothing can be counted from it. Correct the"
        " year.",
    ),
    "born-in-future": Code(
        ERROR,
        "A date of birth in identities.yaml is after today. Ages and letters would be wrong. Check the year.",
    ),
    "clock-missed": Code(
        GAP,
        "Something was done after the day that the guidance sets, and the case does not say why. The Panel will "
        "ask. Give the reason in the field that the hint names.",
    ),
    "clock-overdue": Code(
        GAP,
        "The day by which this had to be done is gone, and it is not done, or its date is not entered. Do it, "
        "enter the date, or say why it is late.",
    ),
    "clock-due-soon": Code(
        ADVICE,
        "Something is due in the next few working days. The rule and the day stand in the message.",
    ),
    "calendar-not-sure": Code(
        ADVICE,
        "The due date lies beyond the years whose bank holidays have been announced. It is counted by the standing"
        " holidays; a day proclaimed for one year alone would move it by a working day. Look again when the "
        "calendar is published.",
    ),
    "notification-not-kept": Code(
        GAP,
        "The Panel was notified, and the case does not keep what was told. National figures count each child as "
        "notified, whatever happens later, so copy nature, age, ethnicity and the rest as they were sent.",
    ),
    "notification-agreement": Code(
        ADVICE,
        "Nothing says whether all three partners agreed to notify. They should; note it.",
    ),
    "death-contradicted": Code(
        ERROR,
        "One part of the case says that a child or adult died, and another that they did not. Letters and report "
        "would be badly wrong. Correct whichever is mistaken.",
    ),
    "ground-contradicted": Code(
        ERROR,
        "The ground given for the notification does not fit the child: for instance a looked-after child's death "
        "where no child was looked after. Correct the ground or the child's facts.",
    ),
    "ground-doubtful": Code(
        ADVICE,
        "The ground for the notification is that a child died or was harmed by abuse or neglect, and none is "
        "suspected. Only a looked-after child's death is notified then, and a care leaver's. Look at the ground "
        "again.",
    ),
    "panel-will-not-consider": Code(
        ADVICE,
        "A looked-after child's or care leaver's death without abuse or neglect is notified, and the Panel does "
        "not consider it. Suggesting a national review of it leads nowhere.",
    ),
    "no-subject-child": Code(
        GAP,
        "The case has children, and none of them is the one who died or was harmed. Give that child the role "
        "subject and name the child in the incident.",
    ),
    "ethnicity-not-asked": Code(
        GAP,
        "The ethnicity of the child at the centre is not told or not asked yet. The Panel and the Department ask "
        "for it of every child, and a review that leaves it out cannot look at inequality. Ask the family; if "
        "nobody knows, write unknown, and if no agency recorded it, not recorded.",
    ),
    "disability-not-asked": Code(
        GAP,
        "Whether the child at the centre is disabled is not told or not asked yet. Ask; if nobody knows, write "
        "unknown, and if no agency recorded it, not_recorded.",
    ),
    "child-facts-missing": Code(
        GAP,
        "Some of what is counted nationally of every child is not in the case: sex, age, legal status, placement, "
        "plans. Fill it in. unknown and not_recorded are answers; empty is not.",
    ),
    "child-not-heard": Code(
        GAP,
        "Nothing in the chronology or in the account of lived experience tells what this child said or showed. "
        "Fill childs_voice where a record has it. A baby speaks as well: tell what people saw.",
    ),
    "child-not-in-lived-experience": Code(
        ADVICE,
        "The account of lived experience does not name this child. Where several children lived through it, each "
        "had a life of their own: say what it was like for this one.",
    ),
    "child-without-picture": Code(
        ADVICE,
        "Nothing tells who this child is beyond the harm: what they enjoy, how they are with people. A few lines "
        "in pen_picture, best in the words of those who love the child, open the report.",
    ),
    "no-father-listed": Code(
        ADVICE,
        "The people of the case include no father or father figure for this child. Reviews find again and again "
        "that agencies did not see the men. Add him, even if nothing is known but that nobody asked.",
    ),
    "man-absent": Code(
        GAP,
        "A father, or another man of the family or household, is on the list of people and nowhere in the account."
        " Say what part he had in the child's life, what agencies knew of him, or that nobody asked.",
    ),
    "return-late": Code(
        GAP,
        "An agency has not answered, its day is gone, and nothing says why. Chase it, or note what is done about "
        "it in not_returned_because.",
    ),
    "agency-not-asked": Code(
        ADVICE,
        "An agency knew the family, and no return of it is on the list. Ask it; a nil return is an answer too.",
    ),
    "nil-return-contradicted": Code(
        ERROR,
        "An agency's return says that it has no record, and the chronology has entries from its records. One of "
        "the two is wrong.",
    ),
    "partner-absent": Code(
        GAP,
        "One of the three safeguarding partners was not at the rapid review, as far as the list of attendance "
        "tells. Add who came; apologies do not count. The partners answer for the review together.",
    ),
    "event-without-source": Code(
        GAP,
        "A chronology entry has no source. Without one nobody can check it, and a report must not rest on it. Name"
        " the return, the record or the note of the meeting.",
    ),
    "event-without-date": Code(
        GAP,
        "A chronology entry has no date. Give the day, or the month (2026-03) or the year (2026) where no more is "
        "known.",
    ),
    "event-without-agency": Code(
        GAP,
        "A chronology entry does not say whose record it is. Name the agency by its id.",
    ),
    "event-without-words": Code(
        GAP,
        "A chronology entry does not say what happened. Write it, or delete the entry.",
    ),
    "event-out-of-period": Code(
        ADVICE,
        "A chronology entry lies outside the time that the review looks at. Give it the significance context if "
        "the reader needs it, leave it out, or widen the period and say why.",
    ),
    "event-twice": Code(
        ADVICE,
        "Two chronology entries have the same day, agency and words. Most often one came in twice from two "
        "returns. Keep one, with both sources.",
    ),
    "section-empty": Code(
        GAP,
        "A part that this document must have is not written. A draft is built with a marked prompt in its place; "
        "it cannot be sent or published so.",
    ),
    "section-thin": Code(
        ADVICE,
        "A part that readers turn to first is a sentence or two. The Panel often asks for more here: say what in "
        "this case bears it out.",
    ),
    "placeholder": Code(
        GAP,
        "A word such as TODO, TBC or XXX, or a row of dots, stands where the text itself should. Write what "
        "belongs there. An empty field is better than a placeholder: it is marked in the draft.",
    ),
    "criterion-unanswered": Code(
        GAP,
        "One of the four criteria is not answered. A rapid review answers each with yes, no or unclear, and gives "
        "a reason.",
    ),
    "circumstance-unanswered": Code(
        GAP,
        "One of the four circumstances to which the partners have regard is not answered. Answer each with yes, no"
        " or unclear, and give a reason.",
    ),
    "answer-without-reason": Code(
        GAP,
        "A criterion or circumstance is answered without a reason. The reason shows that the partners weighed this"
        " case: say what in it bears the answer out.",
    ),
    "answer-against-facts": Code(
        ADVICE,
        "An answer to a criterion or circumstance and the rest of the case seem to say different things. Change "
        "the answer, or let its reason explain why both hold.",
    ),
    "decision-departs": Code(
        GAP,
        "The criteria point one way and the decision goes the other. That is allowed: they compel nothing. But the"
        " reasons must be plain to agencies, the Panel and the family, so give them in decision.departs_because.",
    ),
    "other-learning-missing": Code(
        GAP,
        "The decision is that the case will be learned from in another way, and nothing says in which. Say what "
        "will be done, by whom and by when, in decision.other_learning.",
    ),
    "sign-off-missing": Code(
        GAP,
        "The decision is made, and one of the three safeguarding partners has not signed it. All three sign. Add "
        "the signature with its date.",
    ),
    "sign-off-incomplete": Code(
        GAP,
        "A signature does not tell who signed, or whether that partner agrees with the decision. Fill it in.",
    ),
    "sign-off-twice": Code(
        ERROR,
        "The same partner signs more than once, so the document would have four signatures for three partners. "
        "Keep one.",
    ),
    "disagreement-untold": Code(
        GAP,
        "A partner does not agree, or the partners could not, and nothing tells why. Say in decision.dissent who "
        "disagreed, why, and how it was settled.",
    ),
    "panel-disagrees": Code(
        ADVICE,
        "The Panel's answer and the partners' decision differ. Look at the decision again together, and record "
        "what came of it.",
    ),
    "request-unanswered": Code(
        ADVICE,
        "A written request has no answer: one that the Panel made of the partners, or one that the partners made "
        "of somebody else. Answer it or chase it, and note the date.",
    ),
    "letter-missing": Code(
        GAP,
        "Somebody with parental responsibility is not told the decision: there is no letter. Add one. Where "
        "telling would put somebody at risk or harm a trial, add it all the same as withheld, with the reason.",
    ),
    "letter-withheld-unexplained": Code(
        GAP,
        "A letter to the family is held back, and nothing says why. Say why, who decided it, and until when: "
        "families are told unless there is a good reason.",
    ),
    "letter-withheld-and-sent": Code(
        ERROR,
        "A letter is marked as held back, and has a day on which it was sent. Correct one of the two.",
    ),
    "letter-without-address": Code(
        GAP,
        "A letter cannot be addressed, because identities.yaml is not here or has no address for the person. Add "
        "it, or tell the program where the file is kept.",
    ),
    "letter-without-name": Code(
        GAP,
        "A letter cannot greet the person: identities.yaml has no first name for them. Add it as the person wants "
        "to be called.",
    ),
    "letter-without-contact": Code(
        GAP,
        "A letter names nobody whom the family can call or write to, or does not say how. Give the partnership's "
        "family_contact a name and a telephone number.",
    ),
    "interpreter-not-arranged": Code(
        GAP,
        "A letter goes to somebody who reads another language best, and no interpreter is named. Arrange one, and "
        "name the language and the interpreter.",
    ),
    "letter-to-be-translated": Code(
        ADVICE,
        "The letter is built in English, and this person reads another language best. Have it translated before it"
        " is sent.",
    ),
    "letter-to-be-adapted": Code(
        ADVICE,
        "The letter is built in standard print, and this person needs another form, such as large print or a "
        "recording. Have it made before it is sent.",
    ),
    "letter-bereaved-wrong": Code(
        ERROR,
        "A letter speaks of a death where nobody died, or does not where the child did. Nothing hurts a family "
        "more. Correct bereaved in the letter, or died of the child.",
    ),
    "letter-to-the-dead": Code(
        ERROR,
        "A letter is addressed to somebody who has died. Delete it, or correct the person's facts.",
    ),
    "letter-in-codes": Code(
        ADVICE,
        "The reasons for the family use words of the procedure, such as criteria or threshold. Say the same in "
        "everyday words: what was decided, and why, as one would say it to them face to face.",
    ),
    "advocate-not-offered": Code(
        ADVICE,
        "No advocate is offered to this member of the family, neither in the letter nor at any contact. Offer one;"
        " it often makes the difference between taking part and not.",
    ),
    "reviewer-missing": Code(
        GAP,
        "A local review is to be held, and no lead reviewer is named. Appoint one, and tell the Panel the name.",
    ),
    "reviewer-independence": Code(
        GAP,
        "Nothing shows that the lead reviewer is independent of the case and its agencies, or the question of a "
        "conflict of interest is open. Fill in both.",
    ),
    "reviewer-conflict": Code(
        ADVICE,
        "The lead reviewer has a real or perceived conflict of interest. Appoint somebody else, or say in "
        "independence how it is dealt with, so that readers can judge.",
    ),
    "review-not-looked-at": Code(
        ADVICE,
        "The review has run for three months, and no look of the partners at its time and quality is noted. The "
        "regulations ask for one at regular intervals. Note each in review.quality_checks.",
    ),
    "delay-unexplained": Code(
        GAP,
        "A delay has no reason. Say why, since Panel and Secretary of State must be told with reasons.",
    ),
    "delay-untold": Code(
        GAP,
        "The Panel or the Secretary of State was not told of a delay. Tell them, with the reason, and note the "
        "date.",
    ),
    "parallel-process-missing": Code(
        ADVICE,
        "A process that is likely to run beside the review is not on the list: a police investigation, an inquest,"
        " a child death review. Add it, and say what it means for the review, or note that there is none.",
    ),
    "finding-without-recommendation": Code(
        GAP,
        "No recommendation answers this finding. Name the finding in a recommendation, or say in "
        "no_recommendation_because why none follows.",
    ),
    "finding-says-both": Code(
        ERROR,
        "A finding says why no recommendation follows, and a recommendation answers it. The report would say both."
        " Take one out.",
    ),
    "finding-incomplete": Code(
        GAP,
        "A finding lacks what was found, why it was so, how it is known, or what it meant for the child. A finding"
        " without its why is a description.",
    ),
    "recommendation-without-finding": Code(
        GAP,
        "A recommendation answers no finding. Name the findings from which it follows, or readers cannot see why "
        "it is made.",
    ),
    "recommendation-without-text": Code(
        GAP,
        "A recommendation has a title and does not say what should be done. Write it.",
    ),
    "recommendation-without-owner": Code(
        GAP,
        "Nobody answers for this recommendation. Name the agency, or the partnership's own group, and the role.",
    ),
    "recommendation-without-date": Code(
        GAP,
        "A recommendation has no date by which it should be carried out. Agree one with its owner.",
    ),
    "recommendation-without-measure": Code(
        GAP,
        "Nothing says how the partners will know that the recommendation has worked. Say what will be different "
        "for children, not what will have been sent round.",
    ),
    "enquiry-unanswered": Code(
        ADVICE,
        "No finding answers this line of enquiry. Name it in a finding, or say in the report what was found on it.",
    ),
    "publication-undecided": Code(
        GAP,
        "The report is complete, and nothing says whether it is published in full, as information on improvements "
        "only, or later.",
    ),
    "publication-unexplained": Code(
        GAP,
        "Publication is delayed, or only the improvements are published, and nothing says why. Give the reason: "
        "Panel and Secretary of State are told it.",
    ),
    "published-draft": Code(
        ERROR,
        "The report is published, and its status is still draft, so every copy is marked as one. Set the status to"
        " final.",
    ),
    "family-not-told": Code(
        ADVICE,
        "Nothing says that the family was told beforehand when the report will be public. They must not learn it "
        "from the press. Tell them, and set family_told.",
    ),
    "not-in-repository": Code(
        ADVICE,
        "The report is published, and no copy has gone to the national case review repository, where others look "
        "for it. Send one and note the date.",
    ),
    "recommendation-without-action": Code(
        ADVICE,
        "The report is complete, and no action carries out this recommendation. Add actions with a lead and a "
        "date.",
    ),
    "action-incomplete": Code(
        ADVICE,
        "An action has nobody who leads it, no date, or is complete without the day. Fill it in, or nobody can be "
        "held to it.",
    ),
    "action-overdue": Code(
        ADVICE,
        "An action's day is gone, and it is not complete. Note how it stands.",
    ),
    "action-without-outcome": Code(
        ADVICE,
        "An action is done, and nothing says what came of it for children. That is what the partners will be "
        "asked.",
    ),
    "action-contradicted": Code(
        ERROR,
        "An action has a day of completion, and its progress says that it is not complete. Correct one of the two.",
    ),
    "audit-missing": Code(
        ADVICE,
        "Nobody plans to look at whether the improvements were made and helped, or an audit that was planned has "
        "no date on which it was held. The partners should audit progress regularly.",
    ),
    # --- documents and project --------------------------------------------------------------------
    "unknown-kind": Code(
        ERROR,
        "You asked for a kind of document that there is no template for. A kind is a folder in templates/ that holds "
        "template.docx and document.yaml. Use one of the names that the message lists.",
    ),
    "unknown-recipient": Code(
        ERROR,
        "You asked for letters to somebody to whom no letter of this case goes. Use the person's id as it stands in "
        "the letter's field 'to'.",
    ),
    "no-template": Code(
        ERROR,
        "A kind of document has settings but no Word template. Put its template.docx into the folder, or delete the "
        "folder if the kind is not wanted.",
    ),
    "no-house-style": Code(
        ERROR,
        "The file house-style.docx holds the styles, letterhead, header and footer of every document. Without it "
        "nothing can be made. Put one into your templates folder, or use the one that comes with the program.",
    ),
    "bad-expression": Code(
        ERROR,
        "An expression in a document.yaml cannot be used: it is misspelt, or names something that a case does not "
        "have. Expressions use the same names as the templates do.",
    ),
    "not-a-draft": Code(
        ERROR,
        "The Word file is none that this program made, or it has lost what marked it as one: some programs drop it when "
        "they save. Pull works on the drafts that 'cspr build' wrote, after people have edited them in Word.",
    ),
    "case-of-draft": Code(
        ERROR,
        "A draft says which case it belongs to, by the case's reference. No case here has it, or the drafts belong to "
        "several cases. Name the case folder with --case, and pull the drafts of each case by themselves.",
    ),
    "draft-of-another-case": Code(
        ERROR,
        "The draft belongs to another case than the one that you named. Nothing of it was taken.",
    ),
    "mandatory-missing": Code(
        GAP,
        "The document's own settings (document.yaml) name this section as one that must be there, and the case has "
        "nothing for it. Write it, or take it out of the settings if this kind of document can do without.",
    ),
    "no-case": Code(
        ERROR,
        "There is no case where the program looked. Name a case folder, or work in a folder that holds cases/. "
        "'cspr new' makes a case folder.",
    ),
    "folder-taken": Code(
        ERROR,
        "A new case is never written into a folder that already holds something. Choose another name for the case.",
    ),
    "folder-not-writable": Code(
        ERROR,
        "The folder cannot be written. Check that it is not write-protected, that the disk is not full and that you "
        "may write there.",
    ),
    "output-is-link": Code(
        ERROR,
        "The output folder is a link to some other place. Drafts about real children are not written to a place that "
        "the path does not show. Delete the link, or name the real folder with --output.",
    ),
    "output-not-writable": Code(
        ERROR,
        "The output folder cannot be made or written. Check that no file has its name, that the disk is not full and "
        "that you may write there, or name another folder with --output.",
    ),
    "draft-not-written": Code(
        ERROR,
        "A draft could not be written. Most often it is open in Word: close it and build again. The file that was "
        "there is as it was.",
    ),
    "merge-inexact": Code(
        ERROR,
        "Before an edited draft is written with the case's changes in it, it is tested: rejecting them must give the "
        "edited file, accepting them the case's words. This one failed the test, so the edited file was left as it is "
        "and a fresh draft put beside it. Pull the edits into the case instead, and build again.",
    ),
    "manifest-unreadable": Code(
        ERROR,
        "The manifest beside the drafts says what each draft looked like when it was made; without it the program "
        "cannot tell whether somebody has edited a draft, and writes nothing. Move edited drafts to a safe place, "
        "delete the folder and build again.",
    ),
    "redline-not-installed": Code(
        ERROR,
        "Comparing two Word files needs a library that is not part of the usual installation, or that does not run "
        "on this machine. Install it with pip install 'cspr-docs[redline]', or compare the two files in Word under "
        "Review, Compare.",
    ),
    "redline-not-made": Code(
        ERROR,
        "The library that compares Word files could not read one of the two. Open both in Word, save them again, and "
        "try once more, or compare them in Word under Review, Compare.",
    ),
    "redline-inexact": Code(
        ERROR,
        "Every comparison is tested before it is written: accepting all changes must give the new file, and rejecting "
        "all the old one. This one failed the test, so it is not written, since it would show a reviewer something "
        "that is not so. Compare the two files in Word under Review, Compare.",
    ),
    "redline-exists": Code(
        ERROR,
        "A file of that name is there already, and somebody may have worked in it. Name another with --output, or add "
        "--force to write over it. The two files that are compared are never written over.",
    ),
    "redline-no-pair": Code(
        ERROR,
        "Two Word files can be compared, or two folders that hold drafts of the same names, such as the output "
        "folders of one case from two builds.",
    ),
    "redline-not-written": Code(
        ERROR,
        "The file with the changes could not be written. Most often it is open in Word, or you may not write in that "
        "folder. The files that were compared are as they were.",
    ),
    "trace-not-found": Code(
        ERROR,
        "The words do not stand in that draft. Capitals, kinds of quotes and dashes, and spaces do not matter, but "
        "every letter does, and the words must stand in one paragraph. The hint shows what comes nearest.",
    ),
    "trace-not-a-draft": Code(
        ERROR,
        "The Word file does not say from which case it was made: this program did not make it, or another one has "
        "taken its data out. Trace the draft in the output folder instead.",
    ),
    "trace-no-case": Code(
        ADVICE,
        "A draft tells the data path of each value; the file and line are looked up in the case folder, which was not "
        "found or cannot be read as it is now. Name it with --case.",
    ),
}
