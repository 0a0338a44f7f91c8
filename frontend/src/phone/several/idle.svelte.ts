/** Nobody has touched the device for a while: first a question, then the next person. */
const QUIET_MS = 120_000;
export const WARN_SECONDS = 30;

export class Idle {
  /** Seconds left to say "still here"; null while somebody is. */
  left = $state<number | null>(null);
  #last = Date.now();
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #gone: () => void;

  constructor(gone: () => void) {
    this.#gone = gone;
  }

  /** Begins to watch; the answer ends it. */
  watch(): () => void {
    this.#last = Date.now();
    this.#timer = setInterval(() => this.#look(), 1000);
    const touched = (): void => this.touched();
    const signs = ['pointerdown', 'keydown', 'scroll', 'input'] as const;
    for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(this.#timer);
      this.left = null;
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    };
  }

  /** Somebody is here. While the question is shown only its answer counts. */
  touched(): void {
    if (this.left === null) this.#last = Date.now();
  }

  stay(): void {
    this.left = null;
    this.#last = Date.now();
  }

  #look(): void {
    const quiet = Date.now() - this.#last - QUIET_MS;
    if (quiet < 0) return;
    const left = Math.ceil(WARN_SECONDS - quiet / 1000);
    this.left = Math.max(0, left);
    if (left <= 0) {
      this.stay();
      this.#gone();
    }
  }
}
