import { describe, expect, it } from 'vitest';
import type { Command, Outcome } from '../lib/live/live.svelte';
import { state as demo } from './dev/fixture.svelte';
import { act, keys } from './keys.svelte';
import { inbox } from './logic/cards';
import { Desk, type Source } from './state.svelte';

function desk(place: string, answer: Outcome = { ok: true, seq: 1, created: null }) {
  const sent: Command[] = [];
  const source: Source = {
    state: demo(place),
    connection: 'ready',
    offline: false,
    closed: null,
    start: () => {},
    stop: () => {},
    ask: async (command: Command) => {
      sent.push(command);
      return answer;
    },
  };
  return { desk: new Desk('w1', source), sent };
}

describe('Desk', () => {
  it('walks the inbox and stops at its ends', () => {
    const { desk: it } = desk('critique.collect');
    const waiting = inbox(it.state).map((card) => card.id);
    expect(it.current?.id).toBe(waiting[0]);
    it.step(-1);
    expect(it.current?.id).toBe(waiting[0]);
    it.step(1);
    expect(it.current?.id).toBe(waiting[1]);
  });

  it('keeps its place when the selected card goes', async () => {
    const { desk: it, sent } = desk('critique.collect');
    const waiting = inbox(it.state);
    it.step(1);
    await it.approve(waiting[1]!);
    expect(sent).toEqual([{ type: 'approveCards', cardIds: [waiting[1]!.id] }]);
    expect(it.selectedCard).toBe(waiting[2]!.id);
  });

  it('keeps a refusal until something works', async () => {
    const no: Outcome = { ok: false, code: 'roundOpen', params: {} };
    const { desk: it } = desk('critique.collect', no);
    await it.act({ type: 'nextPhase' });
    expect(it.refusal?.code).toBe('roundOpen');
    expect(it.busy).toEqual([]);
  });
});

describe('keys', () => {
  it('do what the cheat sheet says', () => {
    const { desk: it, sent } = desk('critique.collect');
    const card = it.current!;
    for (const key of ['a', '+', 'd', 'p', 'u']) expect(act(key, it)).toBe(true);
    expect(sent.map((command) => command.type)).toEqual([
      'approveCards',
      'extendTime',
      'blank',
      'pause',
      'undo',
    ]);
    it.selectedCard = card.id;
    act('z', it);
    expect(it.asking).toEqual({ what: 'move', cardIds: [card.id] });
    expect(act('q', it)).toBe(false);
  });

  it('are silent while a dialog is open, something is typed, or they are switched off', () => {
    const { desk: it, sent } = desk('critique.collect');
    const press = (target?: Element): void => {
      const event = new KeyboardEvent('keydown', { key: 'a' });
      if (target) Object.defineProperty(event, 'target', { value: target });
      keys.handle(event, it);
    };
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press();
    dialog.remove();
    press(document.createElement('input'));
    keys.turn(false);
    press();
    keys.turn(true);
    expect(sent).toEqual([]);
    press();
    expect(sent).toHaveLength(1);
  });
});
