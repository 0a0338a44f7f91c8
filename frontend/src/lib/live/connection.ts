/**
 * One WebSocket that comes back by itself. It sends `hello` first, answers and sends heartbeats, closes
 * after silence, and waits a random time before it tries again, so that a hall of phones does not return
 * in the same moment. What the messages mean is none of its business.
 */

/** A message of either direction: tagged by `type`. */
export interface Tagged {
  type: string;
}

/** `ready` means that the server has answered the greeting. `stopped` is final. */
export type ConnectionState = 'connecting' | 'ready' | 'waiting' | 'stopped';

export interface ConnectionOptions<In extends Tagged, Out extends Tagged> {
  /** Address of the socket; by default `/api/live` of this page. */
  url?: string;
  /** The first message of each connection: token, last seen `seq` and the like. */
  hello: () => Out;
  /** Type of the message that answers `hello`; the connection is ready with it, not before. */
  greeting: string;
  onmessage: (message: In) => void;
  onstate?: (state: ConnectionState) => void;
  /** Close codes after which another try is pointless, such as a token that is not valid. */
  fatalCodes?: readonly number[];
  onfatal?: (code: number, reason: string) => void;
  /** For tests: a number from 0 to 1. */
  random?: () => number;
  /** For tests: all times divided by this. */
  speed?: number;
}

const SILENCE_MS = 35_000;
const HEARTBEAT_MS = 15_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;

/** Full jitter: anything from nothing to the cap, which doubles with each failed try up to 15 s. */
export const retryDelay = (attempt: number, random: number): number =>
  random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));

/** The socket's address beside this page. */
export const liveUrl = (path = '/api/live'): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;

export class Connection<In extends Tagged, Out extends Tagged> {
  #options: ConnectionOptions<In, Out>;
  #socket: WebSocket | null = null;
  #state: ConnectionState = 'waiting';
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(options: ConnectionOptions<In, Out>) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Opens the connection and keeps it until `stop`. */
  start(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#open();
  }

  /** Closes for good. */
  stop(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#drop();
    this.#become('stopped');
  }

  /** Sends if the server has greeted; says whether it went out. What must not be lost goes to the outbox. */
  send(message: Out): boolean {
    if (this.#state !== 'ready' || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** The network is back or the phone was unlocked: try at once, but never beside a running try. */
  #wake = (): void => {
    if (document.visibilityState === 'hidden' || this.#state !== 'waiting') return;
    this.#attempt = 0;
    this.#open();
  };

  #open(): void {
    this.#drop();
    this.#become('connecting');
    const socket = new WebSocket(this.#options.url ?? liveUrl());
    this.#socket = socket;
    this.#listen();
    socket.onopen = () => socket.send(JSON.stringify(this.#options.hello()));
    socket.onmessage = (event) => this.#receive(socket, event.data);
    // An error is always followed by `close`, which says all there is to know.
    socket.onerror = () => undefined;
    socket.onclose = (event) => {
      if (this.#socket === socket) this.#closed(event.code, event.reason);
    };
  }

  #receive(socket: WebSocket, data: unknown): void {
    if (this.#socket !== socket || typeof data !== 'string') return;
    this.#listen();
    const message = JSON.parse(data) as In;
    if (message.type === 'ping') return socket.send('{"type":"pong"}');
    this.#options.onmessage(message);
    if (this.#state === 'connecting' && message.type === this.#options.greeting) {
      this.#attempt = 0;
      this.#heartbeat = setInterval(
        () => socket.readyState === WebSocket.OPEN && socket.send('{"type":"ping"}'),
        this.#scaled(HEARTBEAT_MS),
      );
      this.#become('ready');
    }
  }

  #closed(code: number, reason: string): void {
    this.#drop();
    if (this.#options.fatalCodes?.includes(code)) {
      this.stop();
      this.#options.onfatal?.(code, reason);
      return;
    }
    this.#become('waiting');
    const delay = retryDelay(this.#attempt, (this.#options.random ?? Math.random)());
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), this.#scaled(delay));
  }

  /** Starts the watch anew: a connection that says nothing for 35 s is dead, whatever the system believes. */
  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#closed(4008, 'silence'), this.#scaled(SILENCE_MS));
  }

  /** Forgets the present socket and all that hangs on it. */
  #drop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    clearInterval(this.#heartbeat);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #scaled = (millis: number): number => millis / (this.#options.speed ?? 1);

  #become(state: ConnectionState): void {
    if (this.#state === state || this.#state === 'stopped') return;
    this.#state = state;
    this.#options.onstate?.(state);
  }
}
