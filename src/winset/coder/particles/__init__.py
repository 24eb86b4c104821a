"""What coders of languages with case particles share: phrases, clauses, actors, rules as tables, dates."""

from winset.coder.particles.coding import ParticleCoder

__all__ = ["ParticleCoder"]
