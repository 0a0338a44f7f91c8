import { describe, expect, it } from 'vitest';
import { LiveWorkshop, type Command, type Outcome } from '../lib/live/live.svelte';
import { state as demo } from './dev/fixture.svelte';
import type { Expected } from '../lib/wire.gen';
import { act, keys } from './keys.svelte';
import { inbox } from './logic/cards';
import { Board } from './stage/board/board.svelte';
import { Desk, type Source } from './state.svelte';

function desk(place: string, answer: Outcome = { ok: true, seq: 1, created: null }) {
  const sent: Command[] = [];
  const source: Source = {
    state: demo(place),
    connection: 'ready',
    offline: false,
    unstored: false,
    closed: null,
    number: undefined,
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
    const { id, text } = waiting[1]!;
    // Only what was read is approved: the writer may change it at the same moment.
    const expected = [{ of: 'cardText', cardId: id, text }];
    expect(sent).toEqual([{ type: 'approveCards', cardIds: [id], expected }]);
    expect(it.selectedCard).toBe(waiting[2]!.id);
  });

  it('keeps a refusal until something works', async () => {
    const no: Outcome = { ok: false, code: 'roundOpen', params: {}, requestId: 'a1' };
    const { desk: it } = desk('critique.collect', no);
    await it.act({ type: 'nextPhase' });
    expect(it.refusal).toEqual({ code: 'roundOpen', params: {}, requestId: 'a1' });
    expect(it.busy).toEqual([]);
  });
});

describe('the board', () => {
  it('draws anew only the cards that an event is about', () => {
    const live = new LiveWorkshop({
      hello: () => ({ role: 'moderator', protocol: 1, workshopId: 'w1' }),
      scope: null,
    });
    const state = demo('critique.cluster');
    live.state = state;
    const board = new Board(new Desk('w1', live));
    const before = board.rows;
    const [moved] = before;
    const cards = state.cards.map((card) =>
      card.id === moved!.card.id ? { ...card, clusterId: state.clusters[0]!.id } : card,
    );
    live.state = { ...state, cards };
    const after = new Set(board.rows);
    expect(after.size).toBe(before.length - 1);
    const twins = before.filter((row) => row.card.desk?.duplicateOf === moved!.card.id);
    expect(before.filter((row) => !after.has(row))).toEqual([moved, ...twins]);
  });
});

describe('two moderators', () => {
  const overtaken = (now: Expected): Outcome => ({
    ok: false,
    code: 'overtaken',
    params: { seen: now, now, by: null },
  });

  it('read what the other did, and do it all the same only when asked', async () => {
    const { desk: it, sent } = desk('critique.cluster');
    const card = it.state.cards[0]!;
    const seen = it.state;
    it.live.ask = (command) => {
      sent.push(command);
      const now: Expected = { of: 'cardPlace', cardId: card.id, clusterId: 'theirs' };
      return Promise.resolve(sent.length === 1 ? overtaken(now) : { ok: true, seq: null, created: null });
    };
    await it.act({ type: 'moveCards', cardIds: [card.id], clusterId: 'mine' }, seen);
    expect(it.refusal?.code).toBe('overtaken');
    expect(sent).toHaveLength(1);
    it.refusal?.again?.();
    expect(sent).toHaveLength(2);
  });

  it('hear nothing if both wanted the same', async () => {
    const { desk: it, sent } = desk('critique.cluster');
    const card = it.state.cards[0]!;
    it.live.ask = (command) => {
      sent.push(command);
      const now: Expected = { of: 'cardPlace', cardId: card.id, clusterId: 'mine' };
      return Promise.resolve(sent.length === 1 ? overtaken(now) : { ok: true, seq: null, created: null });
    };
    await it.act({ type: 'moveCards', cardIds: [card.id], clusterId: 'mine' });
    expect(it.refusal).toBeNull();
    expect(sent.map((command) => command.expected)).toEqual([
      [{ of: 'cardPlace', cardId: card.id, clusterId: card.clusterId }],
      [{ of: 'cardPlace', cardId: card.id, clusterId: 'mine' }],
    ]);
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
