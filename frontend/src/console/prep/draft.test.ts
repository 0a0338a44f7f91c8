import { describe, expect, it } from 'vitest';
import { Draft } from './draft.svelte';

describe('Draft', () => {
  it('follows the live state until something is typed, and never overwrites unawares', () => {
    let live = { topic: 'A' };
    const draft = new Draft(() => live);
    live = { topic: 'B' };
    draft.follow();
    expect(draft.value.topic).toBe('B');

    draft.value.topic = 'mine';
    live = { topic: 'C' };
    draft.follow();
    expect([draft.value.topic, draft.dirty, draft.overtaken]).toEqual(['mine', true, true]);

    draft.keep();
    expect([draft.value.topic, draft.dirty, draft.overtaken]).toEqual(['mine', true, false]);
    draft.reset();
    expect([draft.value.topic, draft.dirty]).toEqual(['C', false]);
  });
});
