"""The codes of sending, locking and unlocking."""

from cspr_docs.problems.codes.code import ERROR, Code

CODES: dict[str, Code] = {
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
