import { state } from '../console/dev/fixture.svelte';
import type { WorkshopState } from '../lib/live/fold';
import { besideOf, resultState } from '../projector/dev/results';
import { NOW, type Picture } from './picture';

/** The wall: every scene, empty, as usual, and full. */
const ID = '00000000-0000-4000-8000-000000000001';
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung';

/** As the wall hears of it. */
const seen = (state: WorkshopState): WorkshopState => ({
  ...state,
  cards: state.cards.filter((one) => one.desk?.state === 'visible').map((one) => ({ ...one, desk: null })),
  measures: state.measures
    .filter((one) => one.desk?.state === 'visible')
    .map((one) => ({ ...one, desk: null })),
  commitments: state.commitments.filter((one) => one.state === 'confirmed'),
  undo: [],
  help: [],
  role: 'projector',
  accountId: null,
});
const wall = (name: string, shown: WorkshopState, more: Partial<Picture> = {}): Picture => ({
  name,
  face: 'projector',
  path: `/p/${ID}#0123456789abcdef`,
  state: seen(shown),
  answers: { [`/api/workshops/${ID}/rounds/r2/analysis`]: besideOf(shown) },
  ready: 'main *',
  ...more,
});
const at = (place: string): WorkshopState => state(place, NOW);
const methods = ['points', 'approval', 'rating', 'ratings', 'ranking', 'votes', 'duels', 'budget'];

const collecting = at('critique.collect');
const many = (count: number): WorkshopState['cards'] =>
  Array.from({ length: count }, (_, order) => {
    const card = collecting.cards[order % collecting.cards.length];
    return card ? { ...card, id: `many-${order}`, order } : [];
  }).flat();
const arabic: WorkshopState = {
  ...collecting,
  cards: collecting.cards.map((card, at) =>
    at % 2 ? card : { ...card, text: 'الحافلة لا تأتي مساءً، ولا توجد شبكة في القرية' },
  ),
  phases: collecting.phases.map((phase) => ({
    ...phase,
    prompt: { de: 'ما الذي يزعجكم في الحياة الرقمية اليومية في بلدتنا؟' },
  })),
};
const long: WorkshopState = {
  ...at('critique.cluster'),
  clusters: at('critique.cluster').clusters.map((one) => ({
    ...one,
    title: LONG,
    shortTitle: LONG.slice(0, 30),
  })),
};
const longOptions = (base: WorkshopState): WorkshopState => ({
  ...base,
  rounds: base.rounds.map((round) => ({
    ...round,
    options: round.options.map((one, at) => (at % 2 ? { ...one, title: LONG, shortTitle: '' } : one)),
  })),
});

/** The vote of one life domain, with shared places and paper. */
const inDomain = (base: WorkshopState): WorkshopState => ({
  ...base,
  rounds: base.rounds.map((round) => ({
    ...round,
    domainId: base.setup.domains[1]?.id ?? null,
    result: round.result && {
      ...round.result,
      paperBallots: 4,
      options: round.result.options.map((row, at) => (at === 2 ? { ...row, rank: 2 } : row)),
    },
  })),
});

const scenes: Picture[] = [
  { name: 'refused', face: 'projector', path: `/p/${ID}#0`, closed: 4001, ready: 'main *' },
  wall('waiting', at('draft')),
  wall('lobby', at('lobby')),
  wall('lobby-nobody', {
    ...at('lobby'),
    presence: { ...at('lobby').presence!, joined: 0, connected: 0, withoutDevice: 0, groups: [] },
  }),
  wall('lobby-wifi', {
    ...at('lobby'),
    setup: { ...at('lobby').setup, wifi: { network: 'Buergerhaus-Gast', password: 'apfelbaum-47' } },
  }),
  wall('lobby-logo', at('lobby'), {
    answers: {
      '/api/municipality': {
        municipality: {
          name: 'Verbandsgemeinde Talheim-Aue',
          shortName: 'VG Talheim-Aue',
          accent: '#7a2e12',
        },
        logoUrl: '/icons/192.png',
      },
    },
    ready: '.owner img',
  }),
  wall('lobby-locked', { ...at('lobby'), head: { ...at('lobby').head, locked: true } }),
  wall('introduction', at('introduction')),
  wall('collect-empty', { ...collecting, cards: [] }),
  wall('collect', collecting),
  wall('collect-200', { ...collecting, cards: many(200) }),
  wall('collect-arabic', arabic),
  wall('collect-lost', collecting, {
    lost: true,
    act: async (page) => {
      await page.locator('.away').waitFor();
    },
  }),
  wall('blank', {
    ...collecting,
    head: { ...collecting.head, clock: { ...collecting.head.clock, blank: true } },
  }),
  wall('spotlight', at('critique.cluster')),
  wall('cluster', { ...at('critique.cluster'), head: { ...at('critique.cluster').head, spotlight: null } }),
  wall('cluster-long', { ...long, head: { ...long.head, spotlight: null } }),
  wall('cluster-empty', { ...at('critique.cluster'), clusters: [], head: { ...long.head, spotlight: null } }),
  wall('void', {
    ...at('critique.rank-closed'),
    rounds: at('critique.rank-closed').rounds.map((round) => ({
      ...round,
      state: 'void' as const,
      voidReason: 'Ein Vorschlag stand zweimal auf der Liste.',
      result: null,
    })),
  }),
  wall('rank-soon', at('critique.rank')),
  wall('vote', at('critique.rank-open')),
  wall('counting', at('critique.rank-closed')),
  wall('result-14', at('critique.rank-revealed')),
  ...methods.map((method) => wall(`vote-${method}`, resultState(`${method}-open`, NOW))),
  ...methods.map((method) => wall(`result-${method}`, resultState(method, NOW))),
  wall('result-domain', inDomain(resultState('points', NOW))),
  wall('result-points-long', longOptions(resultState('points', NOW))),
  wall('reversal', at('reversal')),
  wall('wishes', at('fantasy.collect')),
  wall('groups', at('fantasy.groups')),
  wall('present', at('fantasy.present')),
  wall('check', at('implementation.check')),
  wall('measures', at('implementation.measures')),
  wall('measures-empty', { ...at('implementation.measures'), measures: [] }),
  wall('commit', at('implementation.commit')),
  wall('commit-8', {
    ...at('implementation.commit'),
    commitments: Array.from({ length: 8 }, (_, order) => {
      const [one] = at('implementation.commit').commitments;
      return one ? { ...one, id: `commitment-${order}`, order, state: 'confirmed' as const } : [];
    }).flat(),
  }),
  wall('commit-empty', { ...at('implementation.commit'), commitments: [] }),
  wall('break', at('break')),
  wall('wrap-up', at('wrap_up')),
  wall('ended', at('follow_up')),
];

/** In Leichte Sprache: those with the longest words in the narrowest places. */
const SIMPLE = /^(introduction|lobby-wifi|result-budget|result-points|vote-ranking|measures|commit-empty)$/;
const simple = scenes
  .filter(({ name }) => SIMPLE.test(name))
  .map((one) => ({ ...one, name: `simple-${one.name}`, path: one.path.replace('#', '?lang=de-simple#') }));

export const projector: Picture[] = [...scenes, ...simple];
