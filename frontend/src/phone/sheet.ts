/** The short sheet of a measure: its questions in order, and what is still missing. Pure. */
import type { ShortSheet } from '../lib/wire.gen';
import { codePoints } from '../lib/ui/text';

/** One question of the sheet. `max` counts code points (domain/limits.rs). */
export interface Question {
  field: 'title' | 'domainId' | 'goal' | 'description' | 'who' | 'firstStep' | 'effort';
  max: number;
}

export const SHORT_TITLE = 30;

const all: readonly Question[] = [
  { field: 'title', max: 80 },
  { field: 'domainId', max: 0 },
  { field: 'goal', max: 300 },
  { field: 'description', max: 2000 },
  { field: 'who', max: 200 },
  { field: 'firstStep', max: 300 },
  { field: 'effort', max: 0 },
];

/** A sheet with nothing in it. */
export const emptySheet = (): ShortSheet => ({
  title: '',
  shortTitle: '',
  domainId: null,
  goal: '',
  description: '',
  who: '',
  firstStep: '',
  effort: 'unknown',
});

/** The questions: without life domains nobody is asked for one. */
export const questions = (hasDomains: boolean): Question[] =>
  all.filter((question) => hasDomains || question.field !== 'domainId');

/** Whether a question has an answer. */
export function answered(sheet: ShortSheet, field: Question['field']): boolean {
  if (field === 'effort') return sheet.effort !== 'unknown';
  return Boolean(typeof sheet[field] === 'string' && sheet[field].trim());
}

/** Whether anything at all was written. */
export const begun = (sheet: ShortSheet): boolean => all.some(({ field }) => answered(sheet, field));

/** The questions that must be answered before the sheet can be sent. */
export const missing = (sheet: ShortSheet, hasDomains: boolean): Question['field'][] =>
  questions(hasDomains)
    .map(({ field }) => field)
    .filter((field) => (field === 'title' || field === 'domainId') && !answered(sheet, field));

/** How many code points too many an answer has; 0 is right. */
export function excess(sheet: ShortSheet, { field, max }: Question): number {
  const text = max > 0 ? String(sheet[field]) : '';
  return Math.max(0, codePoints(text.trim()) - max);
}

/** Whether the room needs a shorter title than the one that was written. */
export const needsShortTitle = (sheet: ShortSheet): boolean => codePoints(sheet.title.trim()) > SHORT_TITLE;

/** `M-017`. */
export const measureNumber = (number: number): string => `M-${String(number).padStart(3, '0')}`;
