import type { Page } from 'playwright-core';
import { phoneView } from '../console/logic/phone-view';
import { state } from '../console/dev/fixture.svelte';
import type { WorkshopState } from '../lib/live/fold';
import type { Ballot, CardKind, OwnCard, OwnMeasure, PersonalView } from '../lib/wire.gen';
import { resultState } from '../projector/dev/results';
import { NOW, type Picture } from './picture';

/** The phone: every screen of the day, each in the states that somebody may meet. */
const CODE = '482136';
const MIN = 60_000;
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsausschuss';

const seen = (place: string): WorkshopState => phoneView(state(place, NOW));
const with_ = (base: WorkshopState, personal: Partial<PersonalView>): WorkshopState => ({
  ...base,
  personal: base.personal && { ...base.personal, ...personal },
});

const own = (kind: CardKind, at: number, more: Partial<OwnCard> = {}): OwnCard => ({
  id: `own-${at}`,
  clientKey: `own-${at}`,
  kind,
  text: `Karte ${at}: Laterne dreimal gemeldet, nie eine Antwort bekommen`,
  originalText: null,
  domainId: null,
  phaseId: kind === 'wish' ? 'fantasy_collect' : 'critique_collect',
  state: 'visible',
  hiddenReason: null,
  clusterId: null,
  proposedClusterId: null,
  aboutId: null,
  createdAt: NOW - at * MIN,
  ...more,
});
/** A card in each of its fates. */
const fates = (kind: CardKind): OwnCard[] => [
  own(kind, 6, {
    text: 'Hundesteuer anmelden geht nur persönlich oder per Fax. FAX!',
    domainId: 'municipal_administration',
  }),
  own(kind, 5, { state: 'pending', text: 'Funkloch zwischen Talheim und Mühlfelden' }),
  own(kind, 4, { clusterId: 'k-03', text: 'Kein Bus nach acht' }),
  own(kind, 3, {
    state: 'hidden',
    hiddenReason: 'Enthält einen Namen.',
    text: 'Herr M. geht nie ans Telefon',
  }),
  own(kind, 2, { originalText: 'is alles mist', text: 'Das Bürgerbüro ist zu selten offen' }),
  own(kind, 1, { text: LONG }),
];
const measure = (at: number, more: Partial<OwnMeasure> = {}): OwnMeasure => ({
  id: `m-${at}`,
  number: at,
  sheet: {
    title: 'Digital-Café in jedem Dorf: Fragen mitbringen, gemeinsam lösen',
    shortTitle: 'Digital-Café in jedem Dorf',
    domainId: 'silver_society',
    goal: 'Niemand bleibt zurück.',
    description: 'Einmal im Monat im Gemeindehaus.',
    who: 'Seniorenbeirat',
    firstStep: 'Raum suchen',
    effort: 'small',
  },
  state: 'visible',
  hiddenReason: null,
  ofGroup: false,
  mineUntil: null,
  othersUntil: null,
  version: 1,
  ...more,
});

const join = (name: string, more: Partial<Picture> = {}): Picture => {
  const base = seen('lobby');
  return { name, face: 'phone', path: `/j/${CODE}`, state: { ...base, personal: null }, ...more };
};
const day = (name: string, place: WorkshopState, more: Partial<Picture> = {}): Picture => ({
  name,
  face: 'phone',
  path: `/j/${CODE}`,
  state: place,
  ...more,
});

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
const write = (text: string) => async (page: Page) => {
  await page.locator('main').getByRole('textbox').first().fill(text);
};
const send = (text: string) => async (page: Page) => {
  await write(text)(page);
  await page.locator('.bar, .action').getByRole('button').last().click();
};

/** The notice that the connection is gone comes after three seconds. */
const lost = {
  lost: true,
  act: async (page: Page) => {
    await page.getByText('offline', { exact: true }).first().waitFor();
  },
};

const open = (kind: string, ballot?: Ballot): WorkshopState => {
  const base = phoneView(resultState(`${kind}-open`, NOW));
  return ballot ? with_(base, { ballots: { r2: { revision: 1, ballot } } }) : base;
};
const kinds = ['points', 'approval', 'rating', 'ranking', 'votes', 'duels', 'budget'];
const filled: Record<string, Ballot> = {
  points: {
    p: [
      [0, 2],
      [2, 1],
    ],
  },
  approval: { a: [0, 3] },
  rating: {
    s: [
      [0, 5, 2],
      [1, 4, null],
    ],
  },
  ranking: { r: [[2], [0], [4]] },
  votes: {
    v: [
      [0, 1],
      [1, -1],
    ],
  },
  budget: { a: [0, 2] },
};

/** A round that was closed before anybody had voted. */
const voted = phoneView(resultState('points', NOW));
const nobody: WorkshopState = {
  ...voted,
  rounds: voted.rounds.slice(-1).map((round) => ({
    ...round,
    result: round.result && {
      ...round.result,
      counted: 0,
      paperBallots: 0,
      options: round.result.options.map((row) => ({ ...row, rank: 1, tied: true, points: 0, givers: 0 })),
    },
  })),
};

const collecting = seen('critique.collect');
const twoHundred = Array.from({ length: 200 }, (_, at) => own('criticism', at));

