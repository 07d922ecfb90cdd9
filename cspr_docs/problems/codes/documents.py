"""The codes of documents, drafts and commands."""

from cspr_docs.problems.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "unknown-recipient": Code(
        ERROR,
        "You asked for letters to somebody to whom no letter of this case goes. Use the person's id as it "
        "stands in the letter's field 'to'.",
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
    "merge-inexact": Code(
        ERROR,
        "Before an edited draft is written with the case's changes in it, it is tested: rejecting them "
        "must give the edited file, accepting them the case's words. This one failed the test, so the "
        "edited file was left as it is and a fresh draft put beside it. Pull the edits into the case "
        "instead, and build again.",
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
