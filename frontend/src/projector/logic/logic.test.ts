import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Phase } from '../../lib/wire.gen';
import { breakMinutes, nextPhase, stations, steps } from './agenda';
import { readAddress } from './address';
import { pageAt, pageCount, pageOf, pageRange, rowsEach } from './pages';
import { fill, place, resize, type Field, type Slot } from './placement';
import { peoplePerDot, soften, splitPrompt, splitTopic, together } from './words';

describe('the address', () => {
  afterEach(() => {
    sessionStorage.clear();
    vi.unstubAllGlobals();
  });
  const id = '0198c0de-0000-7000-8000-000000000001';

  it('takes the token from the fragment and keeps it for a reload', () => {
    expect(readAddress({ pathname: `/p/${id}`, hash: '#geheim' })).toEqual({
      workshopId: id,
      token: 'geheim',
    });
    expect(readAddress({ pathname: `/p/${id}/`, hash: '' })).toEqual({ workshopId: id, token: 'geheim' });
  });

  it('lends no token to a frame of the console nor to another workshop', () => {
    readAddress({ pathname: `/p/${id}`, hash: '#geheim' });
    expect(readAddress({ pathname: `/p/${id.replace('1', '2')}`, hash: '' })?.token).toBe('');
    vi.stubGlobal('top', {});
    expect(readAddress({ pathname: `/p/${id}`, hash: '' })?.token).toBe('');
  });

  it('knows no other path', () => {
    expect(readAddress({ pathname: '/p/', hash: '#x' })).toBeNull();
    expect(readAddress({ pathname: '/console', hash: '' })).toBeNull();
  });
});

describe('pages', () => {
  it('cut a list and never run past its end', () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    expect(pageCount(7, 5)).toBe(2);
    expect(pageCount(0, 5)).toBe(1);
    expect(pageOf(list, 1, 5)).toEqual([5, 6, 7]);
    expect(pageOf(list, 9, 5)).toEqual([5, 6, 7]);
    expect(pageRange(7, 1, 5)).toEqual({ from: 5, to: 7 });
    expect(pageRange(0, 0, 5)).toEqual({ from: 0, to: 0 });
  });

  it('leave no row alone, and every row on one page', () => {
    for (let total = 0; total <= 40; total += 1)
      for (const size of [1, 3, 4, 5, 9, 10]) {
        const list = Array.from({ length: total }, (_, index) => index);
        const pages = Array.from({ length: pageCount(total, size) }, (_, page) => pageOf(list, page, size));
        expect(pages.flat()).toEqual(list);
        const lengths = pages.map((rows) => rows.length);
        expect(Math.max(...lengths)).toBe(rowsEach(total, size));
        expect(Math.max(...lengths)).toBeLessThanOrEqual(size);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        for (const index of list) expect(pages[pageAt(index, total, size)]).toContain(index);
      }
  });
});

describe('cards on the wall', () => {
  const field: Field = { columns: 2, height: 100, gap: 10 };
  const put = (slots: Slot[], id: string, height: number): Slot[] => place(slots, id, height, field);
  const where = (slots: Slot[]): string[] => slots.map((one) => `${one.id} ${one.column}/${one.top}`);

  it('fill rows like reading', () => {
    const slots = ['a', 'b', 'c'].reduce((list, id) => put(list, id, 40), [] as Slot[]);
    expect(where(slots)).toEqual(['a 0/0', 'b 1/0', 'c 0/50']);
  });

  it('never move; the oldest leaves for a new one, and only it', () => {
    let slots = ['a', 'b', 'c', 'd'].reduce((list, id) => put(list, id, 40), [] as Slot[]);
    slots = put(slots, 'e', 40);
    expect(where(slots)).toEqual(['b 1/0', 'c 0/50', 'd 1/50', 'e 0/0']);
    // A high one needs a whole column: what lies in the other stays.
    slots = put(slots, 'f', 90);
    expect(where(slots)).toEqual(['c 0/50', 'e 0/0', 'f 1/0']);
  });

  it('leave a card out that is higher than the wall', () => {
    expect(where(put(put([], 'a', 40), 'b', 101))).toEqual(['a 0/0']);
  });

  it('give way to the newer one when one grows', () => {
    const slots = ['a', 'b', 'c'].reduce((list, id) => put(list, id, 40), [] as Slot[]);
    expect(where(resize(slots, new Map([['a', 45]]), field))).toEqual(['b 1/0', 'c 0/50']);
    expect(where(resize(slots, new Map([['c', 60]]), field))).toEqual(['a 0/0', 'b 1/0']);
    expect(where(resize(slots, new Map([['a', 30]]), field))).toHaveLength(3);
  });

  it('begin with the newest, and push none out', () => {
    const cards = [
      { id: 'new', height: 60 },
      { id: 'mid', height: 50 },
      { id: 'high', height: 90 },
      { id: 'old', height: 30 },
    ];
    expect(where(fill(cards, field))).toEqual(['old 1/60', 'mid 1/0', 'new 0/0']);
  });
});

