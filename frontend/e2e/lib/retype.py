"""Types other texts into the cells of a workbook, as somebody at a desk would: standard input to standard output.

The argument is a JSON list of pairs, the text that is there and the text to be typed over it.
"""

import io
import json
import sys

from openpyxl import load_workbook

changes = dict(json.loads(sys.argv[1]))
missing = set(changes)
book = load_workbook(io.BytesIO(sys.stdin.buffer.read()))
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value in changes:
                missing.discard(cell.value)
                cell.value = changes[cell.value]
if missing:
    sys.exit(f"No cell says {sorted(missing)}")
saved = io.BytesIO()
book.save(saved)
sys.stdout.buffer.write(saved.getvalue())
