"""Rows of other people's files: spreadsheets, delimited text and Word tables, as entries of the chronology."""
