import { describe, expect, it } from 'vitest';
import type { WorkshopState } from '../../lib/live/fold';
import type { Clock, HeadView, Phase, RoundResult, RoundView } from '../../lib/wire.gen';
import { dotSize, legendOf, rankText, resultRows, rowsPerPage, tiesOf } from './result';
import { chooseScene, sceneKey, type Memory } from './scene';
import { firstSteps } from './summary';
import { aimPairs, topicsOf } from './topics';

const phase = (kind: Phase['kind'], subStep: Phase['subStep'] = null): Phase => ({
  id: `${kind} ${subStep ?? ''}`.trim(),
  order: 1,
  kind,
  subStep,
  title: { de: kind },
  prompt: { de: 'Was?' },
  plannedMinutes: 10,
  startedAt: null,
  endedAt: null,
  resumes: null,
});

function state(
  running: Phase | null,
  more: Partial<WorkshopState> = {},
  head: Partial<HeadView> = {},
): WorkshopState {
  const clock: Clock = {
    phaseId: running?.id ?? null,
    phaseSeq: 1,
    endsAt: null,
    pausedLeftMs: null,
    interruptedLeftMs: null,
    blank: false,
  };
  return {
    head: {
      stage: 'running',
      clock,
      locked: false,
      spotlight: null,
      presenting: null,
      photoWall: false,
      ...head,
    },
    setup: { domains: [] },
    phases: running ? [running] : [],
    cards: [],
    clusters: [],
    measures: [],
    smallGroups: [],
    commitments: [],
    photos: [],
    notes: [],
    rounds: [],
    ...more,
  } as unknown as WorkshopState;
}

const rank = phase('critique', 'rank');
const round = (id: string, roundState: RoundView['state'], more: Partial<RoundView> = {}): RoundView =>
  ({
    id,
    phaseId: rank.id,
    state: roundState,
    options: [],
    result: null,
    domainId: null,
    repeats: null,
    openedAt: 1,
    closedAt: 2,
    objectKind: 'measure',
    ...more,
  }) as unknown as RoundView;
const nothing: Memory = { lastRevealed: null, settled: true };
const sceneOf = (rounds: RoundView[], memory = nothing) => chooseScene(state(rank, { rounds }), memory);

