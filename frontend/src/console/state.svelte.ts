/**
 * One workshop on the desk: the live state, what is selected, and the last refusal. Components get it by
 * `useDesk`. A command goes through `act`, which keeps the refusal until it was read or the next one works.
 */
import { createContext } from 'svelte';
import { serverNow } from '../lib/live/clock';
import { LiveWorkshop, type Command, type Outcome } from '../lib/live/live.svelte';
import type { WorkshopState } from '../lib/live/fold';
import type { CardView, ClusterView, Expected, LifeDomain, Phase, SmallGroup } from '../lib/wire.gen';
import { localText, t } from '../lib/i18n';
import { Drafts } from './drafts.svelte';
import { inbox } from './logic/cards';
import { runningPhase } from './logic/next';
import { alreadySo, sameThing, seenBy } from './logic/seen';
import type { Board } from './stage/board/board.svelte';

/** What the desk needs of a connection. */
export type Source = Pick<
  LiveWorkshop,
  'state' | 'connection' | 'offline' | 'unstored' | 'closed' | 'number' | 'ask' | 'start' | 'stop'
>;

/** Dialogs that keys and several places open. */
export type Asking =
  | { what: 'move'; cardIds: string[] }
  | { what: 'reword'; cardId: string }
  | { what: 'hide'; cardId: string }
  | { what: 'hideMeasure'; measureId: string }
  | { what: 'addCard' }
  | { what: 'cluster'; clusterId: string | null; cardIds: string[] }
  | { what: 'merge'; clusterId: string }
  | { what: 'split'; clusterId: string }
  | {
      what: 'round';
      /** The prepared round to change. */
      roundId: string | null;
      /** The round that is held again after discussion. */
      repeats: string | null;
      /** The round whose tie is decided. */
      runoffOf: string | null;
      /** Exactly these options. */
      optionIds: string[] | null;
    }
  /** Paper: a new entry, the second entry of one (`checks`), or one in place of another (`replaces`). */
  | { what: 'paper'; roundId: string; checks: string | null; replaces: string | null }
  | { what: 'publish'; roundId: string }
  | { what: 'void'; roundId: string }
  | { what: 'measure'; measureId: string | null }
  | { what: 'break' }
  | { what: 'people' }
  | { what: 'photos' }
  | { what: 'keys' }
  | { what: 'runSheet' }
  | { what: 'message'; smallGroupIds: string[] }
  | { what: 'confirm'; title: string; text: string; action: string; run: () => void };

/** Why something did not happen; `again` does it all the same, knowing what another moderator did. */
export interface Refused {
  code: string;
  params: Record<string, unknown>;
  requestId?: string | undefined;
  again?: () => void;
}

export class Desk {
  readonly live: Source;
  readonly id: string;
  /** The board on which cards are sorted, while it is on the screen. */
  board = $state.raw<Board | null>(null);
  readonly cardsById: ReadonlyMap<string, CardView> = $derived.by(
    () => new Map(this.state.cards.map((card) => [card.id, card])),
  );
  readonly clustersById: ReadonlyMap<string, ClusterView> = $derived.by(
    () => new Map(this.state.clusters.map((cluster) => [cluster.id, cluster])),
  );
  /** The card that the keys act on. */
  selectedCard = $state<string | null>(null);
  asking = $state<Asking | null>(null);
  /** What the last card that was typed in was about: the next one of the pile probably is, too. */
  lastAbout: string | null = null;
  refusal = $state<Refused | null>(null);
  /** What an open dialog was filled in by; its command replaces what stood there then, and nothing newer. */
  basis = $state.raw<WorkshopState | null>(null);
  /** Moderators who were ever seen here, by account: who changed something may have left since. */
  readonly #names = new Map<string, string>();
  /** What is typed into the forms of the steps. */
  readonly drafts = new Drafts();
  /** The commitment that is being changed; it is open again when its step comes back. */
  commitment = $state<string | null>(null);
  /** Forms of the preparation with something typed that is not saved, by their id. */
  unsaved = $state<Record<string, boolean>>({});
  /** True: something of the preparation is typed and not saved. */
  readonly typing = $derived(Object.values(this.unsaved).some(Boolean));
  /** Commands that have no answer yet, by kind. */
  busy = $state<string[]>([]);
  /** The server's time; ticks once a second. */
  now = $state(serverNow());

  constructor(id: string, live: Source) {
    this.id = id;
    this.live = live;
  }

  /** Only read below `Workshop.svelte`, which waits for the first state. */
  get state(): WorkshopState {
    const state = this.live.state;
    if (!state) throw new Error('no state yet');
    return state;
  }

  get phase(): Phase | undefined {
    return runningPhase(this.state);
  }

