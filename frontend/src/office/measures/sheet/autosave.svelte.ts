import type { MeasureDetail, MeasureSheet, SavedMeasure } from '../../../lib/wire.gen';
import { ask } from '../../data/api';
import { same, settle, threeWay, type Merged } from '../../data/merge';

/** How long nothing is typed before it is saved. */
const PAUSE_MS = 1500;
/** Steps that can be taken back. */
const STEPS = 50;

type Fields = Partial<MeasureSheet>;
type Name = keyof MeasureSheet;

/** Fields that wait: each with the question whether the sheet can be stored with it. */
const WAITING: readonly { fields: readonly Name[]; ready: (sheet: MeasureSheet) => boolean }[] = [
  { fields: ['title'], ready: ({ title }) => title.trim() !== '' },
  { fields: ['shortTitle'], ready: ({ shortTitle }) => shortTitle.trim() !== '' },
  {
    fields: ['feasibility', 'feasibilityReason'],
    ready: ({ feasibility, feasibilityReason }) =>
      !needsReason(feasibility) || feasibilityReason.trim() !== '',
  },
];

/** True if it must be said why. */
export const needsReason = (feasibility: MeasureSheet['feasibility']): boolean =>
  feasibility === 'feasible_with_conditions' || feasibility === 'not_feasible';

/** The fields in which two sheets differ, with the second one's values. */
export function changed(before: MeasureSheet, after: MeasureSheet): Fields {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !same(value, before[name as Name])),
  );
}

/** A measure's sheet that saves itself field by field while one types, and never overwrites others. */
export class Autosave {
  /** What is typed; bind fields to it. */
  draft = $state() as MeasureSheet;
  version = $state(0);
  busy = $state(false);
  problem = $state<string | null>(null);
  savedAt = $state<number | null>(null);
  /** Fields of the saves that can be taken back, the last one first. */
  steps = $state.raw<readonly Fields[]>([]);
  /** Fields that came from somebody else at the last save. */
  taken = $state.raw<readonly string[]>([]);
  /** What both sides wrote, while the writer has to choose. */
  conflict: Merged<MeasureSheet> | null = $derived.by(() =>
    this.#meeting ? threeWay(this.#meeting.base, this.#now(), this.#meeting.theirs) : null,
  );
  #meeting = $state.raw<{ base: MeasureSheet; theirs: MeasureSheet } | null>(null);
  #base = $state.raw() as MeasureSheet;
  #path: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #undoing = false;

  constructor(stored: { sheet: MeasureSheet; version: number }, path: string) {
    this.#path = path;
    this.#base = structuredClone(stored.sheet);
    this.draft = structuredClone(stored.sheet);
    this.version = stored.version;
  }

  #now(): MeasureSheet {
    return $state.snapshot(this.draft as object) as MeasureSheet;
  }

  get dirty(): boolean {
    return !same(this.draft, this.#base);
  }

  /** Groups of fields that are not saved yet because something belongs to them. */
  get waiting(): Name[] {
    return WAITING.filter(
      ({ fields, ready }) =>
        !ready(this.draft) && fields.some((name) => !same(this.draft[name], this.#base[name])),
    ).flatMap(({ fields }) => [...fields]);
  }

  /** Saves after a pause; call it whenever something was typed. */
  later(): void {
    clearTimeout(this.#timer);
    if (this.dirty && !this.conflict) this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
  }

  /** Saves what is ready at once; true if nothing is left to save but what waits. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.busy) {
      this.later();
      return false;
    }
    const waiting = new Set<string>(this.waiting);
    const sent = Object.fromEntries(
      Object.entries(changed(this.#base, this.#now())).filter(([name]) => !waiting.has(name)),
    ) as Fields;
    if (Object.keys(sent).length === 0) return true;
    this.busy = true;
    const answer = await ask<SavedMeasure>('PATCH', this.#path, { version: this.version, fields: sent });
    this.busy = false;
    if (answer.ok) {
      const before = Object.fromEntries(
        Object.keys(sent).map((name) => [name, this.#base[name as Name]]),
      ) as Fields;
      this.steps = this.#undoing ? this.steps.slice(1) : [before, ...this.steps].slice(0, STEPS);
      // What was typed stands as it was typed: a blank at the end must not vanish under the cursor.
      this.#base = { ...answer.value.sheet, ...sent };
      this.version = answer.value.version;
      this.problem = null;
      this.savedAt = Date.now();
      this.later();
      return true;
    }
    if (answer.code === 'conflict') return this.#meet();
    this.problem = answer.text;
    return false;
  }

  /** Somebody else has saved: takes what does not clash, and asks about the rest. */
  async #meet(): Promise<boolean> {
    const answer = await ask<MeasureDetail>('GET', this.#path);
    if (!answer.ok) {
      this.problem = answer.text;
      return false;
    }
    const { sheet: theirs, version } = answer.value.entry;
    const merged = threeWay(this.#base, this.#now(), theirs);
    this.problem = null;
    this.taken = merged.taken;
    this.version = version;
    if (merged.clashes.length > 0) {
      this.#meeting = { base: this.#base, theirs };
      this.#base = theirs;
      return false;
    }
    this.#base = theirs;
    this.draft = structuredClone(merged.sheet);
    return this.save();
  }

  /** Settles a conflict: these fields stay as typed here, the others as stored. Nothing is saved yet. */
  settle(keep: ReadonlySet<string>): void {
    if (!this.conflict) return;
    this.draft = structuredClone(settle(this.conflict, keep));
    this.#meeting = null;
  }

  /** Back to what is stored. */
  discard(): void {
    clearTimeout(this.#timer);
    this.draft = structuredClone(this.#base);
    this.problem = null;
    this.#meeting = null;
  }

  /** Takes the last save back, as a new one. */
  async undo(): Promise<void> {
    const step = this.steps[0];
    if (!step || this.busy || this.conflict) return;
    Object.assign(this.draft, structuredClone(step));
    this.#undoing = true;
    await this.save();
    this.#undoing = false;
  }
}
