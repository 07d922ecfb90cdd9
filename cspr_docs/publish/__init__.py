"""What leaves the building: scrubbed, scanned, checked, written as Word, HTML and PDF."""