  get driving(): boolean {
    return this.state.head.driver === this.state.accountId;
  }

  get frozen(): boolean {
    return this.state.head.frozenAt !== null;
  }

  /** The selected card of the inbox, or its first. */
  get current(): CardView | undefined {
    const waiting = inbox(this.state);
    return waiting.find((card) => card.id === this.selectedCard) ?? waiting[0];
  }

  domain(id: string | null | undefined): LifeDomain | undefined {
    return this.state.setup.domains.find((domain) => domain.id === id);
  }

  domainName(id: string | null | undefined): string {
    const domain = this.domain(id);
    return domain ? localText(domain.name) : t('console.noDomain');
  }

  groupName(id: string | null): string {
    const group = this.state.setup.groups.find((one) => one.id === id);
    return group ? localText(group.label) : t('console.otherGroups');
  }

  tableName(group: SmallGroup): string {
    const table = group.tableNo > 0 ? t('console.table', { number: group.tableNo }) : t('console.tableGone');
    return group.name ? `${table}: ${group.name}` : table;
  }

  /** Opens the round dialog; without anything given for a new round of this phase. */
  askRound(given: Partial<Omit<Extract<Asking, { what: 'round' }>, 'what'>> = {}): void {
    this.asking = { what: 'round', roundId: null, repeats: null, runoffOf: null, optionIds: null, ...given };
  }

  /** Opens the entry of paper ballots. */
  askPaper(roundId: string, more: { checks?: string; replaces?: string } = {}): void {
    this.asking = { what: 'paper', roundId, checks: more.checks ?? null, replaces: more.replaces ?? null };
  }

  /** Ends a dialog, unless the next one has been asked for already. */
  dismiss(asked: Asking | null): void {
    if (this.asking === asked) this.asking = null;
  }

  /** Who that is, if they were ever seen here. */
  nameOf(account: string | null): string | null {
    for (const { accountId, name } of this.state.presence?.moderators ?? []) this.#names.set(accountId, name);
    return account === null ? null : (this.#names.get(account) ?? null);
  }

  /**
   * Sends a command. A refusal stays on the screen until it was read or something works. It replaces only what
   * `seen` shows: what another moderator has put there since is told, not written over.
   */
  async act(command: Command, seen: WorkshopState = this.basis ?? this.state): Promise<Outcome> {
    this.nameOf(null);
    this.busy = [...this.busy, command.type];
    const outcome = await this.#send(command, seenBy(command, seen));
    if (outcome.ok && outcome.seq !== null) await this.#reach(outcome.seq);
    const index = this.busy.indexOf(command.type);
    this.busy = this.busy.filter((_, at) => at !== index);
    this.refusal = outcome.ok
      ? null
      : { code: outcome.code, params: outcome.params, requestId: outcome.requestId };
    if (this.refusal?.code === 'overtaken' && this.refusal.params['now'])
      this.refusal.again = () => void this.act(command);
    return outcome;
  }

  /** Where the other one did just the same, it is no news. */
  async #send(command: Command, expected: Expected[]): Promise<Outcome> {
    const outcome = await this.live.ask(expected.length > 0 ? { ...command, expected } : command);
    if (outcome.ok || outcome.code !== 'overtaken') return outcome;
    const now = outcome.params['now'] as Expected | null;
    if (!now || !alreadySo(command, now)) return outcome;
    return this.#send(
      command,
      expected.map((value) => (sameThing(value, now) ? now : value)),
    );
  }

  /**
   * Waits until the state shows what was done: the answer overtakes the event. Not for long, because an event
   * that moderators do not see never comes.
   */
  async #reach(seq: number): Promise<void> {
    for (let tries = 0; tries < 50 && (this.live.state?.seq ?? seq) < seq; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  isBusy(type: Command['type']): boolean {
    return this.busy.includes(type);
  }

  /** Selects the next (or previous) card of the inbox. */
  step(by: 1 | -1): void {
    const waiting = inbox(this.state);
    const index = waiting.findIndex((card) => card.id === this.current?.id);
    this.selectedCard = waiting[Math.max(0, Math.min(waiting.length - 1, index + by))]?.id ?? null;
  }

  /** Keeps the place in the inbox when the selected card leaves it. */
  leave(card: CardView): void {
    const waiting = inbox(this.state);
    const index = waiting.findIndex((one) => one.id === card.id);
    this.selectedCard = (waiting[index + 1] ?? waiting[index - 1])?.id ?? null;
  }

  async approve(card: CardView): Promise<void> {
    this.leave(card);
    await this.act({ type: 'approveCards', cardIds: [card.id] });
  }
}

/** The desk of the workshop that is open; set by `Workshop.svelte`. */
export const [useDesk, provideDesk] = createContext<Desk>();
