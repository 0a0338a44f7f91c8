/**
 * Single keys of the console. They act only while no dialog is open and nothing is being typed, and can be
 * switched off for people whose voice or switch control types letters (WCAG 2.1.4).
 */
import { inbox } from './logic/cards';
import { runNext } from './logic/run-next.svelte';
import { accept, dismiss, suggestedFor } from './logic/suggestions';
import type { Board } from './stage/board/board.svelte';
import type { Desk } from './state.svelte';

const STORAGE = 'zw.console.keys';
/** Where keys are text; a box to tick is none. */
const TYPING =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog[open]';

function stored(): boolean {
  try {
    return localStorage.getItem(STORAGE) !== 'off';
  } catch {
    return true;
  }
}

class Keys {
  on = $state(stored());

  turn(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(STORAGE, on ? 'on' : 'off');
    } catch {
      // Holds until the page is closed.
    }
  }

  handle(event: KeyboardEvent, desk: Desk): void {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey) return;
    // What is on the screen counts: a dialog that has just closed no longer takes keys.
    if (document.querySelector('dialog[open]')) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING)) return;
    if (act(event.key.length === 1 ? event.key.toLowerCase() : event.key, desk)) event.preventDefault();
  }
}

export const keys = new Keys();

/** Does what a key says; false if it says nothing here. */
export function act(key: string, desk: Desk): boolean {
  const card = desk.current;
  if (!card && desk.board && onBoard(key, desk, desk.board)) return true;
  if (desk.board && /^[0-9]$/.test(key)) {
    void desk.board.moveToNumber(Number(key));
    return desk.board.selection.length > 0;
  }
  switch (key) {
    case 'j':
      desk.step(1);
      return inbox(desk.state).length > 0;
    case 'k':
      desk.step(-1);
      return inbox(desk.state).length > 0;
    case 'e':
    case 'x':
      if (!card || !suggestedFor(desk, card)) return false;
      void (key === 'e' ? accept(desk, card) : dismiss(desk, card));
      return true;
    case 'a':
      if (card) void desk.approve(card);
      return card !== undefined;
    case 'z':
      if (card) desk.asking = { what: 'move', cardIds: [card.id] };
      return card !== undefined;
    case 'b':
      if (card) desk.asking = { what: 'reword', cardId: card.id };
      return card !== undefined;
    case 'v':
      if (card) desk.asking = { what: 'hide', cardId: card.id };
      return card !== undefined;
    case 'n':
      if (desk.state.head.stage !== 'running') return false;
      desk.asking = { what: 'addCard' };
      return true;
    case 'w':
      runNext(desk);
      return true;
    case 'u': {
      const last = desk.state.undo.at(-1);
      if (last) void desk.act({ type: 'undo', undoId: last.id });
      return last !== undefined;
    }
    case 'p':
      void desk.act({ type: desk.state.head.clock.pausedLeftMs === null ? 'pause' : 'resume' });
      return true;
    case 'd':
      void desk.act({ type: 'blank', on: !desk.state.head.clock.blank });
      return true;
    case '+':
      void desk.act({ type: 'extendTime', ms: 60_000 });
      return true;
    case 't':
      desk.asking = { what: 'runSheet' };
      return true;
    case '?':
      desk.asking = { what: 'keys' };
      return true;
    default:
      return false;
  }
}

/** Keys for cards on the board: they act only while the inbox is empty, because the inbox has the same. */
function onBoard(key: string, desk: Desk, board: Board): boolean {
  const ids = board.selection;
  const card = desk.cardsById.get(ids[0] ?? '');
  switch (key) {
    case 'j':
    case 'k':
      board.step(key === 'j' ? 1 : -1);
      return board.shown.length > 0;
    case 'z':
      if (card) desk.asking = { what: 'move', cardIds: ids };
      return card !== undefined;
    case 'b':
      if (card) desk.asking = { what: 'reword', cardId: card.id };
      return card !== undefined;
    case 'v':
      if (card) desk.asking = { what: 'hide', cardId: card.id };
      return card !== undefined;
    case 'l': {
      const alone = desk.state.head.spotlight === card?.id;
      if (card) void desk.act({ type: 'spotlight', cardId: alone ? null : card.id });
      return card !== undefined;
    }
    case 'e':
    case 'x': {
      const asked = card && suggestedFor(desk, card) ? card : board.firstSuggested;
      if (asked) void (key === 'e' ? accept(desk, asked) : dismiss(desk, asked));
      return asked !== undefined;
    }
    default:
      return false;
  }
}
