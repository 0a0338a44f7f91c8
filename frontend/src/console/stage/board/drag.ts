/**
 * Dragging by pointer, for one card or several. The mouse may take a card anywhere, a finger by its handle, so
 * that the list still scrolls. The picture under the pointer is moved outside of Svelte: nothing is rendered
 * anew while a card travels, however many cards there are.
 *
 * Why not a library: none takes several picked cards at once, and this one keeps the list untouched until the
 * server has said yes.
 */
import type { Attachment } from 'svelte/attachments';
import type { CardView } from '../../../lib/wire.gen';
import type { Board } from './board.svelte';

/** Pixels that a mouse must move before a press becomes a drag. */
const SLACK = 6;
/** Pixels from the edge of a list within which it scrolls. */
const EDGE = 56;

/** Makes an element a thing that can be dragged; `data-grip` inside it is the handle for fingers. */
export function draggable(board: Board, card: () => CardView): Attachment<HTMLElement> {
  return (node) => {
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const grip = event.target.closest('[data-grip]') !== null;
      const control = event.target.closest('button, a, select, textarea') !== null;
      if (!grip && (control || event.pointerType !== 'mouse')) return;
      travel(board, node, card(), event);
    };
    node.addEventListener('pointerdown', down);
    return () => node.removeEventListener('pointerdown', down);
  };
}

function travel(board: Board, node: HTMLElement, card: CardView, start: PointerEvent): void {
  let x = start.clientX;
  let y = start.clientY;
  let going = false;
  let frame = 0;
  const cards = board.taken(card);
  const seen = board.seen;
  const ghost = (): HTMLElement | null => document.getElementById('dragged');

  const look = (): void => {
    frame = requestAnimationFrame(look);
    const picture = ghost();
    if (picture) picture.style.transform = `translate(${String(x + 12)}px, ${String(y + 8)}px)`;
    const below = document.elementFromPoint(x, y);
    const zone = below?.closest<HTMLElement>('[data-drop]')?.dataset['drop'] ?? null;
    if (board.over !== zone) board.over = zone;
    scroll(below, x, y);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    x = event.clientX;
    y = event.clientY;
    if (going || Math.hypot(x - start.clientX, y - start.clientY) < SLACK) return;
    going = true;
    board.dragged = cards;
    getSelection()?.removeAllRanges();
    frame = requestAnimationFrame(look);
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const [name, handler] of handlers) removeEventListener(name, handler, true);
    board.dragged = [];
    board.over = null;
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    const zone = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-drop]');
    const target = zone?.dataset['drop'];
    if (going) {
      // The click that ends a drag is no press.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true), 0);
    }
    const moved = going && target && target !== node.dataset['from'];
    stop();
    if (moved)
      void board.move(
        cards.map((one) => one.id),
        target,
        seen,
      );
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !going) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  const select = (event: Event): void => event.preventDefault();
  const handlers = [
    ['pointermove', move as EventListener],
    ['pointerup', up as EventListener],
    ['pointercancel', stop],
    ['keydown', key as EventListener],
    ['selectstart', select],
    ['dragstart', select],
  ] as const;
  for (const [name, handler] of handlers) addEventListener(name, handler, true);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Lists scroll while something is held at their edge. */
function scroll(below: Element | null, x: number, y: number): void {
  for (let place = below; place; place = place.parentElement) {
    if (place.scrollHeight <= place.clientHeight + 1) continue;
    const flow = getComputedStyle(place).overflowY;
    if (flow !== 'auto' && flow !== 'scroll') continue;
    const box = place.getBoundingClientRect();
    if (x < box.left || x > box.right) continue;
    const up = y - box.top;
    const down = box.bottom - y;
    if (up < EDGE) place.scrollTop -= Math.ceil((EDGE - up) / 4);
    else if (down < EDGE) place.scrollTop += Math.ceil((EDGE - down) / 4);
    else continue;
    return;
  }
}
