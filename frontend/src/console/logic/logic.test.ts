import { describe, expect, it } from 'vitest';
import de from '../../messages/console/de.json';
import simple from '../../messages/console/de-simple.json';
import en from '../../messages/console/en.json';
import { state as demo } from '../dev/fixture.svelte';
import { parse } from '../route.svelte';
import { inbox, shortTitle, suggestion, topics } from './cards';
import { keyFrom } from './key';
import { withKind } from './phase-kinds';
import { measuresByDomain, missing, strongest } from './results';
import { leastDots, lookalikes, optionsIn, presetDots, presetKind, rankText, ties } from './rounds';
import { fromLocalInput, nextSaturday, timeInput } from './time-input';

describe('rounds', () => {
  it('presets dots and says how few can order a list', () => {
    expect([2, 12, 13, 40, 300].map(presetDots)).toEqual([3, 3, 4, 10, 10]);
    expect([leastDots(10, 15), leastDots(10, 14), leastDots(5, 0)]).toEqual([3, 4, 0]);
  });

  it('shows shared ranks as a range and finds ties among the first five', () => {
    const rows = demo('critique.rank-closed').rounds[0]!.result!.options;
    expect(rows.slice(0, 4).map((row) => rankText(row, rows))).toEqual(['1', '2–3', '2–3', '4']);
    expect(ties(rows).map((group) => group.map((row) => row.option))).toEqual([[1, 2]]);
  });

  it('knows what a phase votes on', () => {
    const critique = demo('critique.rank');
    const phase = critique.phases.find((one) => one.id === critique.head.clock.phaseId);
    expect(presetKind(critique, phase)).toBe('cluster');
    expect(optionsIn(critique, 'cluster', phase)).toHaveLength(critique.clusters.length);
    const fantasy = demo('fantasy.rank');
    const later = fantasy.phases.find((one) => one.id === fantasy.head.clock.phaseId);
    expect(presetKind(fantasy, later)).toBe('wish');
    expect(optionsIn(fantasy, 'cluster', later)).toEqual([]);
  });

  it('points at options that say nearly the same', () => {
    const option = (id: string, title: string) => ({
      id,
      title,
      shortTitle: title,
      number: null,
      domainId: null,
    });
    const list = [
      option('a', 'Freies WLAN am Marktplatz'),
      option('b', 'Marktplatz mit freies WLAN'),
      option('c', 'Rufbus'),
    ];
    expect(lookalikes(list).map(([a, b]) => a.id + b.id)).toEqual(['ab']);
  });
});

describe('cards', () => {
  it('puts what must be looked at first to the head of the inbox', () => {
    const waiting = inbox(demo('critique.collect'));
    const last = waiting.findLastIndex((card) => card.desk?.hints.length);
    expect(last).toBeGreaterThan(-1);
    expect(waiting.slice(0, last + 1).every((card) => card.desk?.hints.length)).toBe(true);
  });

  it('suggests what the writer proposes, else where its twin lies', () => {
    const state = demo('critique.cluster');
    const [free, sorted] = [
      state.cards.find((card) => !card.clusterId)!,
      state.cards.find((card) => card.clusterId)!,
    ];
    const desk = { ...free.desk!, proposedClusterId: null, duplicateOf: sorted.id };
    expect(suggestion(state, { ...free, desk })?.id).toBe(sorted.clusterId);
    expect(suggestion(state, { ...free, desk: { ...desk, proposedClusterId: 'k-05' } })?.id).toBe('k-05');
  });

  it('counts only cards on the wall', () => {
    const state = demo('critique.cluster');
    const total = topics(state, 'criticism').reduce((sum, topic) => sum + topic.count, 0);
    expect(total).toBe(state.cards.filter((card) => card.clusterId && card.desk?.state === 'visible').length);
  });

  it('shortens a title at a word', () => {
    expect(shortTitle('Rufbus')).toBe('Rufbus');
    const short = shortTitle('Internet zu Hause: zu langsam, zu spät, keine Auskunft');
    expect(short).toBe('Internet zu Hause: zu…');
    expect([...short].length).toBeLessThanOrEqual(30);
  });
});

describe('results', () => {
  it('orders topics by the room, else by size', () => {
    const state = demo('critique.rank-closed');
    expect(strongest(state)[0]!.id).toBe(state.rounds[0]!.options[0]!.id);
    const sizes = topics(demo('critique.cluster'), 'criticism').map((topic) => topic.count);
    const first = strongest(demo('critique.cluster'))[0]!.id;
    expect(topics(demo('critique.cluster'), 'criticism').find((one) => one.cluster.id === first)!.count).toBe(
      Math.max(...sizes),
    );
  });

  it('lists visible measures by domain and says what a sheet lacks', () => {
    const state = demo('implementation.measures');
    const listed = measuresByDomain(state).flatMap((group) => group.measures);
    expect(listed).toHaveLength(state.measures.filter((one) => one.desk?.state === 'visible').length);
    expect(missing(state.measures[0]!, state.setup.domains)).toEqual(['who']);
  });
});

describe('small things', () => {
  it('reads the address', () => {
    expect(parse('#/w/abc/prepare')).toEqual({ at: 'workshop', id: 'abc', part: 'prepare' });
    expect(parse('#/w/abc/nonsense')).toEqual({ at: 'workshop', id: 'abc', part: 'run' });
    expect(parse('#setup=00ff')).toEqual({ at: 'setup', token: '00ff' });
    expect(parse('#/w/')).toEqual({ at: 'list' });
  });

  it('makes keys out of names', () => {
    expect(keyFrom('Straße & Öffentlicher Raum')).toBe('strasse_oeffentlicher_raum');
    expect(keyFrom('№')).not.toBe('');
  });

  it('keeps a name that somebody gave when the kind of a phase changes', () => {
    const phase = {
      id: null,
      kind: 'break' as const,
      subStep: null,
      title: { de: 'x' },
      prompt: { de: '' },
      plannedMinutes: 5,
    };
    expect(withKind({ ...phase, id: 'known' }, 'critique.rank')).toMatchObject({
      kind: 'critique',
      subStep: 'rank',
      title: { de: 'x' },
    });
    expect(withKind(phase, 'critique.rank').title.de).not.toBe('x');
  });

  it('turns fields into moments', () => {
    const ms = fromLocalInput('2026-03-14', '09:05');
    expect(timeInput(ms!)).toBe('09:05');
    expect(fromLocalInput('', '09:00')).toBeNull();
    expect(new Date(`${nextSaturday(0)}T12:00`).getDay()).toBe(6);
  });
});

describe('help', () => {
  it('leads through every step of the day', () => {
    const words = { de, 'de-simple': simple, en } as Record<string, Record<string, unknown>>;
    for (const { kind, subStep } of demo('lobby').phases)
      for (const language of Object.keys(words)) {
        const steps = words[language]?.[`console.guide.${[kind, subStep].filter(Boolean).join('.')}`];
        expect(String(steps).split('\n').length, `${kind} ${String(subStep)}`).toBeGreaterThan(2);
      }
  });
});
