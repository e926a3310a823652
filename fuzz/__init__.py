"""Inputs made by machine, for as long as one likes: `make fuzz`, or `python -m fuzz --seconds 600 yaml`.

`targets` says what must hold of every input; `by_hypothesis` makes inputs from a grammar and shows the smallest that
fails; `by_atheris` makes them from bytes, led by the code that they reach (where atheris is installed: the
extra `fuzz`). What is found becomes a test in tests/, and a repair.
"""
