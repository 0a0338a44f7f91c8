import type { Page } from 'playwright-core';
import type { KeptFileView, MeasureVersion, Minutes, PublicMinutes, StepProgress } from '../lib/wire.gen';
import { answers, process, workshop } from './recorded';
import { dialog, inTurn, press } from './acts';
import type { Picture } from './picture';

/** The office and the public pages, after a whole day of the demonstration. */
type Answers = Record<string, unknown>;
const list = `/api/processes/${process}/measures?short=true`;
const recorded = answers[list] as { measures: { id: string; number: number }[] };
// As the list says it for every measure.
const known = { onceCents: null, yearlyCents: null, missing: 9 };
const planned = { ...recorded, measures: recorded.measures.map((one) => ({ ...known, ...one })) };
const first = recorded.measures[0]?.id ?? '';
const opened =
  Object.keys(answers)
    .find((path) => /^\/api\/measures\/[^/]+$/.test(path))
    ?.slice(14) ?? first;
const draft = (answers[`/api/processes/${process}/drafts`] as { id: string }[])[0]?.id ?? '';

const steps: StepProgress[] = [
  {
    step: 'goals',
    checks: [
      { need: 'mandate', have: 1, of: 1 },
      { need: 'goals', have: 5, of: 3 },
    ],
  },
  {
    step: 'status_quo',
    checks: [
      { need: 'findings', have: 0, of: 1 },
      { need: 'sources', have: 1, of: 1 },
    ],
  },
  { step: 'workshop', checks: [{ need: 'workshop_held', have: 1, of: 1 }] },
  {
    step: 'domains',
    checks: [
      { need: 'domains', have: 9, of: 9 },
      { need: 'leads', have: 9, of: 9 },
    ],
  },
  {
    step: 'strategy',
    checks: [
      { need: 'sheets_complete', have: 3, of: 45 },
      { need: 'draft', have: 1, of: 1 },
      { need: 'adopted', have: 0, of: 1 },
    ],
  },
];
const versions: MeasureVersion[] = [2, 1].map((version) => ({
  version,
  at: 1_773_738_000_000 + version * 3_600_000,
  author: version === 2 ? 'Demo-Moderation' : null,
  changes:
    version === 2
      ? [
          {
            field: 'lead',
            before: '',
            after: 'Fachbereich 3',
            words: [{ fate: 'added', text: 'Fachbereich 3' }],
          },
        ]
      : [],
}));
/** What was not recorded, because it came later. */
const beside: Answers = {
  [`/api/processes/${process}/progress`]: steps,
  [`/api/measures/${opened}/comments`]: [],
  [`/api/measures/${opened}/versions`]: versions,
  [`/api/drafts/${draft}/versions`]: [{ version: 1, at: 1_773_738_000_000, author: null, changed: [] }],
  [`/api/drafts/${draft}/links`]: [],
};

const office = (name: string, path: string, more: Answers = {}, extra: Partial<Picture> = {}): Picture => ({
  name,
  face: 'office',
  path: `/office#/${path}`,
  answers: { ...answers, ...beside, ...more },
  ready: 'main h1',
  ...extra,
});
const p = `p/${process}`;
const many = Array.from({ length: 200 }, (_, at) => {
  const one = recorded.measures[at % recorded.measures.length];
  return one ? { ...one, id: `many-${at}`, number: at + 1 } : [];
}).flat();

/** Files that were taken away before: some more than are shown at once. */
const kept: KeptFileView[] = Array.from({ length: 11 }, (_, at) => ({
  id: `kept-${at}`,
  subject: at % 3 === 0 ? 'measure_list' : at % 3 === 1 ? 'council_paper' : 'folder',
  form: at % 3 === 0 ? 'xlsx' : at % 3 === 1 ? 'docx' : 'pdf',
  name: at % 3 === 0 ? 'massnahmen-talheim-aue-2026-03-17.xlsx' : `vorlage-${at}.docx`,
  words: at % 3 === 0 ? 'Lebensbereich „Tourismus“; Suche „Glasfaser“' : at % 3 === 1 ? 'BV 12/2026' : '',
  confidential: at === 3,
  bytes: 78_865 * (at + 1),
  checksum: 'f19db9ce047fa66dfe9c6fdba8a8a58d67187e1294b5c552bd1a344cf9f0e746',
  dataChecksum: at % 3 === 0 ? '3f70068a93fa4c5be7264f158a773417e5a05fe87b99ebf8d22e476987092fc2' : null,
  author: at % 2 === 0 ? 'Demo-Moderation' : null,
  at: 1_773_738_000_000 - at * 3_600_000,
  endsAt: 1_789_290_000_000 - at * 3_600_000,
}));

