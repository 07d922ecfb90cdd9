"""The codes of publishing, and of proving later what was published."""

from cspr_docs.problems.code import ADVICE, ERROR, Code

CODES: dict[str, Code] = {
    "publish-not-public": Code(
        ERROR,
        "You asked to publish a document that is not written for the public. Papers for the Panel and letters to a "
        "family are made ready with 'cspr send'.",
    ),
    "publish-plan": Code(
        ERROR,
        "The case says that the partners publish information on the improvements only, so the full report must not "
        "leave. If that has changed, change publication.kind in the case.",
    ),
    "publish-embargo": Code(
        ADVICE,
        "The case says that publication is delayed or under an embargo. The package can be made beforehand; keep it "
        "to yourselves until the day. What was checked says so on its first lines.",
    ),
    "publish-draft": Code(
        ERROR,
        "The document still says that it is a draft, in its header or in a line of its text, or bears a protective "
        "marking, which nothing public has. Set the report's status to final in the case and build it, or take the "
        "words out in Word.",
    ),
    "says-draft": Code(
        ADVICE,
        "Words in the document's own text call it a draft ('this is a working draft', 'not for circulation'), although "
        "it is about to leave as final. It is no more than advice, since they may be about another paper: look at the "
        "place, and write them anew or take them out.",
    ),
    "publish-unfinished": Code(
        ERROR,
        "A highlighted prompt, a note for the office, or a word such as TBC, XXX or [insert date] still stands in "
        "the document. Write what is missing, or take the words out in Word.",
    ),
    "publish-section": Code(
        ERROR,
        "A section that the report must have is gone, is empty, or says next to nothing. Put it back in Word from the "
        "draft as it was built, or write it.",
    ),
    "publish-no-names": Code(
        ERROR,
        "The real names are not here, so the report cannot be searched for them. Nothing is published unsearched. Add "
        "identities.yaml to the case, or say where it is kept with --identities.",
    ),
    "publish-changed": Code(
        ERROR,
        "A package that was published before was changed by hand since. It is not written over: move it away first, "
        "if it is still wanted, or delete it.",
    ),
    "publish-not-written": Code(
        ERROR,
        "The package could not be written. Nothing of it was left behind. Check the disk, and that you may write "
        "there.",
    ),
    "verify-no-record": Code(
        ERROR,
        "A folder has no record of what was checked (publication.json or sending.json), or one that cannot be read, "
        "so nothing can be proved of it. Name the folder that 'cspr publish' or 'cspr send' has written.",
    ),
    "verify-changed": Code(
        ERROR,
        "A file is not the one that was checked: it was changed, put there or taken away afterwards, or the record "
        "itself was changed. Do not let it out; publish or send again.",
    ),
}
