"""What the tags of a template and the expressions of a document.yaml may say: Jinja in a sandbox, with our filters."""
