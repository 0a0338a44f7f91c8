import { serverNow } from '../lib/live/clock';
import type { Refusal } from '../lib/live/live.svelte';
import type { OwnMeasure, ShortSheet } from '../lib/wire.gen';
import type { Room } from './room.svelte';
import { emptySheet } from './sheet';

/** A sheet as it lies on this phone while somebody writes. */
export interface Draft {
  sheet: ShortSheet;
  /** Index of the question that is being answered. */
  step: number;
  /** The wish that it comes from. */
  derivedFrom: string | null;
}

/** Changes within this time are saved for the table as one. */
const SAVE_AFTER_MS = 1200;
/** The right to write lapses after 90 s. */
const RENEW_EVERY_MS = 30_000;
export const NEW = 'new';

/** The draft of a measure on this phone; null if there is none. */
export const readDraft = (room: Room, id: string): Draft | null => room.device.readJson<Draft>(`sheet.${id}`);
export const dropDraft = (room: Room, id: string): void => room.device.write(`sheet.${id}`, null);

/**
 * Writing one sheet: every key lies on the phone at once; a sheet of the table is also saved on the server
 * and the right to write is renewed, one request after the other.
 */
export class SheetWriter {
  readonly id: string;
  /** Whether a table writes it: then it is saved as it grows, and one person writes at a time. */
  readonly shared: boolean;
  draft = $state.raw<Draft>({ sheet: emptySheet(), step: 0, derivedFrom: null });
  /** The table's copy is that old: a change is not saved there yet. */
  dirty = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  readonly #room: Room;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setInterval> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #left = false;

  constructor(room: Room, id: string, shared: boolean) {
    this.#room = room;
    this.id = id;
    this.shared = shared;
    const known = this.measure;
    const kept = readDraft(room, id);
    if (kept) this.draft = kept;
    else if (known) this.draft = { sheet: known.sheet, step: 0, derivedFrom: null };
    if (shared) {
      this.#renewal = setInterval(() => void this.renew(), RENEW_EVERY_MS);
      if (kept) this.#later();
    }
  }

  /** The server's copy; null while it is only here. */
  get measure(): OwnMeasure | null {
    return this.#room.personal?.measures.find((one) => one.id === this.id) ?? null;
  }

  /** Whether somebody else at the table writes now. */
  get taken(): boolean {
    return this.shared && (this.measure?.othersUntil ?? 0) > serverNow();
  }

  /** Takes in a change of the sheet. */
  write(change: Partial<ShortSheet>): void {
    this.keep({ sheet: { ...this.draft.sheet, ...change } });
    if (this.shared) this.#later();
  }

  keep(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.#room.device.write(`sheet.${this.id}`, JSON.stringify(this.draft));
  }

  /** Saves what is not saved yet for the table. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.shared && this.dirty) this.#saving = this.#saving.then(() => this.#saveOnce(true));
    await this.#saving;
  }

  async renew(): Promise<void> {
    if (!this.#left && !this.taken && this.measure)
      await this.#room.live.ask({ type: 'lockMeasure', measureId: this.id, lock: true });
  }

  /** Ends writing and lets the others at the table write. `sent`: the sheet is on its way. */
  leave(sent = false): void {
    if (this.#left) return;
    this.#left = true;
    clearTimeout(this.#timer);
    clearInterval(this.#renewal);
    if (!this.shared || sent) return;
    void this.save().then(() => {
      if (!this.dirty) dropDraft(this.#room, this.id);
      return this.#room.live.ask({ type: 'lockMeasure', measureId: this.id, lock: false });
    });
  }

  #later(): void {
    this.dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  async #saveOnce(again: boolean): Promise<void> {
    const { measure } = this;
    // A sheet that was sent already is changed by sending it again.
    if (!measure || measure.state !== 'draft' || this.taken) return;
    const { sheet } = this.draft;
    const outcome = await this.#room.live.ask({
      type: 'editMeasure',
      measureId: this.id,
      version: measure.version,
      sheet,
    });
    if (outcome.ok) {
      this.refusal = null;
      this.dirty = this.draft.sheet !== sheet;
    } else if (outcome.code === 'conflict' && again) {
      await this.#saveOnce(false);
    } else {
      this.refusal = outcome;
    }
  }
}