/** The tabs of a measure beside its sheet. */
const tabs = {
  around: /^Bezüge/,
  comments: /^Anmerkungen/,
  results: /^Ergebnisse/,
  origin: /^Herkunft/,
  versions: /^Fassungen/,
};
/** Two measures of the list. */
const choose = async (page: Page): Promise<void> => {
  for (const at of [1, 2]) await page.locator('tbody').getByRole('checkbox').nth(at).check();
};

const screens: Picture[] = [
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
  office('measures-failed', `${p}/measures`, {
    [list]: undefined,
    [`/api/processes/${process}/measures`]: undefined,
  }),
  office('measure', `${p}/measures/${opened}`),
  office('measure-gone', `${p}/measures/unknown`),
  office('ranking', `${p}/measures/ranking`),
  office('plan', `${p}/measures/plan`),
  office('due', `${p}/measures/due`),
  office('funding', `${p}/measures/funding`),
  office('local', `${p}/measures/local`),
  office('workshops', `${p}/workshops`),
  office('workshops-none', `${p}/workshops`, { [`/api/processes/${process}/workshops`]: [] }),
  office('workshop', `${p}/workshops/${workshop}`),
  office('minutes', `minutes/${workshop}`),
  office('strategy', `${p}/strategy`),
  office('strategy-drafts', `${p}/strategy/drafts`),
  office('strategy-process', `${p}/strategy/process`),
  office('strategy-related', `${p}/strategy/related`),
  office('strategy-none', `${p}/strategy`, { [`/api/processes/${process}/drafts`]: [] }),
  office('draft', `${p}/strategy/${draft}`),
  office('exports', `${p}/exports`, { [`/api/processes/${process}/kept-files`]: kept }),
  office('exports-none', `${p}/exports`, { [`/api/processes/${process}/kept-files`]: [] }),
  ...['municipality', 'branding', 'pages', 'domains', 'organizations', 'accounts', 'feedback'].map((part) =>
    office(`settings-${part}`, `${p}/settings/${part}`),
  ),
  office('account', 'account'),
  office('strategy-steps', `${p}/strategy/steps`),
  office('measures-filters', `${p}/measures`, {}, { act: press(/^Mehr Filter/) }),
  office('measures-planning', `${p}/measures`, { [list]: planned }, { act: press(/^Planung/) }),
  office('measures-chosen', `${p}/measures`, {}, { act: choose }),
  office('dialog-measure', `${p}/measures`, {}, { act: dialog(/^Maßnahme anlegen/) }),
  office('dialog-merge', `${p}/measures`, {}, { act: inTurn(choose, dialog(/^Zusammenlegen/)) }),
  office('dialog-assign', `${p}/measures`, {}, { act: inTurn(choose, dialog(/^Verteilen/)) }),
  ...Object.entries(tabs).map(([name, words]) =>
    office(`measure-${name}`, `${p}/measures/${opened}`, {}, { act: press(words) }),
  ),
  office('dialog-variant', `${p}/measures/${opened}`, {}, { act: dialog(/^Bezüge/, /^Variante anlegen/) }),
  office('dialog-programme', `${p}/measures/funding`, {}, { act: dialog(/^Programm anlegen/) }),
  office('dialog-related', `${p}/strategy/related`, {}, { act: dialog(/^Strategie anlegen/) }),
  office('dialog-domain', `${p}/settings/domains`, {}, { act: dialog(/^Lebensbereich anlegen/) }),
  office('dialog-organization', `${p}/settings/organizations`, {}, { act: dialog(/^Eintrag anlegen/) }),
  office('dialog-account', `${p}/settings/accounts`, {}, { act: dialog(/^Konto anlegen/) }),
  office('draft-review', `${p}/strategy/${draft}`, {}, { act: press(/^Abstimmung/) }),
  office('draft-versions', `${p}/strategy/${draft}`, {}, { act: press(/^Fassungen/) }),
  office('dialog-state', `${p}/strategy/${draft}`, {}, { act: dialog(/^In die interne Abstimmung/) }),
  office('dialog-picture', `${p}/strategy/${draft}`, {}, { act: dialog(/^Bild einfügen/) }),
  office('dialog-publish', `minutes/${workshop}`, {}, { act: dialog(/^Veröffentlichen/) }),
  office('english', `${p}/measures`, {}, { language: 'en' }),
];

