import { describe, expect, it } from 'vitest';
import type { WorkshopState } from '../../lib/live/fold';
import type { RoundView } from '../../lib/wire.gen';
import { cloudOf } from './cloud';
import { finalList } from './summary';
import { perDomain } from './topics';
import { treemap } from './treemap';
import { splitPages } from './words';

const field = { width: 160, height: 60 };

describe('the words of many cards', () => {
  it('are nouns of at least two cards, most frequent first, one per stem', () => {
    const words = cloudOf(
      [
        'Der Bus kommt nie, zwei Busse am Tag sind zu wenig',
        'Kein Bus am Abend',
        'Wo bleibt der Bus?',
        'Das Formular auf Papier nervt',
        'Ich drucke das Formular aus',
        'Internet',
      ],
      field,
    );
    expect(words.map(({ text, count }) => [text, count])).toEqual([
      ['Bus', 3],
      ['Formular', 2],
    ]);
  });

  it('stay legible and within the field', () => {
    const cards = Array.from({ length: 400 }, (_, index) =>
      Array.from({ length: 6 }, (_, at) => `im Wort${'x'.repeat((index * 7 + at) % 14)}land`).join(' '),
    );
    const words = cloudOf(cards, field);
    expect(Math.min(...words.map((word) => word.size))).toBeGreaterThanOrEqual(4.1);
    const area = words.reduce((sum, { text, size }) => sum + text.length * 0.56 * size * size * 1.28, 0);
    expect(area).toBeLessThan(field.width * field.height);
    expect(cloudOf(['Wort'], field)).toEqual([]);
  });
});

describe('the map of life domains', () => {
  it('fills the whole, larger fields for more cards, none too small for its name', () => {
    const fields = treemap(
      [30, 20, 9, 4, 1, 0].map((count) => ({ item: count, count })),
      2.5,
    );
    expect(fields.map((one) => one.item)).toEqual([30, 20, 9, 4, 1]);
    const areas = fields.map((one) => (one.width * one.height) / 100);
    expect(areas.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 5);
    expect(Math.min(...areas)).toBeGreaterThan(7);
    for (const one of fields) {
      expect(one.left + one.width).toBeLessThanOrEqual(100.001);
      expect(one.top + one.height).toBeLessThanOrEqual(100.001);
    }
  });

  it('counts cards without a domain last, domains without cards not at all', () => {
    const state = {
      setup: { domains: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      cards: [
        { kind: 'wish', domainId: 'a' },
        ...[null, null, null, 'b', 'b', 'c'].map((domainId) => ({ kind: 'criticism', domainId })),
      ],
    } as unknown as WorkshopState;
    expect(perDomain(state, 'criticism').map((one) => [one.domain?.id ?? null, one.count])).toEqual([
      ['b', 2],
      ['c', 1],
      [null, 3],
    ]);
  });
});

describe('long texts', () => {
  const sentence = 'Wir fahren mit dem Rufbus in die Stadt und abends wieder heim. ';
  it('are parted after a sentence, into pages of about the same length', () => {
    const pages = splitPages(sentence.repeat(12), 400);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(400);
      expect(page.endsWith('heim.')).toBe(true);
    }
    expect(pages.join(' ')).toBe(sentence.repeat(12).trim());
    expect(splitPages('Kurz.', 400)).toEqual(['Kurz.']);
    expect(splitPages('', 400)).toEqual(['']);
  });

  it('lose nothing, even without a space', () => {
    const word = 'x'.repeat(1000);
    expect(splitPages(word, 400).join('')).toBe(word);
  });
});

describe('the list at the end', () => {
  const round = (id: string, domainId: string | null, titles: string[]): RoundView =>
    ({
      id,
      state: 'revealed',
      objectKind: 'measure',
      domainId,
      repeats: null,
      settings: { runoffOf: null },
      options: titles.map((title) => ({ id: `${id} ${title}`, title, shortTitle: '', domainId: null })),
      result: {
        groups: [],
        options: titles.map((_, option) => ({
          option,
          rank: option + 1,
          points: 1,
          byGroup: [],
          equalSayRank: null,
          figures: null,
        })),
      },
    }) as unknown as RoundView;
  const state = (rounds: RoundView[]): WorkshopState =>
    ({ setup: { domains: [{ id: 'a' }, { id: 'b' }] }, rounds }) as unknown as WorkshopState;

  it('follows the last round over all measures', () => {
    const list = finalList(state([round('r1', 'a', ['x']), round('r2', null, ['y', 'z'])]));
    expect(list.map((row) => [row.title, row.from])).toEqual([
      ['y', 1],
      ['z', 2],
    ]);
  });

  it('goes domain by domain where each had its own', () => {
    const list = finalList(state([round('r1', 'b', ['x', 'y']), round('r2', 'a', ['z'])]));
    expect(list.map((row) => [row.domain?.id, row.title, row.from])).toEqual([
      ['a', 'z', 1],
      ['b', 'x', 1],
      ['b', 'y', 2],
    ]);
    expect(finalList(state([]))).toEqual([]);
  });
});
