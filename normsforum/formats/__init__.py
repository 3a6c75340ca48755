"""How dates are written, by language, where the field departs from a language's habit."""
