// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examineLanguages, faults, generate, phoneMessages, readMessages } from './keys.mjs';
import { dictionary, examine, givenTexts, readLanguages } from './languages.mjs';

describe('messages', () => {
  it('are complete in every language, with equal placeholders and all plural forms', () => {
    expect(faults(readMessages())).toEqual([]);
  });

  it('say every refusal that the service knows', () => {
    const wire = readFileSync('src/lib/wire.gen.ts', 'utf8');
    const codes = [...new Set([...wire.matchAll(/"code": "(\w+)"/g)].map((match) => match[1]))];
    expect(codes.length).toBeGreaterThan(30);
    const { shared, console: desk } = readMessages();
    // Only moderators hear that another one was faster, and the console says what that one did.
    expect(desk.de['console.overtakenBy.gone']).toBeTruthy();
    const unsaid = codes.filter((code) => !(`refusal.${code}` in shared.de));
    expect(unsaid).toEqual(['overtaken']);
  });

  it('have fresh types', () => {
    expect(readFileSync('src/lib/i18n/keys.gen.ts', 'utf8')).toBe(generate(readMessages()));
  });
});

describe('the check finds', () => {
  const german = {
    'office.a': 'Hallo {name}',
    'office.b': { one: '{count} Punkt', other: '{count} Punkte' },
  };
  const english = {
    'office.a': 'Hello {name}',
    'office.b': { one: '{count} point', other: '{count} points' },
  };
  const check = (en, de = german) => faults({ office: { de, en, 'de-simple': de } });

  it('nothing in a complete set', () => expect(check(english)).toEqual([]));
  it('a missing key', () => expect(check({ 'office.b': english['office.b'] })).toHaveLength(1));
  it('a key that German lacks', () => expect(check({ ...english, 'office.c': 'x' })).toHaveLength(1));
  it('another placeholder', () => expect(check({ ...english, 'office.a': 'Hello {nam}' })).toHaveLength(1));
  it('a missing plural form', () =>
    expect(check({ ...english, 'office.b': { other: '{count} points' } })).toHaveLength(1));
  it('an empty text', () => expect(check({ ...english, 'office.a': ' ' }).length).toBeGreaterThan(0));
  it('a missing language', () => expect(faults({ office: { de: german, en: english } })).toHaveLength(1));
  it('a key of another face', () => expect(check({ 'phone.a': 'x' }, { 'phone.a': 'x' })).toHaveLength(1));
  it('a lost strong part', () =>
    expect(check({ 'office.a': 'much' }, { 'office.a': '**viel**' })[0]).toContain('**'));
});

describe('further languages of the phone', () => {
  const all = readLanguages();

  it('have no fault and lack at most a few texts, which German stands in for', () => {
    expect(examineLanguages(readMessages()).faults).toEqual([]);
  });

  it.each(['tr', 'ar', 'uk', 'ru'])('%s begins the phone in its own words', (tag) => {
    const first = dictionary(['shared', 'phone'], tag);
    expect(first['phone.enter.title']).toBe(all[tag].messages['phone.enter.title']);
    expect(first['given.Pause']).toBe(all[tag].given.Pause);
    expect(Object.keys(first).some((key) => key.startsWith('day.'))).toBe(false);
  });

  it('know the texts of a new workshop', () => {
    expect(givenTexts().length).toBeGreaterThan(50);
    expect(givenTexts()).toContain('Ein Gedanke pro Karte.');
  });

  it('cover everything that a phone can show', () => {
    const keys = Object.keys(phoneMessages(readMessages()));
    for (const set of ['phone', 'day', 'vote', 'result', 'comfort', 'pages', 'refusal', 'ui'])
      expect(keys.some((key) => key.startsWith(`${set}.`))).toBe(true);
    expect(keys.some((key) => key.startsWith('console.'))).toBe(false);
  });
});

describe('the check of a language finds', () => {
  const german = {
    a: 'Hallo **{name}**',
    b: { one: '{count} Punkt', other: '{count} Punkte' },
    ...Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`c.${index}`, 'Wort'])),
  };
  const points = { one: '{count} б', few: '{count} б', many: '{count} б', other: '{count} б' };
  const good = { ...german, a: 'Привіт **{name}**', b: points };
  const check = (messages, more = {}) =>
    examine(
      'uk',
      {
        name: 'Українська',
        short: 'UK',
        direction: 'ltr',
        locale: 'uk-UA',
        given: { Pause: 'Перерва' },
        messages,
        ...more,
      },
      german,
      ['Pause'],
    );
  const without = (key) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));

  it('nothing in a complete one', () => expect(check(good)).toEqual({ faults: [], missing: [] }));
  it('a missing text, by name', () => expect(check(without('a')).missing).toEqual(['uk: "a" is missing']));
  it('too many missing texts', () => expect(check({ a: good.a, b: good.b }).faults[0]).toContain('40 texts'));
  it('a text that German lacks', () => expect(check({ ...good, z: 'z' }).faults).toHaveLength(1));
  it('another placeholder', () => expect(check({ ...good, a: '**{nam}**' }).faults[0]).toContain('{nam}'));
  it('a lost strong part', () => expect(check({ ...good, a: '{name}' }).faults[0]).toContain('**'));
  it('a missing plural form', () =>
    expect(check({ ...good, b: { one: '{count}', other: '{count}' } }).faults[0]).toContain('few,many'));
  it('a plural form that the language lacks', () =>
    expect(check({ ...good, b: { ...points, two: '{count}' } }).faults[0]).toContain('two'));
  it('an empty text', () => expect(check({ ...good, 'c.1': ' ' }).faults).toHaveLength(1));
  it('a missing direction', () => expect(check(good, { direction: '' }).faults.length).toBeGreaterThan(0));
  it('a text that no new workshop has', () =>
    expect(check(good, { given: { Pause: 'Перерва', Pausse: 'x' } }).faults).toHaveLength(1));
});
