import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { announce, spoken } from './live-region.svelte';

it('says what two effects tell, one after the other, each once', () => {
  vi.useFakeTimers();
  const stop = $effect.root(() => {
    $effect(() => announce('Jetzt: Pause'));
    $effect(() => announce('Pause bis 10 Uhr'));
  });
  flushSync();
  expect(spoken.polite).toBe('Jetzt: Pause');
  vi.advanceTimersByTime(5000);
  flushSync();
  expect(spoken.polite).toBe('Pause bis 10 Uhr');
  vi.advanceTimersByTime(5000);
  flushSync();
  expect(spoken.polite).toBe('Pause bis 10 Uhr');
  stop();
  vi.useRealTimers();
});