const languages = ['de-simple', 'en', 'tr', 'ar', 'uk', 'ru'].flatMap((language): Picture[] => {
  const more = { language };
  return [
    { ...join('join'), ...more, name: `${language}-join` },
    { ...day('about', { ...seen('lobby') }), ...more, name: `${language}-lobby` },
    {
      ...day('fates', with_(collecting, { cards: fates('criticism') })),
      ...more,
      name: `${language}-collect`,
    },
    { ...day('vote', open('points', filled['points'])), ...more, name: `${language}-ballot` },
    { ...day('rating', open('rating')), ...more, name: `${language}-rating` },
    { ...day('result', phoneView(resultState('rating', NOW))), ...more, name: `${language}-result` },
    {
      ...day('measures', with_(seen('implementation.measures'), { measures: [measure(1)] })),
      ...more,
      name: `${language}-measures`,
    },
    {
      ...day('wrap', with_(seen('wrap_up'), { cards: fates('criticism') })),
      ...more,
      name: `${language}-wrap-up`,
    },
  ];
});

/** A tablet that goes from hand to hand, and a helper's device with three people. */
const seats = (count: number): Record<string, string> => ({
  [`zw.several.${CODE}`]: JSON.stringify({
    last: count,
    numbers: Array.from({ length: count }, (_, at) => at + 1),
  }),
});
const several = (name: string, query: string, people: number): Picture => ({
  ...day(name, with_(collecting, { cards: people ? fates('criticism').slice(0, 2) : [] })),
  path: `/j/${CODE}?${query}`,
  kept: people ? seats(people) : {},
  // Nobody is known to the service between two people.
  ...(people ? {} : { silent: true }),
});

export const phone: Picture[] = [
  ...languages,
  { name: 'enter', face: 'phone', path: '/' },
  { name: 'enter-wrong', face: 'phone', path: '/j/48-x' },
  { name: 'enter-again', face: 'phone', path: '/', kept: { 'zw.phone.last': CODE } },
  { name: 'enter-later', face: 'phone', path: '/', act: press(/Code für später/) },
  { name: 'enter-later-arabic', face: 'phone', path: '/', language: 'ar', act: press(/رمز لوقت لاحق/) },
  {
    name: 'offline-at-the-door',
    face: 'phone',
    path: `/j/${CODE}`,
    offline: true,
    ready: 'h1:not(.visually-hidden)',
  },
  {
    name: 'room-full',
    face: 'phone',
    path: `/j/${CODE}`,
    turnedAway: 'full',
    ready: 'h1:not(.visually-hidden)',
  },
  join('closed-gone', { closed: 4004 }),
  join('over', {
    closed: 4004,
    kept: { [`zw.phone.${CODE}.workshop`]: 'w1' },
    answers: { '/api/results/w1': {} },
    ready: '.button.primary',
  }),
  join('closed-not-allowed', { closed: 4001 }),
  join('draft', { state: { ...seen('draft'), personal: null } }),
  join('locked', { state: { ...collecting, head: { ...collecting.head, locked: true }, personal: null } }),
  join('join'),
  join('join-by-card', {
    state: { ...seen('lobby'), personal: null, setup: { ...collecting.setup, admission: 'byCard' } },
  }),
  join('about-me', { act: press(/Mitmachen/) }),
  day('lobby', seen('lobby')),
  day('introduction', seen('introduction')),
  day('collect-empty', collecting),
  day('collect-typing', collecting, { act: write(`Im Rathaus gibt es ${LONG}`) }),
  day('collect-fates', with_(collecting, { cards: fates('criticism') })),
  day('collect-lost', with_(collecting, { cards: fates('criticism').slice(0, 1) }), lost),
  day('collect-200', with_(collecting, { cards: twoHundred })),
  day('collect-sent', collecting, { act: send('Der Bus fährt nur bis acht') }),
  day('collect-refused', collecting, { refusal: 'phaseEnded', act: send('Der Bus fährt nur bis acht') }),
  day('collect-help', with_(collecting, { cards: fates('criticism').slice(0, 2) }), {
    act: press(/Hilfe/),
  }),
  day('paused', {
    ...collecting,
    head: { ...collecting.head, clock: { ...collecting.head.clock, endsAt: null, pausedLeftMs: 4 * MIN } },
  }),
  day('sort', with_(seen('critique.cluster'), { cards: fates('criticism') })),
  day('rank-soon', seen('critique.rank')),
  ...kinds.map((kind) => day(`ballot-${kind}`, open(kind))),
  ...Object.entries(filled).map(([kind, ballot]) => day(`ballot-${kind}-begun`, open(kind, ballot))),
  day('ballot-lost', open('points', filled['points']), lost),
  day('ballot-arrived', open('points', filled['points']), { kept: { [`zw.phone.${CODE}.done.r2`]: '1' } }),
  ...kinds.map((kind) => day(`result-${kind}`, phoneView(resultState(kind, NOW)))),
  day('result-nobody', nobody),
  day('reversal', seen('reversal')),
  day('wishes', with_(seen('fantasy.collect'), { cards: fates('wish').slice(0, 3) })),
  day('groups', seen('fantasy.groups')),
  day('present', seen('fantasy.present')),
  day('check', seen('implementation.check')),
  day('measures-empty', { ...seen('implementation.measures'), measures: [] }),
  day(
    'measures',
    with_(seen('implementation.measures'), {
      measures: [
        measure(1),
        measure(2, { number: null, state: 'pending' }),
        measure(3, { ofGroup: true, othersUntil: NOW + MIN }),
      ],
    }),
  ),
  day('measures-sheet', seen('implementation.measures'), { act: press(/Neue Maßnahme|Maßnahme/) }),
  day('commit', seen('implementation.commit')),
  day('break', seen('break')),
  day('wrap-up', with_(seen('wrap_up'), { cards: fates('criticism') })),
  several('tablet-free', 'tablet', 0),
  several('tablet', 'tablet', 1),
  several('helper-free', 'helfer', 0),
  several('helper', 'helfer', 3),
  day('follow-up', with_(seen('follow_up'), { cards: fates('criticism').slice(0, 2) })),
];
