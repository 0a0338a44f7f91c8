import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Idle } from './idle.svelte';

let gone: number;
let idle: Idle;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  gone = 0;
  idle = new Idle(() => (gone += 1));
  end = idle.watch();
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

describe('a device that nobody touches', () => {
  it('asks after two minutes and is free half a minute later', () => {
    vi.advanceTimersByTime(119_000);
    expect(idle.left).toBeNull();
    vi.advanceTimersByTime(3_000);
    expect(idle.left).toBeGreaterThan(25);
    expect(gone).toBe(0);
    vi.advanceTimersByTime(30_000);
    expect(gone).toBe(1);
    expect(idle.left).toBeNull();
  });

  it('asks nobody who types or taps, and believes an answer', () => {
    vi.advanceTimersByTime(100_000);
    dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(100_000);
    expect(idle.left).toBeNull();
    vi.advanceTimersByTime(25_000);
    expect(idle.left).not.toBeNull();
    idle.stay();
    expect(idle.left).toBeNull();
    vi.advanceTimersByTime(100_000);
    expect(gone).toBe(0);
  });
});
