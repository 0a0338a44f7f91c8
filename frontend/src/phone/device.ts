/**
 * What this phone keeps for one workshop, by its join code: the secret token, typed text, its copies of
 * ballots. Where storage is forbidden everything lives as long as the page.
 */
const PREFIX = 'zw.phone.';
const LAST = `${PREFIX}last`;

export class Device {
  readonly #scope: string;
  readonly #storage: Storage | null;
  readonly #memory = new Map<string, string>();

  constructor(code: string, storage: Storage | null = available()) {
    this.#scope = `${PREFIX}${code}.`;
    this.#storage = storage;
  }

  /** The kept value, or null. */
  read(key: string): string | null {
    return this.#memory.get(key) ?? this.#storage?.getItem(this.#scope + key) ?? null;
  }

  /** Keeps a value; null or an empty one is forgotten. */
  write(key: string, value: string | null): void {
    this.#memory.delete(key);
    try {
      if (!value) this.#storage?.removeItem(this.#scope + key);
      else if (this.#storage) this.#storage.setItem(this.#scope + key, value);
      else throw new Error('no storage');
    } catch {
      if (value) this.#memory.set(key, value);
    }
  }

  /** Keys that begin so. */
  keys(start: string): string[] {
    const found = new Set([...this.#memory.keys()]);
    for (let index = 0; index < (this.#storage?.length ?? 0); index += 1) {
      const key = this.#storage?.key(index) ?? '';
      if (key.startsWith(this.#scope)) found.add(key.slice(this.#scope.length));
    }
    return [...found].filter((key) => key.startsWith(start)).sort();
  }

  /** A kept object; null if there is none or it is damaged. */
  readJson<T>(key: string): T | null {
    try {
      return JSON.parse(this.read(key) ?? 'null') as T | null;
    } catch {
      return null;
    }
  }

  /**
   * The secret by which the service knows this phone again: 256 random bits in hexadecimal, made on the
   * first visit. `getRandomValues` also works on plain HTTP.
   */
  token(): string {
    const kept = this.read('token');
    if (kept && /^[0-9a-f]{32,128}$/.test(kept)) return kept;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const token = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.write('token', token);
    return token;
  }
}

/** The workshop that this phone was in last, for the start page. */
export const lastCode = (storage: Storage | null = available()): string | null =>
  storage?.getItem(LAST) ?? null;

export function rememberCode(code: string, storage: Storage | null = available()): void {
  try {
    storage?.setItem(LAST, code);
  } catch {
    // Only a convenience.
  }
}

function available(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