describe('the scene of a state', () => {
  it('is there for every state of the workshop', () => {
    const of = (kind: Phase['kind'], subStep: Phase['subStep'] = null): string =>
      chooseScene(state(phase(kind, subStep)), nothing).name;
    expect(of('lobby')).toBe('lobby');
    expect(of('introduction')).toBe('introduction');
    expect(of('critique', 'collect')).toBe('collect');
    expect(of('critique', 'cluster')).toBe('cluster');
    expect(of('critique', 'rank')).toBe('rankSoon');
    expect(of('reversal')).toBe('reversal');
    expect(of('fantasy', 'collect')).toBe('collect');
    expect(of('fantasy', 'groups')).toBe('groups');
    expect(of('fantasy', 'present')).toBe('groups');
    expect(of('implementation', 'check')).toBe('check');
    expect(of('implementation', 'measures')).toBe('measures');
    expect(of('implementation', 'commit')).toBe('commit');
    expect(of('break')).toBe('break');
    expect(of('wrap_up')).toBe('wrapUp');
    expect(chooseScene(state(null, {}, { stage: 'draft' }), nothing).name).toBe('waiting');
    expect(chooseScene(state(null, {}, { stage: 'follow_up' }), nothing).name).toBe('ended');
    expect(chooseScene(state(null, {}, { stage: 'archived' }), nothing).name).toBe('ended');
  });

  it('is dark whatever runs', () => {
    const dark = state(rank);
    dark.head.clock.blank = true;
    expect(chooseScene(dark, nothing).name).toBe('blank');
  });

  it('shows the photos while they are chosen and there are any', () => {
    const photos = [{ id: 'p' }] as WorkshopState['photos'];
    const chosen = { photoWall: true };
    expect(chooseScene(state(rank, { photos }, chosen), nothing).name).toBe('photos');
    expect(chooseScene(state(rank, {}, chosen), nothing).name).toBe('rankSoon');
    expect(chooseScene(state(rank, { photos }), nothing).name).toBe('rankSoon');
    expect(chooseScene(state(null, { photos }, { ...chosen, stage: 'follow_up' }), nothing).name).toBe(
      'ended',
    );
  });

  it('shows the group that presents', () => {
    const present = phase('fantasy', 'present');
    const group = { id: 'g' } as WorkshopState['smallGroups'][number];
    const found = chooseScene(state(present, { smallGroups: [group] }, { presenting: 'g' }), nothing);
    expect(found.name).toBe('present');
    expect(sceneKey(found)).toBe('present g');
  });

  it('follows a round from open to its result', () => {
    expect(sceneOf([round('a', 'open')]).name).toBe('vote');
    expect(sceneOf([round('a', 'closed')]).name).toBe('counting');
    expect(sceneOf([round('a', 'revealed')]).name).toBe('result');
    expect(sceneOf([round('a', 'void')]).name).toBe('void');
  });

  it('shows what is open before any older result, and waits for a run-off', () => {
    expect(sceneOf([round('a', 'revealed'), round('b', 'open')]).name).toBe('vote');
    const later = sceneOf([round('a', 'revealed'), round('b', 'closed', { openedAt: 3 })]);
    expect(later.name).toBe('counting');
  });

  it('does not show a round that was repeated', () => {
    const found = sceneOf([round('a', 'revealed'), round('b', 'revealed', { repeats: 'a' })]);
    expect(found.name === 'result' && found.all.map((one) => one.id)).toEqual(['b']);
  });

  it('leaves out rounds of other phases', () => {
    expect(sceneOf([round('a', 'revealed', { phaseId: 'other' })]).name).toBe('rankSoon');
  });

  it('shows domains one after the other, then all together once the last was seen', () => {
    const a = round('a', 'revealed', { domainId: 'x' });
    const b = round('b', 'closed', { domainId: 'y' });
    const shown = sceneOf([a, b], { lastRevealed: 'a', settled: true });
    expect(shown.name === 'result' && shown.round.id).toBe('a');
    const both = [a, { ...b, state: 'revealed' as const }];
    const last = sceneOf(both, { lastRevealed: 'b', settled: false });
    expect(last.name === 'result' && last.round.id).toBe('b');
    expect(sceneOf(both, { lastRevealed: 'b', settled: true }).name).toBe('overview');
    expect(sceneOf(both).name).toBe('overview');
  });
});

const column = (groupId: string | null, ballots: number, merged = false) => ({ groupId, ballots, merged });
const option = (index: number, place: number, points: number, byGroup: (number | null)[], tied = false) => ({
  option: index,
  rank: place,
  tied,
  points,
  equalSayRank: null,
  figures: null,
  paperPoints: null,
  givers: points,
  byGroup,
});
const options = ['Bus', 'Netz', 'Café'].map((title, index) => ({
  id: `o${index}`,
  title: `${title} lang`,
  shortTitle: title,
  number: null,
  domainId: index === 2 ? 'y' : 'x',
}));
const result = {
  groups: [column('small', 5), column('big', 20), column(null, 6, true), column('mid', 9)],
  options: [
    option(1, 1, 12, [2, 5, 1, 4]),
    option(0, 2, 7, [null, 5, null, null], true),
    option(2, 2, 7, [1, 2, 1, 1], true),
  ],
} as unknown as RoundResult;
const revealed = round('r', 'revealed', { options, result });

