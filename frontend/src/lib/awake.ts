/**
 * Keeps the screen on while the page is to be seen, where the browser can (over TLS). The lock ends whenever the page
 * is hidden, so it is asked for again with each return. Gives a function that lets the screen sleep again.
 */
export function keepAwake(): () => void {
  let stopped = false;
  let lock: WakeLockSentinel | null = null;

  async function ask(): Promise<void> {
    if (stopped || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (stopped) await lock.release();
    } catch {
      // No lock on a low battery, or where somebody forbids it: the screen then sleeps as it always does.
    }
  }

  const seen = (): void => void ask();
  if ('wakeLock' in navigator) {
    document.addEventListener('visibilitychange', seen);
    void ask();
  }
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
