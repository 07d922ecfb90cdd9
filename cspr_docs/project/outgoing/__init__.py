"""What leaves: `publish` makes a report public, `send` makes any other document ready for one reader.

Both open the draft, look at everything (`publish`, `send`) and only then write the package (`carrying_out`). A step
that stops leaves its problems in the `Report` and the others go on, so that a refusal tells every reason at once.
"""
