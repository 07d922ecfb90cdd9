"""What is told over all cases of a workspace: of each case a small part, and all of them together."""
