import { describe, expect, it } from 'vitest';
import { Drafts } from './drafts.svelte';

const step = { de: 'Verabredungen' };

describe('drafts', () => {
  it('keeps what was typed until it is sent or given up', () => {
    const drafts = new Drafts();
    const first = drafts.take('form', step, () => ({ text: '' }));
    first.value.text = 'Plakate';
    expect(drafts.left).toEqual([]);
    first.shown = false;
    expect(drafts.left.map((draft) => draft.step)).toEqual([step]);
    const again = drafts.take('form', step, () => ({ text: '' }));
    expect(again.value.text).toBe('Plakate');
    expect(drafts.left).toEqual([]);
    again.shown = false;
    drafts.dropLeft();
    expect(drafts.take('form', step, () => ({ text: '' })).value.text).toBe('');
  });

  it('forgets a form in which nothing was typed, and fills it in anew', () => {
    const drafts = new Drafts();
    drafts.take('form', step, () => ({ text: 'Mai' })).shown = false;
    expect(drafts.left).toEqual([]);
    expect(drafts.take('form', step, () => ({ text: 'Juni' })).value.text).toBe('Juni');
  });
});
