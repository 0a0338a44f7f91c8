/**
 * What the network between this device and the service can carry: how long an answer takes, and how fast the phone's
 * page comes. One device only, so it is a lower bound for what a full hall waits.
 */
import type { Answer } from '../../lib/desk/ask';
import { failed, problemText } from '../../lib/desk/ask';

export interface Network {
  /** Half of the answers came within this time, in milliseconds. */
  p50Ms: number;
  /** The longest of all, in milliseconds. */
  maxMs: number;
  /** What a phone loads at its first visit, in bytes over the wire. */
  pageBytes: number;
  /** Bytes per second over this device's connection. */
  rate: number;
}

export type NetworkVerdict = 'ready' | 'slow';

const ANSWERS = 20;
const ROUNDS = 3;
/** Longest waits that people take for immediate, and that they put up with once at the door. */
const ANSWER_MS = 300;
const DOOR_SECONDS = 60;

/** Seconds until this many phones have loaded the page if they share this device's connection. */
export const doorSeconds = (network: Network, phones: number): number =>
  (phones * network.pageBytes) / network.rate;

export const networkVerdict = (network: Network, phones: number): NetworkVerdict =>
  network.maxMs <= ANSWER_MS * 3 && network.p50Ms <= ANSWER_MS && doorSeconds(network, phones) <= DOOR_SECONDS
    ? 'ready'
    : 'slow';

/** The parts that the phone's page names. */
export const partsOf = (page: string): string[] => [
  ...new Set(
    [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|json))"/g)].map(([, path]) => path as string),
  ),
];

/** True if service and console are on the same machine: then this says nothing about the hall. */
export const onServer = (hostname: string): boolean => /^(localhost|127\.|\[::1\])/.test(hostname);

export async function checkNetwork(): Promise<Answer<Network>> {
  try {
    const waits: number[] = [];
    for (let number = 0; number < ANSWERS; number += 1) {
      const began = performance.now();
      await (await fetch('/api/session', { cache: 'no-store' })).arrayBuffer();
      waits.push(performance.now() - began);
    }
    waits.sort((one, other) => one - other);
    const parts = ['/', ...partsOf(await (await fetch('/', { cache: 'no-store' })).text())];
    let bytes = 0;
    const began = performance.now();
    for (let round = 0; round < ROUNDS; round += 1)
      for (const size of await Promise.all(parts.map(load))) bytes += size;
    const seconds = Math.max(0.001, (performance.now() - began) / 1000);
    return {
      ok: true,
      value: {
        p50Ms: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
        maxMs: Math.round(waits.at(-1) ?? 0),
        pageBytes: Math.round(bytes / ROUNDS),
        rate: bytes / seconds,
      },
    };
  } catch {
    return failed({ code: 'offline' }, problemText);
  }
}

/** Loads one part anew; its size over the wire. */
async function load(path: string): Promise<number> {
  const response = await fetch(path, { cache: 'no-store' });
  const body = await response.arrayBuffer();
  return Number(response.headers.get('content-length')) || body.byteLength;
}
