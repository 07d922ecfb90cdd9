"""The codes of generalising a draft."""

from cspr_docs.problems.code import ERROR, Code

CODES: dict[str, Code] = {
    "generalised-exists": Code(
        ERROR,
        "A draft with proposals of coarser words is there already, and somebody may have decided on some of them. "
        "Work on from that file, or add --force to write over it. The draft itself is written over only with "
        "--in-place, which keeps a copy.",
    ),
    "generalised-not-written": Code(
        ERROR,
        "The draft with the proposals could not be written. Most often it is open in Word, or you may not write in "
        "that folder. The draft is as it was.",
    ),
}
