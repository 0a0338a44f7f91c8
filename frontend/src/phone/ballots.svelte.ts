import type { Entry } from '../lib/live/outbox';
import type { Ballot, OwnBallot, RoundView } from '../lib/wire.gen';
import { emptyBallot, holding, nextRevision, type Copy } from './ballot';
import type { Device } from './device';

/** What the ballots need of the room. */
export interface Wire {
  entries: () => Entry[];
  /** The server's copy, as it was last heard of. */
  server: (roundId: string) => OwnBallot | null;
  submit: (roundId: string, revision: number, ballot: Ballot) => void;
  forget: (requestId: string) => void;
}

/** Several taps within this time go out as one ballot. */
const TAPS_TOGETHER_MS = 600;

/** Where a ballot stands. `late` was refused: the round was already closed. */
export type Standing = 'none' | 'saved' | 'sent' | 'arrived' | 'late';

/**
 * All ballots of this phone. Every tap is kept at once and sent a moment later as a whole ballot with a
 * revision that only rises; the server takes the highest.
 */
export class Ballots {
  readonly #device: Device;
  readonly #wire: Wire;
  #own = $state.raw<Record<string, Copy>>({});
  #done = $state.raw<Record<string, boolean>>({});
  /** Revisions that the server told us of when it refused an older one. */
  #floor: Record<string, number> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(device: Device, wire: Wire) {
    this.#device = device;
    this.#wire = wire;
    for (const key of device.keys('ballot.')) {
      const copy = device.readJson<Copy>(key);
      if (copy && typeof copy.revision === 'number') this.#own[key.slice(7)] = copy;
    }
    for (const key of device.keys('done.')) this.#done[key.slice(5)] = true;
  }

  /** The ballot that holds now; null before the first tap. */
  current(roundId: string): Ballot | null {
    return holding(this.#own[roundId] ?? null, this.#wire.server(roundId))?.ballot ?? null;
  }

  /** True once the person has said that they are done; taking it back is possible until the round ends. */
  isDone(roundId: string): boolean {
    return this.#done[roundId] ?? false;
  }

  setDone(roundId: string, done: boolean): void {
    this.#done = { ...this.#done, [roundId]: done };
    this.#device.write(`done.${roundId}`, done ? '1' : null);
    this.flush([roundId]);
  }

  /** Keeps a changed ballot at once and sends it after a moment. */
  vote(round: RoundView, ballot: Ballot): void {
    const own = this.#own[round.id] ?? null;
    const revision = nextRevision(own, this.#wire.server(round.id), this.#floor[round.id]);
    this.#keep(round.id, { revision, ballot, at: Date.now() });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush([round.id]), TAPS_TOGETHER_MS);
  }

  /** An empty ballot is a vote too: sent when somebody says that they are done without a choice. */
  voteEmpty(round: RoundView): void {
    if (this.current(round.id) === null) this.vote(round, emptyBallot(round.ballotType));
  }

  /** Sends whatever of these rounds the server has not got. Call it when the page may be left. */
  flush(openRounds: readonly string[]): void {
    for (const id of openRounds) {
      const own = this.#own[id];
      if (!own || own.revision <= this.#known(id)) continue;
      const onItsWay = this.#entries(id).some((entry) => entry.body['revision'] === own.revision);
      if (!onItsWay) this.#wire.submit(id, own.revision, own.ballot);
    }
  }

  /** Takes in answers and what another device of the same person has voted. */
  reconcile(openRounds: readonly string[]): void {
    for (const entry of this.#wire.entries()) {
      if (entry.body.type !== 'castBallot') continue;
      const id = String(entry.body['roundId']);
      const overtaken = entry.body['revision'] !== this.#own[id]?.revision;
      if (entry.state === 'refused' && entry.code === 'staleBallot') {
        this.#floor[id] = Math.max(this.#floor[id] ?? 0, Number(entry.params?.['revision'] ?? 0));
        this.#wire.forget(entry.requestId);
      } else if (overtaken && (entry.state === 'arrived' || entry.state === 'refused')) {
        this.#wire.forget(entry.requestId);
      }
    }
    for (const id of openRounds) {
      const [own, server] = [this.#own[id], this.#wire.server(id)];
      if (server && (!own || server.revision > own.revision || differs(own, server)))
        if (!own || server.revision >= own.revision) this.#keep(id, { ...server, at: Date.now() });
    }
  }

  /** Where the ballot of a round stands, and since when it has arrived. */
  standing(roundId: string): { state: Standing; at: number | null } {
    const own = this.#own[roundId];
    const server = this.#wire.server(roundId);
    if (!own) return { state: server ? 'arrived' : 'none', at: null };
    const entry = this.#entries(roundId).find((one) => one.body['revision'] === own.revision);
    if (entry?.state === 'refused') return { state: 'late', at: null };
    if (entry) return { state: entry.state, at: entry.answeredAt };
    return { state: server && server.revision >= own.revision ? 'arrived' : 'saved', at: null };
  }

  #known(id: string): number {
    return Math.max(this.#wire.server(id)?.revision ?? 0, this.#floor[id] ?? 0);
  }

  #entries(roundId: string): Entry[] {
    return this.#wire
      .entries()
      .filter((entry) => entry.body.type === 'castBallot' && entry.body['roundId'] === roundId);
  }

  #keep(roundId: string, copy: Copy): void {
    this.#own = { ...this.#own, [roundId]: copy };
    this.#device.write(`ballot.${roundId}`, JSON.stringify(copy));
  }
}

const differs = (a: OwnBallot, b: OwnBallot): boolean =>
  a.revision === b.revision && JSON.stringify(a.ballot) !== JSON.stringify(b.ballot);
