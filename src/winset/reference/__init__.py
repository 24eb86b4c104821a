"""Tables that people review: countries, offices, event types, issues, names."""
