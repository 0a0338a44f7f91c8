import type { DraftFileQuery, ExportQuery, PaperKind, PaperQuery, PaperType } from '../../lib/wire.gen';

/** What a council paper asks of the council. */
export const PAPER_TYPES: PaperType[] = ['resolution', 'report', 'faction'];

export type Kind = 'xlsx' | 'csv.zip' | 'json';

/** The address of a file; what is not asked for is left out. */
export function exportPath(process: string, kind: Kind, wish: Partial<ExportQuery>): string {
  return `/api/processes/${process}/export.${kind}${asked(wish)}`;
}

/** The addresses of a paper, to go on writing in and to be read. */
export const paperPaths = (
  process: string,
  paper: PaperKind,
  wish: Partial<PaperQuery> = {},
): { path: string; pdf: string } => {
  const address = (form: string): string => `/api/processes/${process}/papers/${paper}.${form}${asked(wish)}`;
  return { path: address('docx'), pdf: address('pdf') };
};

/** The addresses of a draft, to go on writing in and to be read. */
export const draftPaths = (
  draft: string,
  wish: Partial<DraftFileQuery> = {},
): { path: string; pdf: string } => {
  const address = (form: string): string => `${draft}/text.${form}${asked(wish)}`;
  return { path: address('docx'), pdf: address('pdf') };
};

function asked(wish: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish))
    if (value !== null && value !== false && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : '';
}
