import { switchLanguage } from '../../lib/i18n';
import { changeDisplay } from '../display.svelte';
import type { Room, Seat } from '../room.svelte';

/** Where a device that several people use keeps them: gone when its window is closed. */
export const storage: Storage | null = (() => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
})();

/** The people of this window; only numbers, never names. A number is given once, so that nobody finds another's things. */
export class People {
  readonly #key: string;
  #last = 0;
  numbers = $state.raw<number[]>([]);

  constructor(code: string) {
    this.#key = `zw.several.${code}`;
    try {
      const kept = JSON.parse(storage?.getItem(this.#key) ?? 'null') as {
        last: number;
        numbers: number[];
      } | null;
      this.#last = Number(kept?.last ?? 0) || 0;
      this.numbers = (kept?.numbers ?? []).filter((one) => Number.isInteger(one));
    } catch {
      // A damaged list is an empty one.
    }
  }

  /** Makes room for one more, and says which number they have. */
  add(): number {
    this.#last += 1;
    this.#keep([...this.numbers, this.#last]);
    return this.#last;
  }

  remove(number: number): void {
    this.#keep(this.numbers.filter((one) => one !== number));
  }

  #keep(numbers: number[]): void {
    this.numbers = numbers;
    storage?.setItem(this.#key, JSON.stringify({ last: this.#last, numbers }));
  }
}

/** What is still on its way to the service. */
export const onTheWay = (room: Room): boolean =>
  room.live.entries.some((entry) => entry.state === 'saved' || entry.state === 'sent');

/**
 * Forgets a person: token, texts, ballots, what was sent. Once more a little later, should a screen that has
 * just gone have written its last word.
 */
export function wipe(seat: Seat): void {
  const forget = (): void => {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
    for (const key of keys)
      if (key.startsWith(`zw.phone.${seat.scope}.`) || key.startsWith(`zw.outbox.${seat.scope}.`))
        storage?.removeItem(key);
  };
  forget();
  setTimeout(forget, 2000);
}

/** As everybody finds the device: usual size of text, usual look, German. */
export function asUsual(): void {
  changeDisplay({ size: 100, look: 'device', voice: false });
  void switchLanguage('de');
}
