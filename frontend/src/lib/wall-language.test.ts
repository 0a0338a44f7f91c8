import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseWallLanguage, followWallLanguage, inWallLanguage, wallLanguage } from './wall-language';

describe('the language of the wall', () => {
  afterEach(() => localStorage.clear());

  it('is German until the moderator chooses, for one workshop', () => {
    expect(wallLanguage('w1')).toBe('de');
    chooseWallLanguage('w1', 'de-simple');
    expect(wallLanguage('w1')).toBe('de-simple');
    expect(wallLanguage('w2')).toBe('de');
    expect(wallLanguage('w2', '?lang=tlh')).toBe('de');
  });

  it('is told to a wall elsewhere by its address, before the secret, and holds there', () => {
    const plain = 'https://x.example/p/w1#token';
    expect(inWallLanguage(plain, 'de')).toBe(plain);
    const address = new URL(inWallLanguage(plain.replace('#', '?heads=off#'), 'de-simple'));
    expect([address.search, address.hash]).toEqual(['?heads=off&lang=de-simple', '#token']);
    chooseWallLanguage('w1', 'en');
    expect(wallLanguage('w1', address.search)).toBe('de-simple');
  });

  it('is heard of in the other windows of this browser', () => {
    const chosen = vi.fn();
    const end = followWallLanguage('w1', chosen);
    const tell = (key: string): boolean => dispatchEvent(new StorageEvent('storage', { key }));
    tell('zw.wall.language.w2');
    expect(chosen).not.toHaveBeenCalled();
    tell('zw.wall.language.w1');
    expect(chosen).toHaveBeenCalledOnce();
    end();
    tell('zw.wall.language.w1');
    expect(chosen).toHaveBeenCalledOnce();
  });
});
