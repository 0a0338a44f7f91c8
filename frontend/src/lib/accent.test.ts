import { describe, expect, it } from 'vitest';
import { contrast, deriveAccent } from './accent';

describe('deriveAccent', () => {
  it('keeps a colour that is readable', () => {
    expect(deriveAccent('#0D4A5E')).toMatchObject({ base: '#0d4a5e', darkened: false });
  });

  it.each(['#ffd84d', '#7cc576', '#ff0000', '#ffffff'])(
    'darkens %s until it can be read on the ground',
    (wish) => {
      const accent = deriveAccent(wish);
      expect(contrast(accent?.base ?? '', '#f3f4f7')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['#0d4a5e', '#ffd84d', '#a00000', '#2e2fa2', '#000000'])(
    'gives tones of %s that hold their text',
    (wish) => {
      const accent = deriveAccent(wish)!;
      const least = [
        contrast(accent.area, '#14171f') / 7,
        contrast(accent.area, accent.base) / 4.5,
        contrast(accent.dark, '#06212b') / 4.5,
        contrast(accent.dark, '#191d26') / 4.5,
        contrast(accent.darkArea, '#f3f4f7') / 7,
      ];
      expect(Math.min(...least)).toBeGreaterThanOrEqual(1);
    },
  );

  it('refuses what is no colour', () => {
    expect([deriveAccent('red'), deriveAccent('#12345'), deriveAccent('url(x)')]).toEqual([null, null, null]);
  });
});
