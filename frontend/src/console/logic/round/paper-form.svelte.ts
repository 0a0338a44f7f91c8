/** Paper ballots that are being typed in: one by one, or as sums where a sum says enough. */
import type { Outcome } from '../../../lib/live/live.svelte';
import type { Ballot, PaperSheet, PaperSource, PaperTally, RoundView } from '../../../lib/wire.gen';
import type { Desk } from '../../state.svelte';
import { readLine, writeLine, type Read } from './paper-line';

/** Ballots typed in but not sent yet, kept per round and kind of entry: closing the dialog loses nothing. */
const kept = new Map<string, Ballot[]>();

/** A sum says enough only where a ballot is nothing but marks to be added up. */
export const sumsAllowed = (round: RoundView): boolean =>
  (round.ballotType === 'points' || round.ballotType === 'approval') && round.settings.budget === null;

export class PaperForm {
  readonly round: RoundView;
  readonly first: PaperTally | undefined;
  readonly #desk: Desk;
  readonly #checks: string | null;
  readonly #replaces: string | null;
  source = $state<PaperSource>('paper');
  way = $state<'sheets' | 'sums'>('sheets');
  line = $state('');
  /** In the order of typing, so that the last one can be taken back; sorted before it is sent. */
  ballots = $state.raw<Ballot[]>([]);
  countText = $state('');
  sums = $state<string[]>([]);
  note = $state('');

  constructor(desk: Desk, round: RoundView, checks: string | null, replaces: string | null) {
    this.#desk = desk;
    this.round = round;
    this.#checks = checks;
    this.#replaces = replaces;
    this.first = round.paper.find((tally) => tally.id === (checks ?? replaces));
    if (this.first) {
      this.source = this.first.source;
      // A second entry has to be of the same kind to be compared.
      this.way = this.first.sheets.length > 0 ? 'sheets' : 'sums';
      if (replaces) this.note = this.first.note;
    } else if (!sumsAllowed(round)) this.way = 'sheets';
    this.ballots = kept.get(this.#key) ?? [];
  }

  get #key(): string {
    return `${this.round.id}/${this.#checks ?? ''}/${this.#replaces ?? ''}`;
  }

  /** True while both ways are open. */
  get choice(): boolean {
    return sumsAllowed(this.round) && !this.#checks;
  }

  get bySheets(): boolean {
    return this.way === 'sheets' || !sumsAllowed(this.round);
  }

  get read(): Read {
    return readLine(this.line, this.round);
  }

  /** Puts the typed line on the pile; false if it cannot be read. */
  add(): boolean {
    const read = this.read;
    if (!read.ok) return false;
    this.#set([...this.ballots, read.ballot]);
    this.line = '';
    return true;
  }

  /** Takes the last one off the pile and back into the line. */
  takeBack(): void {
    const last = this.ballots.at(-1);
    if (!last) return;
    this.#set(this.ballots.slice(0, -1));
    const text = writeLine(last, this.round.options.length);
    this.line = readLine(text, this.round).ok ? text : '0';
  }

  remove(at: number): void {
    this.#set(this.ballots.filter((_, index) => index !== at));
  }

  #set(ballots: Ballot[]): void {
    this.ballots = ballots;
    kept.set(this.#key, ballots);
  }

  get count(): number {
    return this.bySheets ? this.ballots.length : Number.parseInt(this.countText, 10) || 0;
  }

  get numbers(): number[] {
    return this.round.options.map((_, index) => Number.parseInt(this.sums[index] ?? '', 10) || 0);
  }

  get sum(): number {
    return this.numbers.reduce((all, one) => all + one, 0);
  }

  /** Most that so many people can have given. */
  get most(): number {
    return (
      this.count * (this.round.ballotType === 'points' ? this.round.dotsPerPerson : this.round.options.length)
    );
  }

  async save(): Promise<Outcome | null> {
    // A line that was typed but not entered is a ballot, too.
    if (this.bySheets && this.line.trim() !== '' && !this.add()) return null;
    if (this.count === 0) return { ok: false, code: 'empty', params: { field: 'ballots' } };
    const outcome = await this.#desk.act({
      type: 'tallyPaper',
      roundId: this.round.id,
      replaces: this.#replaces,
      source: this.source,
      ballots: this.count,
      points: this.bySheets ? [] : this.numbers,
      sheets: this.bySheets ? together(this.ballots) : [],
      checks: this.#checks,
      note: this.note,
    });
    if (outcome.ok) kept.delete(this.#key);
    return outcome;
  }
}

/** Equal ballots as one row with their number. */
function together(ballots: readonly Ballot[]): PaperSheet[] {
  const rows = new Map<string, PaperSheet>();
  for (const ballot of ballots) {
    const key = JSON.stringify(ballot);
    const row = rows.get(key);
    rows.set(key, { ballot, count: (row?.count ?? 0) + 1 });
  }
  return [...rows.values()];
}
