#!/bin/sh
# Makes the small Latin files in src/fonts from KERN's copies of Fira Sans.
# Run once after a change of weights or characters; needs `pip install fonttools brotli`, and for the fonts of PDF files
# NOTO_EMOJI (NotoEmoji_400Regular.ttf) and UNIFONT (the folder of unifont.otf): see the end.
# Names are dropped: a reduced font must not carry the reserved name "Fira" (OFL, condition 3).
# The Latin block, German quotes, dashes, arrows and the minus that figures need; tabular figures stay in.
set -eu
cd "$(dirname "$0")/.."
from=node_modules/@kern-ux/native/dist/fonts/fira-sans
for pair in Regular:400 Medium:500 SemiBold:600 Bold:700 ExtraBold:800; do
  pyftsubset "$from/FiraSans-${pair%%:*}.woff2" \
    --unicodes='U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+0160-0161,U+017D-017E,U+1E9E,U+2009-200B,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2030,U+2039-203A,U+20AC,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265' \
    --name-IDs='0,13,14' --layout-features='kern,liga,tnum,lnum,case,mark,mkmk,ccmp,locl' --flavor=woff2 \
    --output-file="src/fonts/fira-sans-latin-${pair##*:}.woff2"
done
ls -l src/fonts

# The fonts inside PDF files: more letters (names from all of Europe), as plain TrueType, under a name of their own.
for pair in Regular:regular SemiBold:semibold Italic:italic SemiBoldItalic:semibold-italic; do
  python3 scripts/document_sans.py "$from/FiraSans-${pair%%:*}.woff2" "../src/export/pdf/fonts/document-sans-${pair##*:}.ttf"
done
# Letters that Fira Sans lacks and citizens write. From Debian's fonts-noto-core, fonts-noto-cjk and unifont (15, of the
# package itself: `apt-get download fonts-unifont && dpkg-deb -x …`), and from the npm package @expo-google-fonts/noto-emoji;
# needs `pip install cffsubr` too, and takes a minute.
python3 scripts/document_fallbacks.py "$NOTO_EMOJI" "$UNIFONT/unifont.otf" "$UNIFONT/unifont_upper.otf"
ls -l ../src/export/pdf/fonts
