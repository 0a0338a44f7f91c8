import { describe, expect, it } from 'vitest';
import {
  addMessages,
  directionOf,
  formatMoney,
  formatNumber,
  localLanguage,
  localText,
  parts,
  phoneLanguages,
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

  it('stay chosen though more words come meanwhile, in whatever order they arrive', async () => {
    let release = (): void => {};
    const held = new Promise<Record<string, string>>((resolve) => (release = () => resolve({ b: 'nein' })));
    await setUpLanguages({ de: async () => ({ a: 'ja' }), en: async () => ({ a: 'yes' }) }, 'de');
    const more = addMessages({ de: () => held, en: async () => ({ b: 'no' }) });
    await switchLanguage('en');
    release();
    await more;
    expect([translate('a'), translate('b')]).toEqual(['yes', 'no']);

    const chosen = switchLanguage('de');
    const again = addMessages({ de: async () => ({ c: 'vielleicht' }) });
    await Promise.all([chosen, again]);
    expect([translate('a'), translate('c')]).toEqual(['ja', 'vielleicht']);
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

  it('are in a further language as a moderator wrote them, else as the service gives them', () => {
    useMessages('tr', { 'given.Pause': 'Ara' });
    const own = { de: 'Pause', more: { tr: 'Mola' } };
    expect([localText(own), localLanguage(own)]).toEqual(['Mola', 'tr']);
    expect(localText({ de: 'Pause' })).toBe('Ara');
    const changed = { de: 'Lange Pause' };
    expect([localText(changed), localLanguage(changed)]).toEqual(['Lange Pause', 'de']);
    expect(localText({ de: 'Pause', more: { ar: 'استراحة' } })).toBe('Ara');
  });

  it('turn the page round in Arabic, keep the digits, and let what is inserted keep its direction', () => {
    expect(phoneLanguages).toEqual(['de', 'de-simple', 'en', 'ar', 'ru', 'tr', 'uk']);
    useMessages('ar', { a: 'الورشة {code}: {count}' });
    expect([directionOf('ar'), document.documentElement.dir]).toEqual(['rtl', 'rtl']);
    expect(translate('a', { code: '482-136', count: 1250 })).toBe('الورشة \u2068482-136\u2069: 1,250');
    useMessages('de', {});
    expect(document.documentElement.dir).toBe('ltr');
  });

  it('have the plural forms of their language', () => {
    const forms = (language: string, counts: number[], message: Record<string, string>): string[] => {
      useMessages(language, { a: message });
      return counts.map((count) => translate('a', { count }));
    };
    const name = (...categories: string[]) => Object.fromEntries(categories.map((one) => [one, one]));
    expect(forms('uk', [1, 3, 5, 21, 1.5], name('one', 'few', 'many', 'other'))).toEqual([
      'one',
      'few',
      'many',
      'one',
      'other',
    ]);
    const arabic = name('zero', 'one', 'two', 'few', 'many', 'other');
    expect(forms('ar', [0, 1, 2, 3, 11, 100], arabic)).toEqual(Object.values(arabic));
  });

  it('say a refusal, even one that this page does not know', () => {
    expect(refusalText({ code: 'tooLong', params: { field: 'text', limit: 140, actual: 151 } })).toContain(
      '151',
    );
    expect(refusalText({ code: 'brandNew' })).toContain('brandNew');
  });
});
