import { answers, process, workshop } from './recorded';
import type { Picture } from './picture';

/** The office and the public pages, after a whole day of the demonstration. */
type Answers = Record<string, unknown>;
const list = `/api/processes/${process}/measures`;
const recorded = answers[list] as { measures: { id: string; number: number }[] };
const first = recorded.measures[0]?.id ?? '';
const opened =
  Object.keys(answers)
    .find((path) => /^\/api\/measures\/[^/]+$/.test(path))
    ?.slice(14) ?? first;
const draft = (answers[`/api/processes/${process}/drafts`] as { id: string }[])[0]?.id ?? '';

const office = (name: string, path: string, more: Answers = {}, extra: Partial<Picture> = {}): Picture => ({
  name,
  face: 'office',
  path: `/office#/${path}`,
  answers: { ...answers, ...more },
  ready: 'main h1',
  ...extra,
});
const p = `p/${process}`;
const many = Array.from({ length: 200 }, (_, at) => {
  const one = recorded.measures[at % recorded.measures.length];
  return one ? { ...one, id: `many-${at}`, number: at + 1 } : [];
}).flat();

export const offices: Picture[] = [
  {
    name: 'sign-in',
    face: 'office',
    path: '/office',
    answers: { '/api/session': { account: null, setupNeeded: false } },
  },
  { name: 'no-connection', face: 'office', path: '/office' },
  office('new-process', '', { '/api/processes': [] }),
  office('measures', `${p}/measures`),
  office('measures-none', `${p}/measures`, { [list]: { ...recorded, measures: [] } }),
  office('measures-200', `${p}/measures`, { [list]: { ...recorded, measures: many } }),
  office('measures-failed', `${p}/measures`, { [list]: undefined }),
  office('measure', `${p}/measures/${opened}`),
  office('measure-gone', `${p}/measures/unknown`),
  office('ranking', `${p}/measures/ranking`),
  office('plan', `${p}/measures/plan`),
  office('due', `${p}/measures/due`),
  office('workshops', `${p}/workshops`),
  office('workshops-none', `${p}/workshops`, { [`/api/processes/${process}/workshops`]: [] }),
  office('workshop', `${p}/workshops/${workshop}`),
  office('minutes', `minutes/${workshop}`),
  office('strategy', `${p}/strategy`),
  office('strategy-none', `${p}/strategy`, { [`/api/processes/${process}/drafts`]: [] }),
  office('draft', `${p}/strategy/${draft}`),
  office('exports', `${p}/exports`),
  ...['municipality', 'pages', 'domains', 'organizations', 'accounts', 'feedback'].map((part) =>
    office(`settings-${part}`, `${p}/settings/${part}`),
  ),
  office('account', 'account'),
  office('english', `${p}/measures`, {}, { language: 'en' }),
];

const page = (name: string, path: string, more: Partial<Picture> = {}): Picture => ({
  name,
  face: 'pages',
  path,
  answers,
  ...more,
});
export const pages: Picture[] = [
  page('privacy', '/datenschutz'),
  page('privacy-arabic', '/datenschutz', { language: 'ar', uncompared: true }),
  page('imprint', '/impressum'),
  page('accessibility', '/barrierefreiheit'),
  page('results', `/ergebnis/${workshop}`),
  page('results-none', '/ergebnis/unknown'),
];
