/** A page that is not in front is drawn once in so long, if at all. */
const UNSEEN_MS = 250;

/** Calls back with the next frame, or after a moment where none is drawn. */
export function nextFrame(then: () => void): void {
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    then();
  });
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    then();
  }, UNSEEN_MS);
}
