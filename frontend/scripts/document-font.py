"""Makes one font of PDF files: see subset-fonts.sh. Usage: document-font.py FROM TO.ttf [FAMILY LETTERS]

Without a family: "Document Sans", from Fira Sans. Scripts that join or change their letters keep all features."""

import sys
from fontTools import subset
from fontTools.ttLib import TTFont

# Latin with all its additions, Greek, Cyrillic, the signs of German typography, arrows, a few of mathematics.
LETTERS = """20-7E A0-24F 259 2BB-2BC 2C6-2C7 2D8-2DD 300-304 306-30C 323 327-328 370-3FF 400-45F 490-491 1E00-1EFF
2010-2027 202F-203A 2044 2070-209F 20A0-20BF 2116 2122 2190-2199 2202-2265 25CA FB01-FB02"""
# A changed font must not carry the reserved name "Fira" (OFL, condition 3).
FAMILY = "Document Sans"
COPYRIGHT, LICENCE, LICENCE_URL = 0, 13, 14

source, target, *other = sys.argv[1:]
features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
if other:
    FAMILY, LETTERS = other
    features = ["*"]
font = TTFont(source)
options = subset.Options(layout_features=features, hinting=not other, notdef_outline=True)
options.name_IDs = [COPYRIGHT, LICENCE, LICENCE_URL]
maker = subset.Subsetter(options)
spans = [span.split("-") for span in LETTERS.split()]
maker.populate(unicodes={code for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1)})
maker.subset(font)
font.flavor = None
bold, italic = font["OS/2"].usWeightClass >= 600, font["post"].italicAngle != 0
style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}[bold, italic]
for number, words in ((1, FAMILY), (2, style), (4, f"{FAMILY} {style}"), (6, f"{FAMILY}-{style}".replace(" ", ""))):
    font["name"].setName(words, number, 3, 1, 0x409)
font.save(target)
