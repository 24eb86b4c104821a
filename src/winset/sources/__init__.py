"""A file that someone brings -> documents or rows, with its problems told and its good parts kept."""
