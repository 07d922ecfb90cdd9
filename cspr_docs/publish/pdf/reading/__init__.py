"""What is in a finished PDF: its texts, its structure, and what is wrong with them."""
