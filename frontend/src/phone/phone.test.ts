import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkshopState } from '../lib/live/fold';
import type { Entry } from '../lib/live/outbox';
import type { CardKind, ClusterView, OwnCard, Phase } from '../lib/wire.gen';
import { codeOfPath, readFollowUpCode, readJoinCode, takeSecret } from './code';
import { Device } from './device';
import { fateOf, outgoing, takes } from './fates';
import { KeptText } from './kept.svelte';
import { placeAmong } from '../lib/place';
import { nextPhase, screenOf, stepOf } from './place';
import { answered, emptySheet, excess, missing, needsShortTitle, questions } from './sheet';

beforeEach(() => localStorage.clear());

describe('codes', () => {
  it.each([
    '482136',
    '482-136',
    ' 482 136 ',
    '482–136',
    '4 8 2 1 3 6',
    '４８２１３６',
    '٤٨٢١٣٦',
    '482\u200b136',
  ])('read %j as people write it', (typed) => expect(readJoinCode(typed)).toBe('482136'));
  it('understand a letter O, and nothing else', () => {
    expect(readJoinCode('4O2-13o')).toBe('402130');
    for (const typed of ['', '48213', '4821367', '48213x']) expect(readJoinCode(typed)).toBeNull();
  });
  it('stand in the address', () => {
    expect(codeOfPath('/j/482-136')).toBe('482136');
    expect(codeOfPath('/j/%')).toBeNull();
    expect(codeOfPath('/')).toBeNull();
  });
  it('for later have ten characters, whatever stands between them', () => {
    for (const typed of ['ABCDE-FGHJK', ' abcde fghjk ', 'ABCDE\u2011FGHJK\u200B'])
      expect(readFollowUpCode(typed)).toBe(typed.trim());
    for (const typed of ['482136', 'ABCDE-FGHJ', 'ABCDE-FGHJKL', ''])
      expect(readFollowUpCode(typed)).toBeNull();
  });
  it('of printed cards leave the address bar', () => {
    history.replaceState(null, '', '/j/482136#ABCDE-FGHJK');
    expect(takeSecret()).toBe('ABCDE-FGHJK');
    expect(location.hash).toBe('');
    expect(takeSecret()).toBeNull();
  });
});

describe('the device', () => {
  it('makes one secret per workshop, 256 random bits, and keeps it', () => {
    const token = new Device('111111').token();
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(new Device('111111').token()).toBe(token);
    expect(new Device('222222').token()).not.toBe(token);
  });
  it('keeps typed text through a reload, and works without storage', () => {
    new KeptText(new Device('111111'), 'card.wish').text = 'Es wäre schön';
    expect(new KeptText(new Device('111111'), 'card.wish').text).toBe('Es wäre schön');
    const bare = new Device('111111', null);
    const kept = new KeptText(bare, 'x');
    kept.text = 'bleibt';
    expect(new KeptText(bare, 'x').text).toBe('bleibt');
    expect(bare.token()).toBe(bare.token());
  });
});

const card = (more: Partial<OwnCard>): OwnCard =>
  ({
    id: 'c',
    clientKey: 'k',
    kind: 'criticism',
    text: 't',
    state: 'visible',
    clusterId: null,
    ...more,
  }) as OwnCard;

describe('fates of cards', () => {
  const topics = [{ id: 't1', title: 'Dorf ohne Bus' }] as ClusterView[];
  it('say what happened', () => {
    expect(fateOf(card({}), topics)).toEqual({ kind: 'wall' });
    expect(fateOf(card({ clusterId: 't1' }), topics)).toEqual({ kind: 'topic', topic: 'Dorf ohne Bus' });
    expect(fateOf(card({ state: 'pending' }), topics)).toEqual({ kind: 'waiting' });
    expect(fateOf(card({ state: 'pending' }), topics, true)).toEqual({ kind: 'unseen' });
    expect(fateOf(card({ state: 'pending', kind: 'question' }), topics)).toEqual({ kind: 'moderators' });
    expect(fateOf(card({ state: 'hidden', hiddenReason: 'Namen', clusterId: 't1' }), topics)).toEqual({
      kind: 'hidden',
      reason: 'Namen',
    });
  });
  it('are told for late cards, which stay as drafts with their reason', () => {
    const entry = (key: string, state: Entry['state'], code: string | null = null): Entry =>
      ({
        requestId: key,
        body: { type: 'submitCard', clientKey: key, kind: 'wish', text: key },
        state,
        code,
      }) as never;
    const list = outgoing([entry('k', 'arrived'), entry('late', 'refused', 'phaseEnded')], [card({})]);
    expect(list.map(({ clientKey, refusal }) => [clientKey, refusal?.code])).toEqual([
      ['late', 'phaseEnded'],
    ]);
  });
});

