/**
 * The running workshop as a component sees it: state, connection and what is on its way, all reactive.
 * One object per page; start it once and hand it down.
 */
import { setServerTime } from './clock';
import { Connection, type ConnectionState } from './connection';
import { fold, type WorkshopState } from './fold';
import { Outbox, type Body, type Entry } from './outbox';
import { nextFrame } from '../frame';
import type { Hello, Request, ServerMsg } from '../wire.gen';

/** Version of the protocol (wire/mod.rs). */
export const PROTOCOL = 1;

/** Close codes after which another try is pointless (wire/mod.rs). */
export const CLOSED = { notAllowed: 4001, gone: 4004, outdated: 4010 } as const;

/** What may be asked: a request without its id. */
export type Command = Request extends infer R ? (R extends unknown ? Omit<R, 'requestId'> : never) : never;

/** The answer to a command. */
export type Outcome = { ok: true; seq: number | null; created: string | null } | ({ ok: false } & Refusal);

/** Why the service said no. */
export interface Refusal {
  code: string;
  params: Record<string, unknown>;
  /** The request as the service's log names it; none if it was never sent. */
  requestId?: string;
}

type Outgoing = { type: string };

export interface LiveOptions {
  /** The first message of each connection; called anew each time. */
  hello: () => Hello;
  /** Under this the outbox lies on the device, such as the join code; null keeps it in memory only. */
  scope: string | null;
  /** Where the outbox lies, if not in `localStorage`. */
  storage?: Storage | null | undefined;
  url?: string;
}

/** The offline notice waits this long: most gaps in a hall's Wi-Fi are over before. */
const NOTICE_AFTER_MS = 3000;
const RETRY_AFTER_MS = 2000;
const RELOADED = 'zw.reloaded';

/** How long the server asks to wait before the next try. */
const retryAfter = (answer: object): number | undefined =>
  (answer as { params?: { retryAfterMs?: number } | null }).params?.retryAfterMs;

export class LiveWorkshop {
  /** Null until the first welcome; afterwards the last picture stays through every gap. */
  state = $state.raw<WorkshopState | null>(null);
  connection = $state<ConnectionState>('waiting');
  /** True when the connection has been away for three seconds. */
  offline = $state(false);
  /** Everything of this device that has no answer yet, was refused, or has just arrived. */
  entries = $state.raw<Entry[]>([]);
  /** True while there is no room for this phone; it asks again by itself. */
  full = $state(false);
  /** Why the connection ended for good: a close code. */
  closed = $state<number | null>(null);
  /** Under which number the service's log has that it did not let us in. */
  number = $state<string | null>();

  /** Whether the service could not store something that goes out again: from its first no until it can. */
  get unstored(): boolean {
    return this.entries.some((entry) => entry.code === 'notStored');
  }

  readonly #outbox: Outbox;
  readonly #socket: Connection<ServerMsg, Outgoing>;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  /** Everything that has come; `state` has it at the latest with the next frame. */
  #latest: WorkshopState | null = null;
  #shown = false;
  #notice: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveOptions) {
    this.#socket = new Connection<ServerMsg, Outgoing>({
      ...(options.url ? { url: options.url } : {}),
      hello: () => ({ type: 'hello', ...options.hello() }),
      greeting: 'welcome',
      onmessage: (message) => this.#take(message),
      onstate: (state) => this.#became(state),
      fatalCodes: Object.values(CLOSED),
      onfatal: (code) => this.#fatal(code),
    });
    this.#outbox = new Outbox({
      scope: options.scope ?? 'page',
      storage: options.scope === null ? null : options.storage,
      send: (message) => this.#socket.send(message),
      onchange: (entries) => (this.entries = entries),
    });
    this.entries = this.#outbox.entries;
  }

  /** Connects and stays connected. */
  start(): void {
    this.#notice = setTimeout(() => (this.offline = true), NOTICE_AFTER_MS);
    this.#socket.start();
  }

  /** Ends the connection; the outbox stays on the device. */
  stop(): void {
    clearTimeout(this.#notice);
    clearTimeout(this.#retry);
    this.#outbox.close();
    this.#socket.stop();
  }

  /**
   * Saves a command on this device and sends it as soon as possible, through every gap and reload. Show
   * the entry's state. Commands of one `key` replace each other while they wait.
   */
  submit(command: Command, key: string | null = null): Entry {
    return this.#outbox.add(command as Body, key);
  }

  /** Sends a command and waits for the answer, across gaps; for consoles. It leaves nothing behind. */
  async ask(command: Command): Promise<Outcome> {
    const { requestId } = this.#outbox.add(command as Body);
    const outcome = await new Promise<Outcome>((resolve) => this.#waiting.set(requestId, resolve));
    this.#outbox.forget(requestId);
    return outcome;
  }

  /** Removes an entry: an arrived one that the state now shows, or a refused one that was read. */
  forget(requestId: string): void {
    this.#outbox.forget(requestId);
  }

  #take(message: ServerMsg): void {
    if ('serverTime' in message) setServerTime(message.serverTime);
    if (message.type === 'ack') return this.#answered(message);
    if (message.type === 'refused') {
      if (message.requestId !== null) this.#answered({ ...message, requestId: message.requestId });
      else {
        if (message.code === 'full') this.full = true;
        this.number = message.number;
        const wait = retryAfter(message);
        if (wait) this.#socket.stayAway(wait);
      }
      return;
    }
    this.#latest = fold(this.#latest, message);
    if (!this.#shown) this.#show();
  }

  /** A first message is shown at once; what follows within the same frame is drawn together, as one change. */
  #show(): void {
    if (this.state === this.#latest) return;
    this.state = this.#latest;
    this.#shown = true;
    nextFrame(() => {
      this.#shown = false;
      this.#show();
    });
  }

  #answered(answer: Parameters<Outbox['answer']>[0]): void {
    this.#outbox.answer(answer);
    const entry = this.entries.find((one) => one.requestId === answer.requestId);
    if (entry?.state === 'saved') {
      // "Not now": once more after a moment, all together.
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#outbox.flush(), retryAfter(answer) ?? RETRY_AFTER_MS);
      return;
    }
    const resolve = this.#waiting.get(answer.requestId);
    this.#waiting.delete(answer.requestId);
    resolve?.(
      answer.type === 'ack'
        ? { ok: true, seq: answer.seq ?? null, created: answer.created ?? null }
        : { ok: false, code: answer.code, params: answer.params ?? {}, requestId: answer.requestId },
    );
  }

  #became(state: ConnectionState): void {
    this.connection = state;
    if (state === 'ready') {
      clearTimeout(this.#notice);
      this.#notice = undefined;
      this.offline = false;
      this.full = false;
      this.number = null;
      this.#outbox.flush();
      return;
    }
    if (state === 'waiting') this.#outbox.disconnected();
    this.#notice ??= setTimeout(() => (this.offline = true), NOTICE_AFTER_MS);
  }

  #fatal(code: number): void {
    this.closed = code;
    if (code !== CLOSED.outdated || sessionStorage.getItem(RELOADED)) return;
    // The service was renewed under this page. Once is enough: a cache in between must not make a loop.
    sessionStorage.setItem(RELOADED, '1');
    location.reload();
  }
}
