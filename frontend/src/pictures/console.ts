import type { Page } from 'playwright-core';
import { state } from '../console/dev/fixture.svelte';
import type { WorkshopState } from '../lib/live/fold';
import type { SatisfactionSummary } from '../lib/wire.gen';
import { besideOf, resultState } from '../projector/dev/results';
import { dialog, inTurn, press } from './acts';
import { NOW, type Picture } from './picture';
import { answers } from './recorded';

/** The console: the desk in every step, its dialogs, and the pages before and beside it. */
const at = (place: string): WorkshopState => state(place, NOW);
/** The wall's preview only takes what can be an identity. */
const ID = '00000000-0000-4000-8000-000000000001';
const SATISFACTION: SatisfactionSummary = {
  people: 31,
  minGroup: 5,
  heard: [0, 2, 5, 12, 12],
  worthwhile: [1, 1, 6, 14, 9],
};
const desk = (name: string, shown: WorkshopState, more: Partial<Picture> = {}): Picture => ({
  name,
  face: 'console',
  path: `/console#/w/${ID}`,
  state: shown,
  answers: {
    ...answers,
    [`/api/workshops/${ID}`]: answers['/api/workshops']?.[0],
    [`/api/workshops/${ID}/satisfaction`]: SATISFACTION,
    [`/api/workshops/${ID}/supporters`]: [],
    [`/api/workshops/${ID}/rehearsal`]: null,
    '/api/moderators': [],
    [`/api/workshops/${ID}/rounds/r1/analysis`]: besideOf(resultState('points', NOW)),
    [`/api/workshops/${ID}/rounds/r2/analysis`]: besideOf(shown),
  },
  ready: 'main h1, h1, h2',
  ...more,
});
const key = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: /^Weiter/ }).waitFor();
  await page.keyboard.press(name);
  await page.getByRole('dialog').waitFor();
};
const collecting = at('critique.collect');
const many: WorkshopState = {
  ...collecting,
  cards: Array.from({ length: 200 }, (_, order) => {
    const card = collecting.cards[order % collecting.cards.length];
    return card
      ? {
          ...card,
          id: `many-${order}`,
          order,
          desk: card.desk && { ...card.desk, state: 'pending' as const },
        }
      : [];
  }).flat(),
};
const page = (part: string) => ({ path: `/console#/w/${ID}/${part}` });
const methods = ['points', 'rating', 'ranking', 'votes', 'duels', 'budget'];

/** The menu of a topic. */
const TOPIC = /^Was tun mit dem Thema/;
/** The parts of the preparation beside its first, by the beginning of their names. */
const chapters = {
  agenda: /^Ablauf/,
  domains: /^Lebensbereiche/,
  groups: /^Gruppen/,
  localities: /^Orte/,
  rules: /^Regeln/,
  admission: /^Einlass/,
  print: /^Zum Ausdrucken/,
  projector: /^Leinwand/,
  moderators: /^Moderation/,
  rehearsal: /^Probe/,
};

