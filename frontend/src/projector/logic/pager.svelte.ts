/**
 * Pages that turn by themselves. Arrow keys turn them too, for the person at the laptop; after a key the
 * pages stay for a minute, so that nobody reads against a clock.
 */
const HOLD_MS = 60_000;

export interface PagerOptions {
  count: () => number;
  /** How long a page stays, in milliseconds. */
  stay: (page: number) => number;
  /** False: it waits, such as until a reveal is over. */
  running?: () => boolean;
  /** Called when the last page was shown for its whole time; without it the first follows. */
  onround?: () => void;
}

export class Pager {
  #page = $state(0);
  #held = $state(0);
  readonly #options: PagerOptions;

  /** Make it while a component is being set up. */
  constructor(options: PagerOptions) {
    this.#options = options;
    $effect(() => {
      const { count, stay, running, onround } = options;
      if (running && !running()) return;
      const last = this.page >= count() - 1;
      if (last && count() === 1 && !onround) return;
      const wait = Math.max(stay(this.page), this.#held - Date.now());
      const timer = setTimeout(() => {
        if (last) onround?.();
        this.#page = last ? 0 : this.page + 1;
      }, wait);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      addEventListener('keydown', this.#key);
      return () => removeEventListener('keydown', this.#key);
    });
  }

  /** The page now shown, from 0; never past the end. */
  get page(): number {
    return Math.max(0, Math.min(this.#page, this.#options.count() - 1));
  }

  /** Turns to a page, such as the one on which something has just changed. */
  show(page: number): void {
    if (page >= 0 && page !== this.#page) this.#page = page;
  }

  #key = (event: KeyboardEvent): void => {
    const step = ['ArrowRight', 'PageDown', ' '].includes(event.key)
      ? 1
      : ['ArrowLeft', 'PageUp'].includes(event.key)
        ? -1
        : 0;
    const count = this.#options.count();
    if (step === 0 || count < 2 || this.#options.running?.() === false) return;
    event.preventDefault();
    this.#held = Date.now() + HOLD_MS;
    this.#page = (this.page + step + count) % count;
  };
}
