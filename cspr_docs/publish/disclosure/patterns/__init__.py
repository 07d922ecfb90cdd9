"""What identifies people by its form alone: numbers, contact details, dates, marks; a file for each idea."""
