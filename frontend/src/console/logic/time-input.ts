/** Dates of native fields and milliseconds; both in the time zone of whoever plans the day. */

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-03-14`, as a date field wants it. */
export const dateInput = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** `09:00`, as a time field wants it. */
export const timeInput = (ms: number): string => {
  const date = new Date(ms);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Milliseconds of a day and a time of day; null if they are none. */
export function fromLocalInput(day: string, time: string): number | null {
  const ms = new Date(`${day}T${time}`).getTime();
  return Number.isNaN(ms) ? null : ms;
}

/** The Saturday four weeks ahead: when a workshop that is made today is likely to be. */
export function nextSaturday(now = Date.now()): string {
  const date = new Date(now + 28 * 86_400_000);
  date.setDate(date.getDate() + ((6 - date.getDay() + 7) % 7));
  return dateInput(date.getTime());
}
