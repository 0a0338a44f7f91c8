"""The family of PDF files, from Fira Sans: see subset-fonts.sh. Usage: document_sans.py FROM.woff2 TO.ttf"""

import sys
from document_font import named, opened, reduced, spans

# Latin with all its additions, Greek, Cyrillic, the signs of German typography, arrows, a few of mathematics.
LETTERS = """20-7E A0-24F 259 2BB-2BC 2C6-2C7 2D8-2DD 300-304 306-30C 323 327-328 370-3FF 400-45F 490-491 1E00-1EFF
2010-2027 202F-203A 2044 2070-209F 20A0-20BF 2116 2122 2190-2199 2202-2265 25CA FB01-FB02"""
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]

source, target = sys.argv[1:]
named(reduced(opened(source), spans(LETTERS), FEATURES, hinting=True), "Document Sans").save(target)
