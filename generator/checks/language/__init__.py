"""What the checks can read in a sentence: markers of hearsay, quantities, days, names.

All of it is done with the word lists in `checks/words/`, one per language; a text in a language without a
list is never judged.
"""
