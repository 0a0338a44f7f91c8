/**
 * What this device has to say until the server has it: each command lies in localStorage from the moment
 * of the tap, goes out on every connection until it is answered, and is told apart by a request id made
 * here, so that sending twice acts once. It needs no service worker and survives a reload.
 */
import { randomId } from './ids';
import type { Tagged } from './connection';

/** A command as it lies here: everything but the id. */
export type Body = Tagged & Record<string, unknown>;

/** One command on its way. `arrived` ones are kept until the caller forgets them. */
export interface Entry {
  requestId: string;
  /** The workshop it belongs to: one device may visit several. */
  scope: string;
  /** Commands of one key replace each other while they wait, such as the ballots of one round. */
  key: string | null;
  body: Body;
  state: 'saved' | 'sent' | 'arrived' | 'refused';
  /** Milliseconds since 1970 by this device's clock. */
  savedAt: number;
  answeredAt: number | null;
  /** The server's `seq` at which it holds. */
  seq: number | null;
  /** Id of what it created, if anything. */
  created: string | null;
  /** Why the server said no, as a stable code with its parameters; of "not now" until there is an answer. */
  code: string | null;
  params: Record<string, unknown> | null;
}

/** Answers of the server to a command. */
export type Answer =
  | { type: 'ack'; requestId: string; seq?: number | null; created?: string | null }
  | { type: 'refused'; requestId: string; code: string; params?: Record<string, unknown> | null };

/** Refusals that say "not now": the command stays and goes out again. */
const TRY_AGAIN: readonly string[] = ['notStored', 'tooFast', 'busy'];
const PREFIX = 'zw.outbox.';

export interface OutboxOptions {
  scope: string;
  /** Tries to put one command on the wire; false while there is no connection. */
  send: (message: Body & { requestId: string }) => boolean;
  /** Called after every change with all entries of this scope, oldest first. */
  onchange?: (entries: Entry[]) => void;
  /** Where entries lie; null keeps them in memory, for as long as the page lives. */
  storage?: Storage | null | undefined;
}

/** One key per entry: tabs that write at the same time then never overwrite each other's list. */
export class Outbox {
  #options: OutboxOptions;
  #storage: Storage | null;
  #entries = new Map<string, Entry>();
  /** Holds the entries where storage is forbidden or full; they then live as long as the page. */
  #unstored = new Set<string>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#storage = options.storage === undefined ? localStorage : options.storage;
    this.#read();
    addEventListener('storage', this.#otherTab);
  }

  /** All entries of this scope, oldest first. */
  get entries(): Entry[] {
    return [...this.#entries.values()].sort((a, b) => a.savedAt - b.savedAt);
  }

  /** Saves a command and sends it if it can. It is safe on this device when this returns. */
  add(body: Body, key: string | null = null): Entry {
    // What waits under the same key was never answered and is overtaken; what was sent may have
    // arrived, so it stays: the server orders the two by their revision.
    let code: string | null = null;
    if (key !== null)
      for (const old of this.#entries.values())
        if (old.key === key && old.state !== 'sent') {
          // What waits in its place waits for the same reason.
          if (old.state === 'saved') code = old.code;
          this.#remove(old.requestId);
        }
    const last = Math.max(0, ...this.entries.map((entry) => entry.savedAt));
    const entry: Entry = {
      requestId: randomId(),
      scope: this.#options.scope,
      key,
      body,
      state: 'saved',
      // Strictly rising, so that the order of tapping is the order of sending.
      savedAt: Math.max(Date.now(), last + 1),
      answeredAt: null,
      seq: null,
      created: null,
      code,
      params: null,
    };
    this.#write(entry);
    this.#transmit(entry);
    this.#changed();
    return entry;
  }

  /** Call it when the connection is ready: everything that has no answer goes out (again), in order. */
  flush(): void {
    this.#read();
    for (const entry of this.entries)
      if (entry.state === 'saved' || entry.state === 'sent') this.#transmit(entry);
    this.#changed();
  }

  /** Call it when the connection is lost: nobody knows whether what was sent has arrived. */
  disconnected(): void {
    for (const entry of this.#entries.values())
      if (entry.state === 'sent') this.#write({ ...entry, state: 'saved' });
    this.#changed();
  }

  /** Takes an answer; says whether it was to one of ours. */
  answer(answer: Answer): boolean {
    const entry = this.#entries.get(answer.requestId);
    if (!entry) return false;
    const answeredAt = Date.now();
    if (answer.type === 'ack') {
      this.#write({
        ...entry,
        state: 'arrived',
        answeredAt,
        seq: answer.seq ?? null,
        created: answer.created ?? null,
        code: null,
      });
    } else if (TRY_AGAIN.includes(answer.code)) {
      this.#write({ ...entry, state: 'saved', code: answer.code });
    } else {
      this.#write({
        ...entry,
        state: 'refused',
        answeredAt,
        code: answer.code,
        params: answer.params ?? null,
      });
    }
    this.#changed();
    return true;
  }

  /** Forgets an entry: an arrived one whose effect is on the screen, or a refused one that was read. */
  forget(requestId: string): void {
    this.#remove(requestId);
    this.#changed();
  }

  /** Ends listening; the entries stay on the device. */
  close(): void {
    removeEventListener('storage', this.#otherTab);
  }

  #transmit(entry: Entry): void {
    if (this.#options.send({ ...entry.body, requestId: entry.requestId }))
      this.#write({ ...entry, state: 'sent' });
  }

  #otherTab = (event: StorageEvent): void => {
    if (event.key !== null && !event.key.startsWith(PREFIX + this.#options.scope)) return;
    this.#read();
    this.#changed();
  };

  #read(): void {
    const prefix = `${PREFIX}${this.#options.scope}.`;
    const kept = new Map([...this.#entries].filter(([id]) => this.#unstored.has(id)));
    const storage = this.#storage;
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
    for (const key of keys) {
      if (!key.startsWith(prefix)) continue;
      const entry = parse(storage?.getItem(key) ?? null);
      if (entry && !stale(entry)) kept.set(entry.requestId, entry);
      else storage?.removeItem(key);
    }
    this.#entries = kept;
  }

  #write(entry: Entry): void {
    this.#entries.set(entry.requestId, entry);
    try {
      if (!this.#storage) throw new Error('in memory');
      this.#storage.setItem(`${PREFIX}${entry.scope}.${entry.requestId}`, JSON.stringify(entry));
      this.#unstored.delete(entry.requestId);
    } catch {
      this.#unstored.add(entry.requestId);
    }
  }

  #remove(requestId: string): void {
    this.#entries.delete(requestId);
    this.#unstored.delete(requestId);
    this.#storage?.removeItem(`${PREFIX}${this.#options.scope}.${requestId}`);
  }

  #changed(): void {
    this.#options.onchange?.(this.entries);
  }
}

/** Arrived entries that nobody has forgotten in half a day: their workshop is over. */
const stale = (entry: Entry): boolean =>
  entry.state === 'arrived' && (entry.answeredAt ?? 0) < Date.now() - 12 * 3_600_000;

/** A damaged entry is skipped: one bad line must not take the others with it. */
function parse(text: string | null): Entry | null {
  try {
    const value = JSON.parse(text ?? 'null') as Entry | null;
    return value && typeof value.requestId === 'string' && typeof value.body?.type === 'string'
      ? value
      : null;
  } catch {
    return null;
  }
}
