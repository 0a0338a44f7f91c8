/** The fields of a sheet: sections, which one is needed for export, and whether it says anything. */
import { hasMessage, t, translate } from '../../../lib/i18n';
import type { MeasureSheet } from '../../../lib/wire.gen';

export type Name = keyof MeasureSheet;
/** Fields that hold a plain text. */
export type TextName = Exclude<
  {
    [K in Name]: MeasureSheet[K] extends string ? (string extends MeasureSheet[K] ? K : never) : never;
  }[Name],
  undefined
>;
/** Fields that hold a time, or nothing. */
export type PeriodName = 'starts' | 'ends' | 'nextStepDue' | 'fundingDeadline' | 'due';
/** Fields that hold yes, no, or nothing. */
export type YesNoName = {
  [K in Name]: MeasureSheet[K] extends boolean | null ? (null extends MeasureSheet[K] ? K : never) : never;
}[Name];

export const SECTIONS = [
  'core',
  'time',
  'people',
  'money',
  'questions',
  'success',
  'checks',
  'decision',
  'assignment',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Which fields stand in which section, for the marks of what is missing. */
const PLACES: Partial<Record<string, Section>> = {
  lead: 'people',
  committee: 'people',
  starts: 'time',
  nextStep: 'time',
  costs: 'money',
  fromRunningOperations: 'questions',
  deliveryMode: 'questions',
  feasibility: 'decision',
  priorityClass: 'decision',
};
export const sectionOf = (field: string): Section => PLACES[field] ?? 'core';

/** Whether a required field says anything; the rule is the server's. */
export function isGiven(sheet: MeasureSheet, field: string): boolean {
  if (field === 'costs') return sheet.costs.length > 0 || sheet.fromRunningOperations === true;
  if (field === 'nextStep') return (sheet.nextStep || sheet.firstStep).trim() !== '';
  if (field === 'feasibility') return sheet.feasibility !== 'open';
  const value = sheet[field as Name];
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'string' ? value.trim() !== '' : value !== null;
}

export const missingOf = (sheet: MeasureSheet, required: readonly string[]): string[] =>
  required.filter((field) => !isGiven(sheet, field));

/** What a field is about, in a sentence; empty where its name says it all. */
export function help(field: string): string {
  const key = `office.help.${field}`;
  return hasMessage(key) ? translate(key) : '';
}

/** A field's name, with a star if an export needs it. */
export function label(field: string, required: readonly string[]): string {
  const text = translate(`office.field.${field}`);
  return required.includes(field) ? t('office.sheet.needed', { field: text }) : text;
}
