"""How far apart two spellings are."""


def is_near(written: str, name: str) -> bool:
    """Whether a plain word may be a plain name, misspelt: the first letter is never wrong.

    At most one slip in a name of up to six letters, two beyond, where a slip is a letter too many, too few,
    another, or two neighbours swapped. Twenty lines do it: names are few and short, so a library would save nothing.

    Source: Damerau-Levenshtein distance, restricted (each letter is changed once).
    """
    most = 1 if len(name) <= 6 else 2
    return written[:1] == name[:1] and distance(written, name, most) <= most


def distance(one: str, other: str, most: int) -> int:
    """The number of slips between two words; `most + 1` where there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != target))
            if before and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
