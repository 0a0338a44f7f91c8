// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults, generate, readMessages } from './keys.mjs';

describe('messages', () => {
  it('are complete in every language, with equal placeholders and all plural forms', () => {
    expect(faults(readMessages())).toEqual([]);
  });

  it('say every refusal that the service knows', () => {
    const wire = readFileSync('src/lib/wire.gen.ts', 'utf8');
    const codes = [...wire.matchAll(/"code": "(\w+)"/g)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(30);
    const { shared } = readMessages();
    expect(codes.filter((code) => !(`refusal.${code}` in shared.de))).toEqual([]);
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
  const check = (en, de = german) => faults({ office: { de, en } });

  it('nothing in a complete set', () => expect(check(english)).toEqual([]));
  it('a missing key', () => expect(check({ 'office.b': english['office.b'] })).toHaveLength(1));
  it('a key that German lacks', () => expect(check({ ...english, 'office.c': 'x' })).toHaveLength(1));
  it('another placeholder', () => expect(check({ ...english, 'office.a': 'Hello {nam}' })).toHaveLength(1));
  it('a missing plural form', () =>
    expect(check({ ...english, 'office.b': { other: '{count} points' } })).toHaveLength(1));
  it('an empty text', () => expect(check({ ...english, 'office.a': ' ' }).length).toBeGreaterThan(0));
  it('a missing language', () => expect(faults({ office: { de: german } })).toHaveLength(1));
  it('a key of another face', () =>
    expect(faults({ office: { de: { 'phone.a': 'x' }, en: { 'phone.a': 'x' } } })).toHaveLength(1));
});
