import { afterEach, describe, expect, it } from 'vitest';
import { WallHeads } from './wall-heads.svelte';

describe('the number of people on the wall', () => {
  afterEach(() => localStorage.clear());

  it('is shown until the moderator hides it, and stays hidden for windows opened later', () => {
    const desk = new WallHeads('w1');
    expect(new WallHeads('w1').shown).toBe(true);
    desk.show(false);
    expect(new WallHeads('w1').shown).toBe(false);
    expect(new WallHeads('w2').shown).toBe(true);
    desk.show(true);
    expect(new WallHeads('w1').shown).toBe(true);
  });

  it('follows the console in another window', () => {
    const wall = new WallHeads('w1');
    const end = wall.follow();
    const told = (newValue: string | null): void => {
      dispatchEvent(new StorageEvent('storage', { key: 'zw.wall.heads.w1', newValue }));
    };
    told('off');
    expect(wall.shown).toBe(false);
    told(null);
    expect(wall.shown).toBe(true);
    end();
    told('off');
    expect(wall.shown).toBe(true);
  });

  it('is told to a wall elsewhere by its address, before the secret', () => {
    const desk = new WallHeads('w1');
    expect(desk.told('https://x.example/p/w1#token')).toBe('https://x.example/p/w1#token');
    desk.show(false);
    const address = new URL(desk.told('https://x.example/p/w1#token'));
    expect(address.hash).toBe('#token');
    localStorage.clear();
    expect(new WallHeads('w1', address.search).shown).toBe(false);
  });
});
