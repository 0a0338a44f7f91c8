import { getContext, setContext } from 'svelte';
import { currentLanguage } from '../lib/i18n';
import { randomId } from '../lib/live/ids';
import { LiveWorkshop, PROTOCOL, type Command } from '../lib/live/live.svelte';
import type { WorkshopState } from '../lib/live/fold';
import type { Entry } from '../lib/live/outbox';
import type { CardKind, OwnCard, PersonalView, Phase } from '../lib/wire.gen';
import type { Ballots } from './ballots.svelte';
import { Device, rememberCode } from './device';
import { KeptText } from './kept.svelte';
import type { Lazy } from './lazy.svelte';
import { openRounds, phaseOf } from './place';

const KEY = Symbol('room');

/** How the join screen says the day. */
export const wholeDate = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** One of several people at one device: everything of theirs lies under a scope of its own. */
export interface Seat {
  scope: string;
  storage: Storage | null;
  hello: { shared?: boolean; helper?: string };
}

/** Answers to these are dealt with where they are asked for. */
const HANDLED = new Set([
  'submitCard',
  'castBallot',
  'join',
  'editSmallGroup',
  'startMeasure',
  'editMeasure',
  'lockMeasure',
  'submitMeasure',
]);

/** One visit of this phone to one workshop: what it sees, what it keeps, what it sends. */
export class Room {
  readonly code: string;
  readonly device: Device;
  /** Other people use this device, too: nothing may stay on it. */
  readonly shared: boolean;
  readonly live: LiveWorkshop;
  /** Comes with the screens of the day, before any of them is shown. */
  ballots = $state.raw<Ballots>(undefined as never);
  /** Forms of the instruments beyond dots and approvals. */
  vote: Lazy<typeof import('./vote')> = undefined as never;
  /** Results beyond a list of points, and why they are as they are. */
  results: Lazy<typeof import('./result')> = undefined as never;
  /** What people take along and leave behind. */
  people: Lazy<Awaited<ReturnType<typeof import('./people').parts>>> = undefined as never;
  /** The code of a printed card, from the address or typed in. */
  readonly cardCode: KeptText;
  readonly #texts = new Map<string, KeptText>();
  /** The personal part at the time when an answer was first seen. */
  readonly #answered = new Map<string, PersonalView | null>();
  readonly #openedAt = Date.now();

  constructor(code: string, cardCode: string | null, seat: Seat | null = null) {
    this.code = code;
    this.shared = seat !== null;
    const scope = seat?.scope ?? code;
    const storage = seat ? seat.storage : undefined;
    this.device = new Device(scope, storage);
    const token = this.device.token();
    this.live = new LiveWorkshop({
      scope,
      storage,
      hello: () => ({ role: 'phone', protocol: PROTOCOL, code, token, ...seat?.hello }),
    });
    this.cardCode = this.text('cardCode');
    if (cardCode) this.cardCode.text = cardCode;
    for (const key of this.device.keys('text.')) this.text(key.slice(5));
  }

  start(): void {
    this.live.start();
  }

  get state(): WorkshopState | null {
    return this.live.state;
  }

  get personal(): PersonalView | null {
    return this.state?.personal ?? null;
  }

  get phase(): Phase | null {
    return this.state ? phaseOf(this.state) : null;
  }

  /** Own cards that were not taken back, newest first. */
  get cards(): OwnCard[] {
    return [...(this.personal?.cards ?? [])].filter((card) => card.state !== 'withdrawn').reverse();
  }

  /** A text that survives phases, reloads and a locked screen. */
  text(key: string): KeptText {
    let kept = this.#texts.get(key);
    if (!kept) this.#texts.set(key, (kept = new KeptText(this.device, key)));
    return kept;
  }

  /** Saves a command on this phone and sends it; see `LiveWorkshop.submit`. */
  submit(command: Command, key: string | null = null): Entry {
    return this.live.submit(command, key);
  }

  sendCard(kind: CardKind, text: string, aboutId: string | null = null): void {
    const phaseSeq = this.state?.head.clock.phaseSeq ?? 0;
    const clientKey = randomId();
    this.submit({ type: 'submitCard', phaseSeq, clientKey, kind, text, domainId: null, aboutId });
  }

  /** The change of an own card that is on its way, if any. */
  change(cardId: string): Entry | null {
    return (
      last(
        this.live.entries,
        ({ body, state }) =>
          state !== 'refused' &&
          body['cardId'] === cardId &&
          (body.type === 'editCard' || body.type === 'withdrawCard'),
      ) ?? null
    );
  }

  /** The latest request of a type that waits for its answer or was refused. */
  request(type: Command['type']): Entry | null {
    return last(this.live.entries, (entry) => entry.body.type === type) ?? null;
  }

  /** Refused requests that no screen shows at its own place. */
  get refused(): Entry[] {
    return this.live.entries.filter((entry) => entry.state === 'refused' && !HANDLED.has(entry.body.type));
  }

  /** Sends every ballot that the server has not got. */
  flush(): void {
    if (this.state) this.ballots?.flush(openRounds(this.state).map((round) => round.id));
  }

  /** Takes in what has arrived: to be called whenever state or outbox has changed. */
  reconcile(): void {
    const { state, personal } = this;
    if (!state) return;
    if (personal) {
      rememberCode(this.code);
      // For the day when the code leads nowhere any more. A shared device forgets whom it served.
      if (!this.shared) this.device.write('workshop', state.head.id);
    }
    for (const entry of this.live.entries) {
      const { type } = entry.body;
      if (type === 'castBallot') continue;
      if (entry.state === 'refused') {
        const known = personal?.cards.some((card) => card.clientKey === entry.body['clientKey']);
        // The server has this card already: the answer to an earlier try was lost.
        if (type === 'submitCard' && entry.code === 'conflict' && known) this.live.forget(entry.requestId);
      } else if (entry.state === 'arrived' && this.#shown(entry, personal)) {
        this.live.forget(entry.requestId);
        this.#answered.delete(entry.requestId);
      }
    }
    this.ballots?.reconcile(openRounds(state).map((round) => round.id));
    if (this.live.connection === 'ready' && personal) {
      this.flush();
    }
  }

  /** Tells the service the language that was chosen here; not the one of another phone of this person. */
  languageChosen(): void {
    const { personal } = this;
    const language = currentLanguage();
    if (!personal || personal.language === language) return;
    const { groupId, localityId } = personal;
    this.submit({ type: 'setProfile', language, groupId, localityId }, 'profile');
  }

  /** Whether the screen now shows what an arrived request has done. */
  #shown(entry: Entry, personal: PersonalView | null): boolean {
    if (entry.body.type === 'submitCard')
      return personal?.cards.some((card) => card.clientKey === entry.body['clientKey']) ?? false;
    if ((entry.answeredAt ?? 0) < this.#openedAt) return true;
    if (!this.#answered.has(entry.requestId)) this.#answered.set(entry.requestId, personal);
    return this.#answered.get(entry.requestId) !== personal;
  }
}

/** `findLast`, which phones of 2021 do not have. */
function last<T>(list: readonly T[], wanted: (one: T) => boolean): T | undefined {
  return list.filter(wanted).pop();
}

export const provideRoom = (room: Room): void => void setContext(KEY, room);
export const useRoom = (): Room => getContext<Room>(KEY);
/** The state on screens that only exist while there is one. */
export const useView = (): (() => WorkshopState) => {
  const room = useRoom();
  let last: WorkshopState | null = null;
  return () => {
    last = room.state ?? last;
    if (!last) throw new Error('no state yet');
    return last;
  };
};
