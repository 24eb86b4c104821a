"""The pages: each a function of a view, with its table."""
