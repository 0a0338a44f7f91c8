import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  formatNumber,
  localText,
  parts,
  refusalText,
  setUpLanguages,
  switchLanguage,
  t,
  translate,
  useMessages,
} from '.';

describe('messages', () => {
  it('choose the plural form and write numbers in the way of the language', () => {
    expect([t('ui.points', { count: 1 }), t('ui.points', { count: 1250 })]).toEqual([
      '1 Punkt',
      '1.250 Punkte',
    ]);
    useMessages('en', { 'ui.points': { one: '{count} dot', other: '{count} dots' } });
    expect(t('ui.points', { count: 1250 })).toBe('1,250 dots');
  });

  it('use German rules for Leichte Sprache', () => {
    useMessages('de-simple', { 'ui.points': { one: '{count} Punkt', other: '{count} Punkte' } });
    expect(t('ui.points', { count: 1250 })).toBe('1.250 Punkte');
    expect(document.documentElement.lang).toBe('de-simple');
  });

  it('show an unknown key and keep an unknown placeholder', () => {
    expect(translate('ui.nothing')).toBe('ui.nothing');
    useMessages('de', { a: 'Hallo {name}' });
    expect(translate('a', {})).toBe('Hallo {name}');
  });

  it('do not read a placeholder out of what people wrote', () => {
    useMessages('de', { a: '{title} und {other}' });
    expect(translate('a', { title: '{other}', other: 'x' })).toBe('{other} und x');
  });

  it('split at strong parts', () => {
    expect(parts('Gehört zu **Dorf**.').filter((part) => part.strong)).toEqual([
      { text: 'Dorf', strong: true },
    ]);
  });
});

describe('languages', () => {
  it('are those stored on the device, and switch without a reload', async () => {
    localStorage.setItem('zw.language', 'en');
    const loaders = { de: async () => ({ a: 'ja' }), en: async () => ({ a: 'yes' }) };
    await setUpLanguages(loaders);
    expect(translate('a')).toBe('yes');
    await switchLanguage('de');
    expect([translate('a'), localStorage.getItem('zw.language')]).toEqual(['ja', 'de']);
  });
});

describe('numbers and texts of others', () => {
  it('are German in German', () => {
    expect(formatNumber(1250.5)).toBe('1.250,5');
    expect(formatMoney(4_900_000).replace(/\s/g, ' ')).toBe('49.000 €');
    expect(formatMoney(600_050).replace(/\s/g, ' ')).toBe('6.000,50 €');
  });

  it('fall back to German', () => {
    const text = { de: 'Kommunale Verwaltung', plain: 'Das Rathaus' };
    expect(localText(text)).toBe('Kommunale Verwaltung');
    useMessages('de-simple', {});
    expect(localText(text)).toBe('Das Rathaus');
    useMessages('en', {});
    expect(localText(text)).toBe('Kommunale Verwaltung');
  });

  it('say a refusal, even one that this page does not know', () => {
    expect(refusalText({ code: 'tooLong', params: { field: 'text', limit: 140, actual: 151 } })).toContain(
      '151',
    );
    expect(refusalText({ code: 'brandNew' })).toContain('brandNew');
  });
});
