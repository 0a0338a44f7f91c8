/**
 * The board on which cards are sorted: which cards are picked, which one has the focus, and what is being
 * dragged. Dragging, keys, buttons and *Move to…* all end in the same two commands.
 */
import { createContext, tick } from 'svelte';
import { shortTitle, topics, onWall, kindOf } from '../../logic/cards';
import { sameSuggestion, suggestedFor, type Suggested } from '../../logic/suggestions';
import type { WorkshopState } from '../../../lib/live/fold';
import type { CardKind, CardView, LifeDomain } from '../../../lib/wire.gen';
import type { Desk } from '../../state.svelte';

/** Where cards can be dropped besides topics. */
export const NEW = 'new';
export const LOOSE = 'loose';

/**
 * A card without a topic as it is drawn. The same object as long as nothing of it has changed: with hundreds on the
 * board, each event must cost the cards that it is about, not all.
 */
export interface Loose {
  card: CardView;
  domain: LifeDomain | undefined;
  /** It is on the wall alone. */
  alone: boolean;
  suggested: Suggested | undefined;
}

export class Board {
  readonly #desk: Desk;
  #picked = $state.raw<ReadonlySet<string>>(new Set());
  /** The card with the focus, or the last that had it. */
  current = $state.raw<string | null>(null);
  /** What is being dragged. */
  dragged = $state.raw<readonly CardView[]>([]);
  /** The topic (or `NEW`, `LOOSE`) below the dragged cards. */
  over = $state.raw<string | null>(null);
  /** Show only cards that the desk has a suggestion for. */
  onlySuggested = $state(false);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly kind: CardKind = $derived.by(() => (kindOf(this.#desk.phase) === 'wish' ? 'wish' : 'criticism'));
  readonly loose = $derived.by(() =>
    onWall(this.#desk.state, this.kind).filter((card) => card.clusterId === null),
  );
  readonly topics = $derived.by(() => topics(this.#desk.state, this.kind));
  #drawn: ReadonlyMap<string, Loose> = new Map();
  readonly #rows = $derived.by(() => {
    const rows = this.loose.map((card) => this.#row(card));
    this.#drawn = new Map(rows.map((row) => [row.card.id, row]));
    return rows;
  });
  readonly #suggested = $derived.by(() => this.#rows.filter((row) => row.suggested !== undefined));
  /** Number of cards that the desk has a suggestion for. */
  readonly suggested = $derived.by(() => this.#suggested.length);
  /** The first of them, which keys act on where no card is chosen. */
  readonly firstSuggested = $derived.by(() => this.#suggested[0]?.card);
  /** What the list shows. */
  readonly rows = $derived.by(() =>
    this.onlySuggested && this.suggested > 0 ? this.#suggested : this.#rows,
  );
  readonly shown = $derived.by(() => this.rows.map((row) => row.card));
  /** A card that left the list meanwhile is no longer picked. */
  readonly chosen = $derived.by(() =>
    this.#picked.size === 0 ? [] : this.loose.filter((card) => this.#picked.has(card.id)),
  );

  #row(card: CardView): Loose {
    const row: Loose = {
      card,
      domain: this.#desk.domain(card.domainId),
      alone: this.#desk.state.head.spotlight === card.id,
      suggested: suggestedFor(this.#desk, card),
    };
    const before = this.#drawn.get(card.id);
    return before &&
      before.card === card &&
      before.domain === row.domain &&
      before.alone === row.alone &&
      sameSuggestion(before.suggested, row.suggested)
      ? before
      : row;
  }

  picked(id: string): boolean {
    return this.#picked.has(id);
  }

  pick(id: string, on: boolean): void {
    const next = new Set(this.#picked);
    if (on) next.add(id);
    else next.delete(id);
    this.#picked = next;
  }

  pickAll(on: boolean): void {
    this.#picked = new Set(on ? this.shown.map((card) => card.id) : []);
  }

  /** What a key or a button acts on: the picked cards, else the one with the focus, else the one on the wall. */
  get selection(): string[] {
    if (this.chosen.length > 0) return this.chosen.map((card) => card.id);
    const one = [this.current, this.#desk.state.head.spotlight].find((id) =>
      this.loose.some((card) => card.id === id),
    );
    return one ? [one] : [];
  }

  /** What a drag that begins at this card takes along. */
  taken(card: CardView): CardView[] {
    return this.#picked.has(card.id) ? this.chosen : [card];
  }

  /** The focus goes to the next (or previous) card; the first time to the first. */
  step(by: 1 | -1): void {
    const list = this.shown;
    const index = list.findIndex((card) => card.id === this.current);
    const next = list[index < 0 ? 0 : Math.max(0, Math.min(list.length - 1, index + by))];
    if (next) this.focus(next.id);
  }

  focus(id: string): void {
    this.current = id;
    document.getElementById(`pick-${id}`)?.focus();
  }

  /** What stands on the board at this moment; a drag takes it along. */
  get seen(): WorkshopState {
    return this.#desk.state;
  }

  /** Moves cards to a topic, into a new one, or out of any. The focus goes on to what is left. */
  async move(cardIds: readonly string[], target: string, seen = this.#desk.state): Promise<void> {
    if (cardIds.length === 0) return;
    if (target === NEW) {
      this.#desk.asking = { what: 'cluster', clusterId: null, cardIds: [...cardIds] };
      return;
    }
    const follower = this.#follower(cardIds);
    const walked = document.activeElement?.id.startsWith('pick-') ?? false;
    const clusterId = target === LOOSE ? null : target;
    const outcome = await this.#desk.act({ type: 'moveCards', cardIds: [...cardIds], clusterId }, seen);
    if (!outcome.ok) return;
    this.#picked = new Set([...this.#picked].filter((id) => !cardIds.includes(id)));
    await tick();
    if (walked && follower) this.focus(follower);
  }

  /** Keys 1 to 9: the topic at this place; 0 makes a new one. */
  async moveToNumber(number: number): Promise<void> {
    const target = number === 0 ? NEW : this.topics[number - 1]?.cluster.id;
    if (target) await this.move(this.selection, target);
  }

  #follower(leaving: readonly string[]): string | undefined {
    const list = this.shown;
    const last = list.findLastIndex((card) => leaving.includes(card.id));
    const stays = (card: CardView): boolean => !leaving.includes(card.id);
    return (list.slice(last + 1).find(stays) ?? list.slice(0, Math.max(0, last)).findLast(stays))?.id;
  }

  /** A name for a topic out of its first card, to be changed. */
  static nameFrom(card: CardView): string {
    return shortTitle(card.text);
  }
}

/** The board that is on the screen; set by `Cluster.svelte`. */
export const [useBoard, provideBoard] = createContext<Board>();
