/**
 * Whether the wall says how many people are there: a small audience need not read it all evening. The console's switch
 * is kept in this browser, where open walls hear of it at once; a wall on another computer is told by its address.
 */
const key = (workshopId: string): string => `zw.wall.heads.${workshopId}`;
/** In the query of a wall's address: without the number. */
const PARAMETER = 'heads';
const OFF = 'off';

export class WallHeads {
  readonly #workshopId: string;
  /** False: the wall does not say how many are there. Turnout of a vote is always said. */
  shown = $state(true);

  /** `search` is the query of a wall's own address, which holds for that wall whatever this browser keeps. */
  constructor(workshopId: string, search = '') {
    this.#workshopId = workshopId;
    const told = new URLSearchParams(search).get(PARAMETER);
    this.shown = told !== OFF && this.#kept() !== OFF;
  }

  show(shown: boolean): void {
    this.shown = shown;
    try {
      if (shown) localStorage.removeItem(key(this.#workshopId));
      else localStorage.setItem(key(this.#workshopId), OFF);
    } catch {
      // Storage may be forbidden: then only this window knows.
    }
  }

  /** Follows what other windows of this browser set; gives the end of it. */
  follow(): () => void {
    const changed = (event: StorageEvent): void => {
      if (event.key === key(this.#workshopId)) this.shown = event.newValue !== OFF;
    };
    addEventListener('storage', changed);
    return () => removeEventListener('storage', changed);
  }

  /** The address for a wall on another computer. */
  told(address: string): string {
    return this.shown ? address : address.replace(/(#|$)/, `?${PARAMETER}=${OFF}$1`);
  }

  #kept(): string | null {
    try {
      return localStorage.getItem(key(this.#workshopId));
    } catch {
      return null;
    }
  }
}