const scenes: Picture[] = [
  {
    name: 'sign-in',
    face: 'console',
    path: '/console',
    answers: { '/api/session': { account: null, setupNeeded: false } },
  },
  {
    name: 'set-up',
    face: 'console',
    path: '/console#setup=0123',
    answers: {
      '/api/session': { account: null, setupNeeded: true },
      '/api/setup/look': { login: null, name: '' },
    },
    ready: 'form',
  },
  {
    name: 'set-up-over',
    face: 'console',
    path: '/console#setup=0123',
    answers: { '/api/session': { account: null, setupNeeded: true } },
  },
  { name: 'no-connection', face: 'console', path: '/console' },
  { name: 'workshops', face: 'console', path: '/console', answers, ready: 'main li, main a' },
  {
    name: 'workshops-none',
    face: 'console',
    path: '/console',
    answers: { ...answers, '/api/workshops': [] },
  },
  { name: 'new-workshop', face: 'console', path: '/console#/new', answers },
  desk('gone', at('lobby'), { closed: 4004 }),
  desk('prepare', at('draft')),
  desk('prepare-running', at('lobby'), page('prepare')),
  desk('poster', at('lobby'), page('poster')),
  desk('cards', at('lobby'), page('cards')),
  desk('tables', at('fantasy.groups'), page('tables')),
  desk('ballots', at('critique.rank-open'), page('ballots')),
  desk('lobby', at('lobby')),
  desk('introduction', at('introduction')),
  desk('collect-empty', { ...collecting, cards: [] }),
  desk('collect', collecting),
  desk('collect-200', many),
  desk('collect-lost', collecting, {
    lost: true,
    act: async (page) => {
      await page.getByText('Keine Verbindung', { exact: false }).first().waitFor();
    },
  }),
  desk('watching', at('critique.collect-watch')),
  desk('cluster', at('critique.cluster')),
  desk('rank', at('critique.rank')),
  desk('rank-draft', at('critique.rank-draft')),
  desk('rank-open', at('critique.rank-open')),
  desk('rank-closed', at('critique.rank-closed')),
  ...methods.map((method) => desk(`result-${method}`, resultState(method, NOW))),
  desk('reversal', at('reversal')),
  desk('wishes', at('fantasy.collect')),
  desk('groups', at('fantasy.groups')),
  desk('present', at('fantasy.present')),
  desk('check', at('implementation.check')),
  desk('measures', at('implementation.measures')),
  desk('commit', at('implementation.commit')),
  desk('break', at('break')),
  desk('wrap-up', at('wrap_up')),
  desk('follow-up', at('follow_up')),
  desk('preview-phone', collecting, {
    act: async (page) => {
      // The wall's preview has said hello before the phone's takes its place.
      await page.frameLocator('iframe').locator('main h1').first().waitFor();
      await page.getByRole('button', { name: 'Handy', exact: true }).click();
    },
  }),
  desk('dialog-keys', collecting, { act: key('?') }),
  desk('dialog-card', collecting, { act: key('n') }),
  desk('dialog-reword', collecting, { act: key('b') }),
  desk('dialog-hide', collecting, { act: key('v') }),
  desk('dialog-move', collecting, { act: key('z') }),
  desk('dialog-round', at('critique.rank'), { act: dialog(/^Runde vorbereiten/) }),
  desk('dialog-paper', at('critique.rank-open'), { act: dialog(/^Eintragen/) }),
  ...Object.entries(chapters).map(([name, words]) =>
    desk(`prepare-${name}`, at('draft'), { act: press(words) }),
  ),
  desk('menu', collecting, { act: press(/^Menü/) }),
  desk('guide', collecting, {
    act: async (page) => {
      await page.getByText('Schritt für Schritt').click();
    },
  }),
  desk('dialog-topic', at('critique.cluster'), { act: dialog(TOPIC, /^Umbenennen/) }),
  desk('dialog-merge', at('critique.cluster'), { act: dialog(TOPIC, /^Zusammenlegen mit/) }),
  desk('dialog-split', at('critique.cluster'), { act: dialog(TOPIC, /^Teilen/) }),
  desk('dialog-break', collecting, { act: dialog(/^Pause einschieben/) }),
  desk('dialog-run-sheet', collecting, { act: dialog(/^Zeitplan/) }),
  desk('dialog-people', collecting, {
    act: async (page) => {
      await page.getByRole('button', { name: 'Ändern', exact: true }).last().click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  desk('dialog-photos', collecting, { act: dialog(/^Menü/, /^Fotowand/) }),
  desk('dialog-confirm', collecting, { act: dialog(/^Weiter:/) }),
  desk('dialog-message', at('fantasy.groups'), { act: dialog(/^Nachricht an Tische/) }),
  desk('dialog-measure', at('implementation.measures'), { act: dialog(/^Maßnahme eintippen/) }),
  desk('dialog-sheet', at('implementation.measures'), { act: dialog(/^Steckbrief/) }),
  desk('dialog-void', at('critique.rank-open'), { act: dialog(/^Für ungültig erklären/) }),
  desk('dialog-publish', resultState('points', NOW), { act: dialog(/^Stimmzettel veröffentlichen/) }),
  desk('dialog-sums', at('critique.rank-open'), {
    act: inTurn(dialog(/^Eintragen/), async (page) => {
      await page.getByText('Als Summen').click();
    }),
  }),
];

/** In Leichte Sprache: each kind of screen, with the longest words in the narrowest places. */
const SIMPLE = /^(workshops|prepare|lobby|collect|cluster|rank-open|result-budget|groups|commit|wrap-up)$/;
const spoken = (one: Picture): Picture => ({ ...one, name: `simple-${one.name}`, language: 'de-simple' });
const simple = [
  ...scenes.filter(({ name }) => SIMPLE.test(name)),
  desk('dialog-keys', collecting, { act: key('?') }),
  desk('dialog-round', at('critique.rank'), { act: dialog(/^Abstimmung vorbereiten/) }),
  desk('prepare-print', at('draft'), { act: press(/^Zum Drucken/) }),
  desk('menu', collecting, { act: press(/^Menü/) }),
].map(spoken);

export const console_: Picture[] = [...scenes, ...simple];
