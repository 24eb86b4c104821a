"""From the public record on a set of countries to a practical agenda."""

__version__ = "0.1.0"