const phase = (
  kind: Phase['kind'],
  subStep: Phase['subStep'] = null,
  order = 1,
  resumes: string | null = null,
): Phase => ({ id: `p${order}`, kind, subStep, order, resumes }) as Phase;

describe('phases', () => {
  const wanted: [Phase, CardKind, boolean][] = [
    [phase('critique', 'collect'), 'criticism', true],
    [phase('critique', 'cluster'), 'criticism', false],
    [phase('fantasy', 'collect'), 'criticism', false],
    [phase('fantasy', 'collect'), 'wish', true],
    [phase('implementation', 'check'), 'praise', true],
    [phase('break'), 'parked', true],
  ];
  it.each(wanted)('take their kinds of cards (%#)', (where, kind, yes) =>
    expect(takes(where, kind)).toBe(yes),
  );

  const agenda = [
    phase('lobby', null, 1),
    phase('critique', 'collect', 2),
    phase('break', null, 3, 'p2'),
    phase('fantasy', 'collect', 4),
    phase('wrap_up', null, 5),
  ];
  it('are steps of the day; a break belongs to what was before it and leads back', () => {
    expect(stepOf(agenda, agenda[0]!)).toEqual({ step: 1, total: 4 });
    expect(stepOf(agenda, agenda[2]!)).toEqual({ step: 2, total: 4 });
    expect(nextPhase(agenda, agenda[2]!)?.id).toBe('p2');
    expect(nextPhase(agenda, agenda[1]!)?.id).toBe('p4');
  });

  const state = (more: object, head: object = {}): WorkshopState =>
    ({
      head: { stage: 'running', locked: false, clock: { phaseId: 'p2' }, ...head },
      phases: agenda,
      rounds: [],
      personal: {},
      ...more,
    }) as unknown as WorkshopState;
  it('have their screens', () => {
    expect(screenOf(state({}))).toBe('collect');
    expect(screenOf(state({ rounds: [{ state: 'open' }] }))).toBe('rank');
    expect(screenOf(state({ rounds: [{ state: 'open' }] }, { clock: { phaseId: 'p3' } }))).toBe('break');
    expect(screenOf(state({ personal: null }))).toBe('join');
    expect(screenOf(state({ personal: null }, { locked: true }))).toBe('locked');
    expect(screenOf(state({}, { locked: true }))).toBe('collect');
    expect(screenOf(state({ personal: null }, { stage: 'follow_up' }))).toBe('followUp');
    expect(screenOf(state({}, { stage: 'archived' }))).toBe('archived');
  });
});

describe('ranks', () => {
  it('of ties name all places', () => {
    const ranks = [1, 2, 2, 4];
    expect(ranks.map((rank) => placeAmong(ranks, rank))).toEqual(['1', '2–3', '2–3', '4']);
  });
});

describe('the short sheet', () => {
  it('asks for a title and, where there are any, a life domain', () => {
    expect(missing(emptySheet(), true)).toEqual(['title', 'domainId']);
    expect(missing({ ...emptySheet(), title: ' x ' }, false)).toEqual([]);
    expect(questions(false).map(({ field }) => field)).not.toContain('domainId');
  });
  it('counts code points after trimming', () => {
    const title = questions(true)[0]!;
    expect(excess({ ...emptySheet(), title: ` ${'ä'.repeat(80)} ` }, title)).toBe(0);
    expect(excess({ ...emptySheet(), title: '🙂'.repeat(81) }, title)).toBe(1);
    expect(needsShortTitle({ ...emptySheet(), title: 'x'.repeat(31) })).toBe(true);
  });
  it('knows what has an answer', () => {
    expect(answered({ ...emptySheet(), effort: 'small' }, 'effort')).toBe(true);
    expect(answered({ ...emptySheet(), goal: '  ' }, 'goal')).toBe(false);
  });
});