describe('the agenda', () => {
  let order = 0;
  const phase = (kind: Phase['kind'], minutes: number, more: Partial<Phase> = {}): Phase => ({
    id: `${kind}${(order += 1)}`,
    order,
    kind,
    subStep: null,
    title: { de: kind },
    prompt: { de: '' },
    plannedMinutes: minutes,
    startedAt: null,
    endedAt: null,
    resumes: null,
    ...more,
  });
  const day = [
    phase('lobby', 15),
    phase('introduction', 30),
    phase('critique', 40),
    phase('break', 15),
    phase('critique', 15),
    phase('reversal', 30),
    phase('fantasy', 40),
    phase('wrap_up', 15),
  ];
  const at = (index: number): string => day[index]?.id ?? '';

  it('is a few stations; a break does not part one', () => {
    expect(stations(day, at(4)).map((one) => [one.kind, one.startMinute, one.state])).toEqual([
      ['introduction', 15, 'done'],
      ['critique', 45, 'now'],
      ['fantasy', 145, 'next'],
      ['wrap_up', 185, 'next'],
    ]);
    expect(breakMinutes(day)).toEqual([85]);
  });

  it('counts steps, and stays where it was during a break', () => {
    expect(steps(day, at(0))).toEqual({ step: 0, total: 4 });
    expect(steps(day, at(3))).toEqual({ step: 2, total: 4 });
    expect(steps(day, at(5))).toEqual({ step: 2, total: 4 });
    expect(steps(day, at(7))).toEqual({ step: 4, total: 4 });
  });

  it('goes on, or back to what an inserted break interrupted', () => {
    const critique = day[2];
    const inserted = phase('break', 10, { resumes: critique?.id ?? null, order: 3 });
    expect(nextPhase(day, inserted)).toBe(critique);
    expect(critique && nextPhase(day, critique)).toBe(day[3]);
    expect(day[7] && nextPhase(day, day[7])).toBeNull();
  });
});

describe('words', () => {
  it('show the question of a prompt large', () => {
    expect(splitPrompt('Was ärgert Sie? Ein Gedanke pro Karte.')).toEqual({
      question: 'Was ärgert Sie?',
      rest: 'Ein Gedanke pro Karte.',
    });
    expect(splitPrompt('Stellen Sie sich vor, Geld wäre da: Wie sieht ein Tag aus? Los!')).toEqual({
      question: 'Wie sieht ein Tag aus?',
      rest: 'Stellen Sie sich vor, Geld wäre da: Los!',
    });
    expect(splitPrompt('Kurz durchatmen. Um 15 Uhr geht es weiter.').question).toBe('Kurz durchatmen.');
    expect(splitPrompt('Ohne Punkt')).toEqual({ question: 'Ohne Punkt', rest: '' });
    expect(splitPrompt('')).toEqual({ question: '', rest: '' });
  });

  it('may part the long ones we know', () => {
    expect(soften('Digitale Infrastruktur')).toBe('Digitale Infra\u00adstruktur');
    expect(soften('Dorf- und Stadtentwicklung')).toBe('Dorf- und Stadt\u00adent\u00adwicklung');
    expect(soften('Breitbandinfrastruktur')).toBe('Breitbandinfra\u00adstruktur');
    expect(soften('Verbandsgemeinderat')).toBe('Verbands\u00adgemeinde\u00adrat');
    expect(soften('Kurz')).toBe('Kurz');
  });

  it('keep short compounds on one line', () => {
    expect(together('Ein Tag in Talheim-Aue')).toBe('Ein Tag in Talheim-\u2060Aue');
    expect(together('Schule ohne IT-Hilfe')).toBe('Schule ohne IT-\u2060Hilfe');
    expect(together('Familien-Medienführerschein')).toBe('Familien-Medienführerschein');
    expect(together('Dorf- und Stadtentwicklung')).toBe('Dorf- und Stadtentwicklung');
  });

  it('split a topic at its colon', () => {
    expect(splitTopic('Digitalwerkstatt: Unser Leben')).toEqual({
      lead: 'Digitalwerkstatt',
      main: 'Unser Leben',
    });
    expect(splitTopic('Unser Leben')).toEqual({ lead: '', main: 'Unser Leben' });
  });

  it('count people in dots, never more than a hundred dots', () => {
    expect(peoplePerDot(96)).toBe(1);
    expect(peoplePerDot(97)).toBe(5);
    expect(peoplePerDot(501)).toBe(10);
    for (const people of [1, 96, 97, 500, 501, 5000, 20_000])
      expect(Math.ceil(people / peoplePerDot(people))).toBeLessThanOrEqual(100);
  });
});
