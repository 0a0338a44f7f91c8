import { expect, test } from 'vitest';
import { isOver, nextDeadline, reasons } from './words';

test('a call is over after the last day of its last deadline', () => {
  const deadlines = ['2026-03', '2026-09-30'];
  expect(nextDeadline({ deadlines }, '2026-03-31')).toBe('2026-03');
  expect(nextDeadline({ deadlines }, '2026-04-01')).toBe('2026-09-30');
  expect(isOver({ deadlines, validUntil: null }, '2026-09-30')).toBe(false);
  expect(isOver({ deadlines, validUntil: null }, '2026-10-01')).toBe(true);
});

test('a programme without deadlines takes applications until it ends', () => {
  expect(isOver({ deadlines: [], validUntil: null }, '2026-10-01')).toBe(false);
  expect(isOver({ deadlines: [], validUntil: '2026' }, '2026-12-31')).toBe(false);
  expect(isOver({ deadlines: [], validUntil: '2026' }, '2027-01-01')).toBe(true);
});

test('reasons are lines that say something', () => {
  expect(reasons(' schnell \n\n günstig')).toEqual(['schnell', 'günstig']);
});
