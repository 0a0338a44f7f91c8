import { beforeEach, expect, test } from 'vitest';
import { useMessages } from '../../lib/i18n';
import desk from '../../messages/desk/de.json';
import office from '../../messages/office/de.json';
import shared from '../../messages/shared/de.json';
import { refusalWords } from './refusals';

beforeEach(() => useMessages('de', { ...shared, ...desk, ...office }));

test('names the field that is meant', () => {
  expect(refusalWords({ code: 'tooLong', params: { field: 'title', limit: 80, actual: 93 } })).toBe(
    'Titel: Das ist zu lang: 93 Zeichen, höchstens 80 sind möglich.',
  );
  expect(refusalWords({ code: 'empty', params: { field: 'unheardOf' } })).toBe('Bitte schreiben Sie etwas.');
});

test('promises nobody at a desk that something is sent again by itself', () => {
  for (const code of ['tooFast', 'notStored', 'busy', 'offline'])
    expect(refusalWords({ code })).not.toMatch(/wird gleich noch einmal gesendet|\(/);
});

test('a code from a newer server is shown as it is', () => {
  expect(refusalWords({ code: 'brandNew' })).toContain('brandNew');
  expect(refusalWords({})).toContain('unknown');
});
