/** Where two entries of the same paper differ, side by side. */
import { t } from '../../../lib/i18n';
import type { PaperSheet, PaperTally, RoundView } from '../../../lib/wire.gen';
import { writeLine } from './paper-line';

export interface Difference {
  /** What it is about: an option, a ballot as a line, or the number of people. */
  what: string;
  first: number;
  second: number;
}

/** Only what differs; empty if the entries agree or there is no second one. */
export function differences(round: RoundView, tally: PaperTally): Difference[] {
  const check = tally.check;
  if (!check || check.agrees) return [];
  const people = { what: t('console.howManyPeople'), first: tally.ballots, second: check.ballots };
  const rows = round.options.map((option, index) => ({
    what: option.shortTitle,
    first: tally.points[index] ?? 0,
    second: check.points[index] ?? 0,
  }));
  const lines = new Map<string, Difference>();
  const count = (sheets: readonly PaperSheet[], side: 'first' | 'second'): void => {
    for (const sheet of sheets) {
      const what = writeLine(sheet.ballot, round.options.length);
      const line = lines.get(what) ?? { what, first: 0, second: 0 };
      line[side] += sheet.count;
      lines.set(what, line);
    }
  };
  count(tally.sheets, 'first');
  count(check.sheets, 'second');
  return [people, ...rows, ...lines.values()].filter((row) => row.first !== row.second);
}

/** What the second entry says of the first; nothing without one. */
export function checkedText({ check, enteredBy }: PaperTally): string {
  if (check === null) return '';
  if (!check.agrees) return t('console.checkedDiffers');
  return t(check.enteredBy === enteredBy ? 'console.checkedBySame' : 'console.checkedByOther');
}
