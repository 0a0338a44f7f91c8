import type { EditedCell, EditedList, EditedRow, TakenRow } from '../../lib/wire.gen';

/** A cell's own key among those that can be chosen. */
export const keyOf = (row: EditedRow, cell: EditedCell): string => `${row.measureId} ${cell.column}`;

/** The rows that are sent: with their chosen cells, and none without any. */
export const chosenRows = (list: EditedList, chosen: ReadonlySet<string>): TakenRow[] =>
  list.rows
    .map((row) => ({
      measureId: row.measureId,
      version: row.version,
      cells: row.cells
        .filter((cell) => chosen.has(keyOf(row, cell)))
        .map(({ column, value }) => ({ column, value })),
    }))
    .filter((row) => row.cells.length > 0);
