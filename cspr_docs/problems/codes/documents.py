"""The codes of documents, drafts and commands."""

from cspr_docs.problems.codes.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "unknown-kind": Code(
        ERROR,
        "You asked for a kind of document that there is no template for. A kind is a folder in templates/ "
        "that holds template.docx and document.yaml. Use one of the names that the message lists.",
    ),
    "unknown-recipient": Code(
        ERROR,
        "You asked for letters to somebody to whom no letter of this case goes. Use the person's id as it "
        "stands in the letter's field 'to'.",
    ),
    "no-template": Code(
        ERROR,
        "A kind of document has settings but no Word template. Put its template.docx into the folder, or "
        "delete the folder if the kind is not wanted.",
    ),
    "no-house-style": Code(
        ERROR,
        "The file house-style.docx holds the styles, letterhead, header and footer of every document. "
        "Without it nothing can be made. Put one into your templates folder, or use the one that comes "
        "with the program.",
    ),
    "bad-expression": Code(
        ERROR,
        "An expression in a document.yaml cannot be used: it is misspelt, or names something that a case "
        "does not have. Expressions use the same names as the templates do.",
    ),
    "not-a-draft": Code(
        ERROR,
        "The Word file is none that this program made, or it has lost what marked it as one: some "
        "programs drop it when they save. Take the draft that 'cspr build' wrote, as it is or after people "
        "have edited it in Word.",
    ),
    "case-of-draft": Code(
        ERROR,
        "A draft says which case it belongs to, by the case's reference. No case here has it, or the "
        "drafts belong to several cases. Name the case folder with --case, and pull the drafts of each "
        "case by themselves.",
    ),
    "draft-of-another-case": Code(
        ERROR,
        "The draft belongs to another case than the one that you named. Nothing of it was taken.",
    ),
    "mandatory-missing": Code(
        GAP,
        "The document's own settings (document.yaml) name this section as one that must be there, and the "
        "case has nothing for it. Write it, or take it out of the settings if this kind of document can "
        "do without.",
    ),
    "no-case": Code(
        ERROR,
        "There is no case where the program looked. Name a case folder, or work in a folder that holds "
        "cases/. 'cspr new' makes a case folder.",
    ),
    "folder-taken": Code(
        ERROR,
        "A new case is never written into a folder that already holds something. Choose another name for "
        "the case.",
    ),
    "folder-not-writable": Code(
        ERROR,
        "The folder cannot be written. Check that it is not write-protected, that the disk is not full "
        "and that you may write there.",
    ),
    "output-is-link": Code(
        ERROR,
        "The output folder is a link to some other place. Drafts about real children are not written to a "
        "place that the path does not show. Delete the link, or name the real folder with --output.",
    ),
    "output-not-writable": Code(
        ERROR,
        "The output folder cannot be made or written. Check that no file has its name, that the disk is "
        "not full and that you may write there, or name another folder with --output.",
    ),
    "draft-not-written": Code(
        ERROR,
        "A draft could not be written. Most often it is open in Word: close it and build again. The file "
        "that was there is as it was.",
    ),
    "merge-inexact": Code(
        ERROR,
        "Before an edited draft is written with the case's changes in it, it is tested: rejecting them "
        "must give the edited file, accepting them the case's words. This one failed the test, so the "
        "edited file was left as it is and a fresh draft put beside it. Pull the edits into the case "
        "instead, and build again.",
    ),
    "manifest-unreadable": Code(
        ERROR,
        "The manifest beside the drafts says what each draft looked like when it was made; without it the "
        "program cannot tell whether somebody has edited a draft, and writes nothing. Move edited drafts "
        "to a safe place, delete the folder and build again.",
    ),
    "redline-not-installed": Code(
        ERROR,
        "Comparing two Word files needs a library that is not part of the usual installation, or that "
        "does not run on this machine. In the program's own folder: pip install .[redline], or compare the "
        "two files in Word under Review, Compare.",
    ),
    "redline-not-made": Code(
        ERROR,
        "The library that compares Word files could not read one of the two. Open both in Word, save them "
        "again, and try once more, or compare them in Word under Review, Compare.",
    ),
    "redline-inexact": Code(
        ERROR,
        "Every comparison is tested before it is written: accepting all changes must give the new file, "
        "and rejecting all the old one. This one failed the test, so it is not written, since it would "
        "show a reviewer something that is not so. Compare the two files in Word under Review, Compare.",
    ),
    "redline-exists": Code(
        ERROR,
        "A file of that name is there already, and somebody may have worked in it. Name another with "
        "--output, or add --force to write over it. The two files that are compared are never written "
        "over.",
    ),
    "redline-no-pair": Code(
        ERROR,
        "Two Word files can be compared, or two folders that hold drafts of the same names, such as the "
        "output folders of one case from two builds.",
    ),
    "redline-not-written": Code(
        ERROR,
        "The file with the changes could not be written. Most often it is open in Word, or you may not "
        "write in that folder. The files that were compared are as they were.",
    ),
    "trace-not-found": Code(
        ERROR,
        "The words do not stand in that draft. Capitals, kinds of quotes and dashes, and spaces do not "
        "matter, but every letter does, and the words must stand in one paragraph. The hint shows what "
        "comes nearest.",
    ),
    "trace-no-case": Code(
        ADVICE,
        "A draft tells the data path of each value; the file and line are looked up in the case folder, "
        "which was not found or cannot be read as it is now. Name it with --case.",
    ),
}
