/**
 * Makes the page an app that starts without a network: over TLS only, since browsers allow it nowhere else.
 * What was fetched before the worker took over is handed to it.
 */
export function install(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => {
      const hand = (entries: PerformanceEntryList): void => {
        const files = entries
          .map((entry) => new URL(entry.name))
          .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
          .map(({ pathname }) => pathname);
        if (files.length > 0) registration.active?.postMessage({ keep: files });
      };
      new PerformanceObserver((list) => hand(list.getEntries())).observe({
        type: 'resource',
        buffered: true,
      });
    })
    .catch(() => {
      // Private windows may refuse it; the page works all the same.
    });
}
