/**
 * One WebSocket that comes back by itself. It sends `hello` first, answers and sends heartbeats, closes
 * after silence, sooner if something was said that must be answered, and waits a random time before it tries
 * again, so that a hall of phones does not return in the same moment. What the messages mean is none of its
 * business.
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
  onfatal?: (code: number) => void;
  /** For tests: a number from 0 to 1. */
  random?: () => number;
}

const SILENCE_MS = 35_000;
const HEARTBEAT_MS = 15_000;
/** A heartbeat is answered at once; on bad Wi-Fi after a second or two, twice that if a packet is lost. */
const PONG_MS = 6000;
/** A command waits for the disk: 5 s for a busy one, behind another that has waited as long. */
const ANSWER_MS = 12_000;
/** Long enough for a network that needs two seconds for each way there and back. */
const OPENING_MS = 8000;
/** For one that needs longer, every fourth try has all the time it wants. */
const PATIENT_TRY = 4;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 4000;

/** Full jitter: anything from nothing to the cap, which doubles with each failed try up to 4 s. */
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
  #answer: ReturnType<typeof setTimeout> | undefined;
  /** How long the server has asked to stay away. */
  #away = 0;
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
    this.#expect(ANSWER_MS);
    return true;
  }

  /** The server has no room now and will close: the next try is not made before this time. */
  stayAway(millis: number): void {
    this.#away = millis;
    this.#attempt = 0;
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
    this.#listen((this.#attempt + 1) % PATIENT_TRY ? OPENING_MS : SILENCE_MS);
    socket.onopen = () => {
      this.#listen();
      socket.send(JSON.stringify(this.#options.hello()));
    };
    socket.onmessage = (event) => this.#receive(socket, event.data);
    // An error is always followed by `close`, which says all there is to know.
    socket.onerror = () => undefined;
    socket.onclose = (event) => {
      if (this.#socket === socket) this.#closed(event.code);
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
      this.#heartbeat = setInterval(() => {
        if (socket.readyState !== WebSocket.OPEN) return;
        socket.send('{"type":"ping"}');
        this.#expect(PONG_MS);
      }, HEARTBEAT_MS);
      this.#become('ready');
    }
  }

  #closed(code: number): void {
    this.#drop();
    if (this.#options.fatalCodes?.includes(code)) {
      this.stop();
      this.#options.onfatal?.(code);
      return;
    }
    this.#become('waiting');
    const delay = this.#away + retryDelay(this.#attempt, (this.#options.random ?? Math.random)());
    this.#away = 0;
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), delay);
  }

  /** Starts the watch anew: a connection that says nothing for that long is dead, whatever the system believes. */
  #listen(millis = SILENCE_MS): void {
    this.#deaf();
    this.#silence = setTimeout(this.#dead, millis);
  }

  /** Something was said: the first thing since the server was heard says how long that may take. */
  #expect(millis: number): void {
    this.#answer ??= setTimeout(this.#dead, millis);
  }

  #dead = (): void => this.#closed(4008);

  #deaf(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#answer);
    this.#answer = undefined;
  }

  /** Forgets the present socket and all that hangs on it. */
  #drop(): void {
    clearTimeout(this.#retry);
    this.#deaf();
    clearInterval(this.#heartbeat);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #become(state: ConnectionState): void {
    if (this.#state === state || this.#state === 'stopped') return;
    this.#state = state;
    this.#options.onstate?.(state);
  }
}
