"""Makes one font of PDF files: see subset-fonts.sh."""

from fontTools import subset
from fontTools.ttLib import TTFont

COPYRIGHT, LICENCE, LICENCE_URL = 0, 13, 14


def spans(text):
    """Code points of "20 A0-24F"."""
    pairs = [span.split("-") for span in text.split()]
    return {code for pair in pairs for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)}


def reduced(font, letters, features, hinting=False):
    """Keeps these letters; names go, but for those of the authors and of the licence."""
    options = subset.Options(layout_features=features, hinting=hinting, notdef_outline=True)
    options.name_IDs = [COPYRIGHT, LICENCE, LICENCE_URL]
    # For lines that run downwards, and for formulas.
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "MATH"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=letters)
    maker.subset(font)
    font.flavor = None
    return font


def named(font, family):
    """A changed font must not carry a reserved name such as "Fira" (OFL, condition 3)."""
    bold, italic = font["OS/2"].usWeightClass >= 600, font["post"].italicAngle != 0
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}[bold, italic]
    names = ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", "")))
    for number, words in names:
        font["name"].setName(words, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"{family}-{style}".replace(" ", "")]
        cff[0].FullName, cff[0].FamilyName = f"{family} {style}", family
    return font


def opened(path, number=-1):
    """A font, or one of a collection; the same source gives the same bytes."""
    return TTFont(path, fontNumber=number, recalcTimestamp=False)
