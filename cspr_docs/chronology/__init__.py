"""What the entries of a chronology say together: their order, ages, silences, bursts, missed contacts, who knew when.

Pure functions over a case's entries; nothing here decides what an entry means.
"""
