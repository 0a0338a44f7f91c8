/**
 * Single keys of the console. They act only while no dialog is open and nothing is being typed, and can be
 * switched off for people whose voice or switch control types letters (WCAG 2.1.4).
 */
import { inbox } from './logic/cards';
import { runNext } from './logic/run-next.svelte';
import type { Desk } from './state.svelte';

const STORAGE = 'zw.console.keys';

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
    if (target?.closest('input, textarea, select, [contenteditable], dialog[open]')) return;
    if (act(event.key.length === 1 ? event.key.toLowerCase() : event.key, desk)) event.preventDefault();
  }
}

export const keys = new Keys();

/** Does what a key says; false if it says nothing here. */
export function act(key: string, desk: Desk): boolean {
  const card = desk.current;
  switch (key) {
    case 'j':
      desk.step(1);
      return inbox(desk.state).length > 0;
    case 'k':
      desk.step(-1);
      return inbox(desk.state).length > 0;
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
    case '?':
      desk.asking = { what: 'keys' };
      return true;
    default:
      return false;
  }
}