/** In Leichte Sprache: the densest screens, and dialogs by the names that it gives to their buttons. */
const SIMPLE =
  /^(sign-in|measures|measure|ranking|workshop|minutes|strategy-process|draft|exports|settings-branding)$/;
const simple: Picture[] = [
  ...screens.filter(({ name }) => SIMPLE.test(name)),
  office('measures-filters', `${p}/measures`, {}, { act: press(/^Genauer suchen/) }),
  office('dialog-assign', `${p}/measures`, {}, { act: inTurn(choose, dialog(/^Verteilen/)) }),
  office('dialog-programme', `${p}/measures/funding`, {}, { act: dialog(/^Neues Programm/) }),
  office('dialog-publish', `minutes/${workshop}`, {}, { act: dialog(/^Öffentlich machen/) }),
].map((one) => ({ ...one, name: `simple-${one.name}`, language: 'de-simple' }));

export const offices: Picture[] = [...screens, ...simple];

const page = (name: string, path: string, more: Partial<Picture> = {}): Picture => ({
  name,
  face: 'pages',
  path,
  answers,
  ...more,
});
const written = answers[`/api/workshops/${workshop}/minutes`] as Minutes;
const published: PublicMinutes = {
  title: written.title,
  publishedAt: written.createdAt,
  modifiedAt: written.modifiedAt,
  sections: written.sections,
  photos: [],
};
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsausschuss';
/** A day with very much of everything: 200 cards, a wide table, an endless word, a card in Arabic. */
const full: PublicMinutes = {
  ...published,
  sections: published.sections.map((section, at) =>
    at
      ? section
      : {
          ...section,
          heading: `Anlass, Ort und ${LONG}`,
          body: [
            '| Vorschlag | Punkte | Menschen | Bürgerinnen und Bürger | Unternehmen | Vereine |\n|---|---:|---:|---:|---:|---:|',
            ...Array.from(
              { length: 12 },
              (_, row) => `| ${row ? 'Rufbus am Abend' : LONG} | 36 | 30 | 16 | 8 | 5 |`,
            ),
            '',
            ...Array.from({ length: 200 }, (_, card) =>
              card % 5
                ? `- Karte ${card}: Laterne dreimal gemeldet`
                : '- الحافلة لا تأتي مساءً، ولا توجد شبكة.',
            ),
          ].join('\n'),
        },
  ),
};
const results = (name: string, shown: PublicMinutes, more: Partial<Picture> = {}): Picture =>
  page(name, `/ergebnis/${workshop}`, { answers: { [`/api/results/${workshop}`]: shown }, ...more });
export const pages: Picture[] = [
  page('privacy', '/datenschutz'),
  page('privacy-arabic', '/datenschutz', { language: 'ar' }),
  page('imprint', '/impressum'),
  page('accessibility', '/barrierefreiheit'),
  results('results', published),
  results('results-arabic', published, { language: 'ar' }),
  results('results-simple', published, { language: 'de-simple' }),
  results('results-many', full),
  results('results-empty', { ...published, sections: [] }),
  page('results-none', '/ergebnis/unknown'),
];
