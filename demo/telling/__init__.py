"""Telling the stories of the demonstration: texts in one module, coalitions in the other."""
