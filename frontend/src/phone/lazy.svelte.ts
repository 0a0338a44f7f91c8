/**
 * A part of the page that comes later than the first picture: asked for when there is time, at the latest
 * when it is needed, and again until it has come.
 */
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15_000;

export class Lazy<T> {
  /** Null until it has come. */
  value = $state.raw<T | null>(null);
  /** True after a try in vain, as long as nothing has come. */
  failed = $state(false);
  readonly #load: () => Promise<T>;
  #running = false;
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Asks for it now; harmless when it is there or on its way. */
  need(): void {
    if (this.value !== null || this.#running) return;
    clearTimeout(this.#timer);
    this.#running = true;
    mendSheets()
      .then(() => this.#load())
      .then(
        (value) => {
          this.#running = false;
          this.value = value;
          this.failed = false;
        },
        () => {
          this.#running = false;
          this.failed = true;
          this.#timer = setTimeout(() => this.need(), this.#wait);
          this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
        },
      );
  }

  /** Asks for it when the page has nothing better to do. */
  whenIdle(): void {
    whenIdle(() => this.need());
  }
}

/** Does it when the page has nothing better to do; gives what calls it off. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act, { timeout: 4000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(act, 1500);
  return () => clearTimeout(timer);
}

/**
 * A style sheet that could not be fetched stays in the page as an empty link, and the loader of parts takes
 * it for done: the part would come without its look. So it is asked for again first.
 */
async function mendAll(): Promise<void> {
  const broken = [...document.querySelectorAll<HTMLLinkElement>('link[data-failed]')];
  await Promise.all(
    broken.map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          const again = link.cloneNode() as HTMLLinkElement;
          again.onload = () => {
            delete again.dataset['failed'];
            resolve();
          };
          again.onerror = () => reject(new Error(again.href));
          link.replaceWith(again);
        }),
    ),
  );
}

/** One at a time: a link that is replaced while it loads tells nobody how it ended. */
let mending: Promise<void> | null = null;
function mendSheets(): Promise<void> {
  mending ??= mendAll().finally(() => {
    mending = null;
  });
  return mending;
}

// A link does not tell afterwards whether it failed: its sheet is there, and empty.
if (typeof addEventListener === 'function')
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.dataset['failed'] = '1';
    },
    true,
  );
