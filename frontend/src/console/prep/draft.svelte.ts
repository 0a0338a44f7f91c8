/**
 * Something of the settings while it is being edited. It remembers what it began from, so that a change by
 * somebody else is seen before saving and never overwritten unawares.
 */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export class Draft<T> {
  readonly #read: () => T;
  #base = $state.raw() as T;
  value = $state() as T;

  /** `read` gives the present value from the live state. */
  constructor(read: () => T) {
    this.#read = read;
    this.#base = copy(read());
    this.value = copy(read());
  }

  /** True: something was typed that is not saved. */
  get dirty(): boolean {
    return !same(this.value, this.#base);
  }

  /** True: somebody else has changed it since the typing began. */
  get overtaken(): boolean {
    return !same(this.#read(), this.#base);
  }

  /** What others have put in since the typing began, as they wrote it; at most five texts or figures. */
  get news(): string[] {
    return news(this.#base, this.#read()).slice(0, 5);
  }

  /** Follows the live state while nothing was typed. */
  follow(): void {
    if (!this.dirty && this.overtaken) this.reset();
  }

  /** Takes what holds now; what was typed goes. */
  reset(): void {
    this.#base = copy(this.#read());
    this.value = copy(this.#read());
  }

  /** Keeps what was typed although somebody else has changed the same. */
  keep(): void {
    this.#base = copy(this.#read());
  }
}

/** Texts and figures of `now` that `before` does not have at the same place. */
function news(before: unknown, now: unknown): string[] {
  if (same(before, now)) return [];
  if (typeof now === 'string' || typeof now === 'number') return now === '' ? [] : [String(now)];
  if (typeof now !== 'object' || now === null) return [];
  const old = (typeof before === 'object' ? before : null) as Record<string, unknown> | null;
  return Object.entries(now)
    .filter(([name]) => !INTERNAL.has(name))
    .flatMap(([name, value]) => news(old?.[name], value));
}

/** Fields that no moderator has written. */
const INTERNAL = new Set(['id', 'key', 'order', 'kind', 'subStep', 'startedAt', 'endedAt', 'resumes']);
