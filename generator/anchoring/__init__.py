"""x."""
from generator.anchoring.document import Document as Document
from generator.anchoring.resolution import *
from generator.anchoring.resolve import resolve, reanchor