describe('a result', () => {
  const rows = resultRows(revealed);

  it('ranks with ties told as places', () => {
    expect(rows.map((row) => [row.title, rankText(row), row.tied])).toEqual([
      ['Netz', '1', false],
      ['Bus', '2–3', true],
      ['Café', '2–3', true],
    ]);
    expect(tiesOf(rows)).toEqual(['2–3']);
  });

  it('gives the two largest groups forms of their own and puts the others into one', () => {
    expect(legendOf(result).map((one) => [one.form, one.columns.map((c) => c.groupId)])).toEqual([
      ['solid', ['big']],
      ['half', ['mid']],
      ['ring', [null, 'small']],
    ]);
  });

  it('draws every point once; withheld and paper points are grey', () => {
    expect(rows[0]?.parts).toEqual([
      { form: 'solid', count: 5 },
      { form: 'half', count: 4 },
      { form: 'ring', count: 3 },
    ]);
    expect(rows[1]?.parts).toEqual([
      { form: 'solid', count: 5 },
      { form: 'grey', count: 2 },
    ]);
    for (const row of rows) expect(row.parts.reduce((sum, part) => sum + part.count, 0)).toBe(row.points);
  });

  it('without a breakdown is of one form', () => {
    const plain = { ...revealed, result: { ...result, groups: [], options: [option(0, 1, 3, [])] } };
    expect(resultRows(plain)[0]?.parts).toEqual([{ form: 'solid', count: 3 }]);
  });

  it('is empty while it is not revealed', () => {
    expect(resultRows(round('r', 'closed', { options }))).toEqual([]);
  });

  it('draws dots, small dots, then bars', () => {
    const most = (points: number) => dotSize(rows.map((row) => ({ ...row, points })));
    expect([most(32), most(33), most(80), most(81)]).toEqual(['dots', 'small', 'small', 'bar']);
  });

  it('has fewer rows where words are many', () => {
    expect(rowsPerPage(['Rufbus am Abend'])).toBe(5);
    expect(rowsPerPage(['x'.repeat(50)])).toBe(4);
    expect(rowsPerPage(['x'.repeat(140)])).toBe(3);
  });
});

describe('topics and aims', () => {
  const cluster = (id: string, order: number, aimId: string | null = null) =>
    ({ id, order, kind: 'criticism', title: id, shortTitle: id, aimId }) as WorkshopState['clusters'][number];
  const card = (id: string, clusterId: string | null) =>
    ({ id, kind: 'criticism', clusterId, text: id }) as WorkshopState['cards'][number];

  it('counts the cards of each topic', () => {
    const found = topicsOf(
      state(rank, { clusters: [cluster('a', 1), cluster('b', 2)], cards: [card('1', 'b'), card('2', null)] }),
      'criticism',
    );
    expect(found.map((topic) => topic.count)).toEqual([0, 1]);
  });

  it('pairs aims first, then the rest of the first five of the ranking', () => {
    const clusters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, index) =>
      cluster(id, index + 1, id === 'g' ? 'aim' : null),
    );
    const ranking = round('r', 'revealed', {
      objectKind: 'cluster',
      options: clusters.map(({ id }) => ({ ...options[0], id }) as RoundView['options'][number]),
      result: {
        ...result,
        options: [3, 2, 1, 0, 5, 4, 6].map((index, place) => option(index, place + 1, 1, [])),
      },
    });
    const pairs = aimPairs(state(rank, { clusters, rounds: [ranking], cards: [card('aim', null)] }));
    expect(pairs.map((pair) => pair.cluster.id)).toEqual(['g', 'd', 'c', 'b', 'a', 'f']);
    expect(pairs[0]?.aim?.id).toBe('aim');
  });
});

describe('first steps', () => {
  const domains = [{ id: 'x' }, { id: 'y' }, { id: 'z' }] as WorkshopState['setup']['domains'];
  const withRounds = (rounds: RoundView[]) =>
    firstSteps(state(rank, { rounds, setup: { domains } as WorkshopState['setup'] }));

  it('come from an overall round, shared places together', () => {
    expect(withRounds([revealed]).map((step) => [step.domain.id, step.titles])).toEqual([
      ['x', ['Netz']],
      ['y', ['Café']],
    ]);
  });

  it('come from the own round of a domain where there is one, and not from hidden results', () => {
    const own = { ...revealed, id: 'own', domainId: 'z' };
    expect(withRounds([revealed, own]).at(-1)?.titles).toEqual(['Netz']);
    expect(withRounds([{ ...own, state: 'closed', result: null }])).toEqual([]);
  });
});
