"""The codes of sending, locking and unlocking."""

from cspr_docs.problems.code import ADVICE, ERROR, GAP, Code

CODES: dict[str, Code] = {
    "send-public": Code(
        ERROR,
        "You asked to send a document that is written for the public. Public documents are made with 'cspr publish', "
        "which looks at more. A report goes to the Panel and the Secretary of State before it is public, and often "
        "to the family: for that, say to whom with --to.",
    ),
    "send-to-whom": Code(
        ERROR,
        "It is not clear who is to get the document, or it is not written for that reader: names and words are chosen "
        "for one reader and would be wrong for another. Use one of those that the message lists.",
    ),
    "send-not-made": Code(
        ERROR,
        "The case does not call for this document, or a letter is held back. The message tells why. Nothing that is "
        "held back is sent by mistake; change the case if it is to go after all.",
    ),
    "send-no-draft": Code(
        ERROR,
        "What is sent is the draft that people have read, so there must be one. Build it, have it read, and send it "
        "then. If it was built into another folder, name that folder with --output.",
    ),
    "send-stale": Code(
        ERROR,
        "The case has changed since the draft was made, so the reader would get something that is no longer true. "
        "Build it again; where somebody has edited the draft in Word, bring both together first, as the message says.",
    ),
    "send-edited": Code(
        ADVICE,
        "Somebody has edited the draft in Word, and the case does not know of it. The file goes out as it stands. "
        "Bring the edits into the case with 'cspr pull', so that the next document says the same.",
    ),
    "send-draft": Code(
        GAP,
        "The document still says DRAFT, or would if nobody had taken the word out. It is final once the case says so: "
        "the message names the field. Nobody outside should get a paper that may still change.",
    ),
    "send-unfinished": Code(
        GAP,
        "A prompt or a note for the office still stands in the document. Write what is missing in the case and build "
        "again, or do what the note says. A reader must never meet such a line.",
    ),
    "send-no-names": Code(
        ERROR,
        "Before a document leaves, it is searched for the real names and addresses of everybody whom its reader must "
        "not meet in it. That needs identities.yaml. Without it nothing could be found, so nothing is sent.",
    ),
    "send-identifies": Code(
        ERROR,
        "The document tells its reader the name, address or number of somebody else, who could be found by it. Take it "
        "out: write the person's label, or general words. Letters may name the children they are about and whoever "
        "they mention by @id.",
    ),
    "send-look": Code(
        ADVICE,
        "This may be somebody's name, or only a word that looks like one. Nobody but a person can tell: look at the "
        "place before you send the document.",
    ),
    "send-embargo": Code(
        GAP,
        "The case says what must not be said until when, and the report is about to be shown to somebody. Tell the "
        "reader of the embargo, and send it with --under-embargo; the cover list then repeats the words.",
    ),
    "send-late": Code(
        ADVICE,
        "The Panel and the Secretary of State have the report at least seven working days before it is published. It "
        "is later than that, or nothing says when it is to be published. Send it all the same, and tell them.",
    ),
    "send-date": Code(
        ADVICE,
        "The case has a field for the day on which this was sent, and it is empty or names another day. The program "
        "does not fill it in: only a person knows when the document really left.",
    ),
    "send-again": Code(
        ADVICE,
        "The case's record says that this reader was given this document before. If it has changed since, tell them "
        "so, or they will hold two papers that differ and not know which of them counts.",
    ),
    "sent-changed": Code(
        ADVICE,
        "A reader was given a document, and its draft says something else now: the case was changed and built again, "
        "or somebody edited the file. Whoever holds the old paper relies on it. If what changed matters to them, send "
        "it again and say what it corrects; if it does not, nothing has to be done.",
    ),
    "send-not-written": Code(
        ERROR,
        "The package could not be written, so there is none: it is made in one piece or not at all. Check the disk and "
        "whether you may write in the output folder.",
    ),
    "send-not-recorded": Code(
        ERROR,
        "What is sent is recorded in the case's file sent.yaml, a list to whose end an entry is added. That could not "
        "be done. Without a record nobody could say later what a reader was given.",
    ),
    "lock-not-installed": Code(
        ERROR,
        "Locking a case needs a library that does not come with the program. The message says how to install it; "
        "nothing else needs it.",
    ),
    "lock-unfit": Code(
        ERROR,
        "Something in the folder cannot be locked: a link to another place, a name that not every computer takes, "
        "a file that may not be read, or more than fits. Nothing was locked, so that nothing is left behind unseen. "
        "Put it right, or move it out of the case folder.",
    ),
    "lock-exists": Code(
        ERROR,
        "A locked file of this name is there already, perhaps from the last time. If the folder is the newer of the "
        "two, write over it with --force; if you are not sure, move the file away first.",
    ),
    "lock-key": Code(
        ERROR,
        "A key for locking cannot be used. A public key is one line that begins with age1; a file with a secret key "
        "has a line that begins with AGE-SECRET-KEY-, as the program age-keygen writes it.",
    ),
    "lock-not-written": Code(
        ERROR,
        "The disk did not take what was to be written. Nothing half done was left: either the old state stands "
        "whole, or the new one. Check the disk and whether you may write in that folder.",
    ),
    "lock-not-proved": Code(
        ERROR,
        "Before a folder is removed, the locked file is opened again and compared with it. They were not equal, "
        "because the folder was changed meanwhile or the disk is failing. The folder was left as it is.",
    ),
    "lock-not-removed": Code(
        ERROR,
        "The case is locked and proved, and its folder could not be removed whole, most often because a file in it "
        "is open in another program. Close it, and delete what is left of the folder by hand.",
    ),
    "unlock-refused": Code(
        ERROR,
        "The passphrase or key is not the one that the case was locked with. Nothing was written. Capitals, spaces "
        "and the keyboard's language count. Without the right one nobody can open the file, nor can we.",
    ),
    "unlock-damaged": Code(
        ERROR,
        "The file is not what 'cspr lock' wrote: it was cut short or changed on its way, or it is another file. "
        "Nothing was written. Fetch a fresh copy from where it came.",
    ),
    "unlock-exists": Code(
        ERROR,
        "A folder stands where the unlocked case would go, and it may hold newer work than the locked file. Nothing "
        "is written over it. Move it away, or unlock into another folder with --to.",
    ),
}
