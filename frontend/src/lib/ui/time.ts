/** Milliseconds until `end`, never negative; both in the server's time. */
export const remaining = (end: number, now: number): number => Math.max(0, end - now);

/** Time left as 4:21 or 1:04:21. A begun second counts, so that 0:00 means the end. */
export function clockFace(millis: number): string {
  const seconds = Math.ceil(millis / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
