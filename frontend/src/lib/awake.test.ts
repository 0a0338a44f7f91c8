// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { keepAwake } from './awake';

const locks: { released: boolean; release: () => Promise<void> }[] = [];
const held = (): number => locks.filter((lock) => !lock.released).length;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A browser that gives locks, or refuses them. */
function browser(gives: boolean): void {
  const request = () => {
    if (!gives) return Promise.reject(new Error('NotAllowedError'));
    const lock = { released: false, release: () => Promise.resolve(void (lock.released = true)) };
    locks.push(lock);
    return Promise.resolve(lock);
  };
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
}

async function seen(state: 'visible' | 'hidden'): Promise<void> {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  // As the browser does it.
  if (state === 'hidden') for (const lock of locks) lock.released = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
}

describe('keepAwake', () => {
  afterEach(() => {
    locks.length = 0;
    Reflect.deleteProperty(navigator, 'wakeLock');
  });

  it('holds one lock while the page is seen, and asks again when it is seen again', async () => {
    browser(true);
    await seen('visible');
    const sleep = keepAwake();
    await settled();
    expect(held()).toBe(1);
    await seen('visible');
    expect(locks.length).toBe(1);
    await seen('hidden');
    expect(held()).toBe(0);
    await seen('visible');
    expect([held(), locks.length]).toEqual([1, 2]);
    sleep();
    await seen('visible');
    expect(held()).toBe(0);
  });

  it('lets be what the browser cannot or will not do', async () => {
    keepAwake()();
    browser(false);
    const sleep = keepAwake();
    await settled();
    sleep();
    expect(locks).toEqual([]);
  });
});
