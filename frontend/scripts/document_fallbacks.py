"""The fonts of PDF files that stand in for letters that Fira Sans lacks: see subset-fonts.sh.
Usage: document_fallbacks.py NOTO_EMOJI.ttf UNIFONT.otf UNIFONT_UPPER.otf [NAME…]

Without names: all of them. The order in which they stand in for each other is that of src/export/pdf/fonts.rs."""

import sys
from pathlib import Path
import cffsubr
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from document_font import named, opened, reduced, spans

TARGET = Path(__file__).parents[2] / "src/export/pdf/fonts"
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CHINESE = 2  # in the collection: the forms of letters that mainland China writes
SHARED = "20 A0 200C-200D 25CC"
# Scripts whose letters join or change with their neighbours, and some more that people in Germany write: name and letters.
SCRIPTS = {
    "Arabic": "20 A0 600-6FF 750-77F 8A0-8FF 200C-200D FDF0-FDFF",
    "Hebrew": "20 A0 591-5F4",
    "Armenian": f"{SHARED} 530-58F",
    "Bengali": f"{SHARED} 980-9FF",
    "Devanagari": f"{SHARED} 900-97F 1CD0-1CFF A8E0-A8FF",
    "Ethiopic": f"{SHARED} 1200-139F 2D80-2DDF AB00-AB2F",
    "Georgian": f"{SHARED} 10A0-10FF 1C90-1CBF 2D00-2D2F",
    "Gujarati": f"{SHARED} A80-AFF",
    "Gurmukhi": f"{SHARED} A00-A7F",
    "Kannada": f"{SHARED} C80-CFF",
    "Khmer": f"{SHARED} 1780-17FF 19E0-19FF",
    "Lao": f"{SHARED} E80-EFF",
    "Malayalam": f"{SHARED} D00-D7F",
    "Myanmar": f"{SHARED} 1000-109F",
    "NKo": f"{SHARED} 7C0-7FF",
    "Oriya": f"{SHARED} B00-B7F",
    "Sinhala": f"{SHARED} D80-DFF",
    "Syriac": f"{SHARED} 700-74F",
    "Tamil": f"{SHARED} B80-BFF",
    "Telugu": f"{SHARED} C00-C7F",
    "Thaana": f"{SHARED} 780-7BF",
    "Thai": f"{SHARED} E00-E7F",
    "Tifinagh": f"{SHARED} 2D30-2D7F",
    "Symbols": "20 2000-2BFF",
    "Symbols2": "20 2000-2BFF",
    "Math": "20 2000-2BFF 1D400-1D7FF",
}
HANGUL = spans("1100-11FF A960-A97C AC00-D7A3 D7B0-D7FB")
# Rare Latin, Greek and Cyrillic letters, with the common ones: each brings its marks along.
MORE = "20-7E A0-52F 1C80-1C8F 1D00-1FFF 25CC 2C60-2C7F 2DE0-2DFF A640-A69F A700-A7FF AB30-AB6F"
PRIVATE = spans("E000-F8FF F0000-FFFFD 100000-10FFFD")


def of_standard(codec):
    """The Chinese letters of a national standard of two bytes."""
    pairs = (bytes([a, b]).decode(codec, "ignore") for a in range(0xA1, 0xFF) for b in range(0x40, 0xFF))
    return {ord(pair) for pair in pairs if len(pair) == 1 and "\u4e00" <= pair < "\ua000"}


def first_level_of_big5():
    pairs = (bytes([a, b]).decode("big5", "ignore") for a in range(0xA4, 0xC7) for b in range(0x40, 0xFF))
    return {ord(pair) for pair in pairs if len(pair) == 1 and "\u4e00" <= pair < "\ua000"}


def common_han():
    """What is written in China (GB 2312), Taiwan (Big5, level 1), Japan (JIS X 0208), Korea (KS X 1001)."""
    return of_standard("gb2312") | first_level_of_big5() | of_standard("euc_jp") | of_standard("euc_kr")


def east():
    letters = common_han() | HANGUL | spans("20 3000-33FF F900-FAFF FF00-FFEF")
    return reduced(opened(CJK, CHINESE), letters, ["ccmp", "ljmo", "vjmo", "tjmo", "mark", "mkmk"])


def pixels(path, but):
    font = opened(path)
    return reduced(font, set(font.getBestCmap()) - but - PRIVATE, ["*"])


def rest():
    """One lozenge for every letter there may be: the sign says that one is missing, the text behind it says which."""
    font = reduced(opened(TARGET / "document-sans-regular.ttf"), {0x20, 0x25CA}, [])
    lozenge = font.getBestCmap()[0x25CA]
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    table.cmap = dict.fromkeys(spans("A0-D7FF F900-FFFD 10000-3FFFD"), lozenge)
    font["cmap"].tables = [table]
    return font


emoji_source, unifont, upper, *wanted = sys.argv[1:]
fonts = {
    "Emoji": lambda: reduced(opened(emoji_source), set(opened(emoji_source).getBestCmap()) - PRIVATE, ["*"]),
    "East": east,
    "More": lambda: reduced(opened(NOTO / "NotoSans-Regular.ttf"), spans(MORE), ["*"]),
    # The small set of drawn letters is what keeps this one small: nothing that the East has.
    "Pixels": lambda: pixels(unifont, common_han() | spans("AC00-D7A3")),
    "Pixels Upper": lambda: pixels(upper, set()),
    "Rest": rest,
}
for name, letters in SCRIPTS.items():
    fonts[name] = lambda name=name, letters=letters: reduced(opened(NOTO / f"NotoSans{name}-Regular.ttf"), spans(letters), ["*"])
for name in wanted or fonts:
    font = named(fonts[name](), f"Document {name}")
    if "CFF " in font:
        cffsubr.subroutinize(font)
    ending = "otf" if "CFF " in font else "ttf"
    font.save(TARGET / f"document-{name.lower().replace(' ', '-')}-regular.{ending}")
