import { ask, type Answer } from './api';
import { same, settle, threeWay, type Merged } from './merge';

export interface Stored<S> {
  sheet: S;
  version: number;
}

/** How an editor reads and writes its thing. */
interface Ways<S> {
  /** Stores; the answer says what holds now. */
  put(version: number, sheet: S): Promise<Answer<Stored<S>>>;
  /** Reads what holds now, after a conflict. */
  get(): Promise<Answer<Stored<S>>>;
}

/** What an editor shows of its saving, and how a conflict is settled. */
export interface Saving<S> {
  readonly conflict: Merged<S> | null;
  readonly problem: string | null;
  readonly savedAt: number | null;
  readonly busy: boolean;
  readonly dirty: boolean;
  readonly version: number;
  save(): Promise<boolean>;
  settle(keep: ReadonlySet<string>): void;
  discard(): void;
}

/** One sheet being edited: what was seen, what is typed, and what to do when somebody was faster. */
export class Editing<S extends object> implements Saving<S> {
  /** What is typed; bind fields to it. */
  draft = $state() as S;
  version = $state(0);
  problem = $state<string | null>(null);
  /** When it was last saved here. */
  savedAt = $state<number | null>(null);
  busy = $state(false);
  /** What both sides wrote, while the writer has to choose; follows what is typed meanwhile. */
  conflict: Merged<S> | null = $derived.by(() =>
    this.#meeting
      ? threeWay(this.#meeting.base, $state.snapshot(this.draft) as S, this.#meeting.theirs)
      : null,
  );
  /** What was seen before and what is stored now, while they have to be brought together. */
  #meeting = $state.raw<{ base: S; theirs: S } | null>(null);
  #base = $state.raw() as S;
  #ways: Ways<S>;

  constructor(stored: Stored<S>, ways: Ways<S>) {
    this.#ways = ways;
    this.#take(stored);
  }

  get dirty(): boolean {
    return !same(this.draft, this.#base);
  }

  #take(stored: Stored<S>): void {
    this.#base = structuredClone($state.snapshot(stored.sheet)) as S;
    this.draft = structuredClone($state.snapshot(stored.sheet)) as S;
    this.version = stored.version;
  }

  /**
   * Saves; true if it is stored. A conflict leaves everything typed where it is. Pressed a second time before the
   * window has closed, it makes nothing twice.
   */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    if (this.savedAt !== null && !this.dirty && !this.#meeting) return true;
    this.busy = true;
    const answer = await this.#ways.put(this.version, $state.snapshot(this.draft) as S);
    if (answer.ok) {
      this.#take(answer.value);
      this.problem = null;
      this.#meeting = null;
      this.savedAt = Date.now();
    } else if (answer.code === 'conflict') {
      await this.#meet();
    } else {
      this.problem = answer.text;
    }
    this.busy = false;
    return answer.ok;
  }

  async #meet(): Promise<void> {
    const now = await this.#ways.get();
    if (!now.ok) {
      this.problem = now.text;
      return;
    }
    this.problem = null;
    this.#meeting = { base: this.#base, theirs: now.value.sheet };
    this.#base = now.value.sheet;
    this.version = now.value.version;
  }

  /** Settles a conflict: these fields stay as typed here, the others as stored. Nothing is saved yet. */
  settle(keep: ReadonlySet<string>): void {
    if (!this.conflict) return;
    this.draft = structuredClone(settle(this.conflict, keep));
    this.#meeting = null;
  }

  /** Back to what is stored. */
  discard(): void {
    this.draft = structuredClone($state.snapshot(this.#base)) as S;
    this.problem = null;
    this.#meeting = null;
  }
}

/** An `Editing` for things that travel as `{ sheet, version }` in what the route answers. */
export function editingOf<S extends object, V>(
  stored: Stored<S>,
  path: string,
  read: (value: V) => Stored<S>,
  readPath = path,
): Editing<S> {
  const map = (answer: Answer<V>): Answer<Stored<S>> =>
    answer.ok ? { ok: true, value: read(answer.value) } : answer;
  return new Editing(stored, {
    put: async (version, sheet) => map(await ask<V>('PUT', path, { version, sheet })),
    get: async () => map(await ask<V>('GET', readPath)),
  });
}
