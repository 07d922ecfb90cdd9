"""What agencies send, read into the case: returned forms, spreadsheets, lists and Word tables."""
