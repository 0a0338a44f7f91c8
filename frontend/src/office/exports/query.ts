import type { ExportQuery, PaperKind, PaperQuery } from '../../lib/wire.gen';

export type Kind = 'xlsx' | 'csv.zip' | 'json';

/** The address of a file; what is not asked for is left out. */
export function exportPath(process: string, kind: Kind, wish: Partial<ExportQuery>): string {
  return `/api/processes/${process}/export.${kind}${asked(wish)}`;
}

/** The address of a paper. */
export const paperPath = (process: string, paper: PaperKind, wish: Partial<PaperQuery> = {}): string =>
  `/api/processes/${process}/papers/${paper}.docx${asked(wish)}`;

function asked(wish: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish))
    if (value !== null && value !== false && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : '';
}
