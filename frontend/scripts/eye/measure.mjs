// What the eye notices, measured inside a page: frames, long tasks, layout shifts, and how long after its data has
// come a picture stands.

/** Runs in the page before anything else: counts, until asked. */
export function watch() {
  const seen = { frames: [], tasks: [], shifts: [], message: 0 };
  window.seen = seen;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => seen.tasks.push(Math.round(duration)));
  observe('layout-shift', ({ value, hadRecentInput, startTime, sources }) => {
    if (hadRecentInput) return;
    const node = sources[0]?.node;
    const element = node?.nodeType === 3 ? node.parentElement : node;
    const [from, to] = [sources[0]?.previousRect.top, sources[0]?.currentRect.top].map(Math.round);
    const what = `${element?.tagName} "${element?.textContent.trim().slice(0, 60)}" from ${from} to ${to}`;
    seen.shifts.push({ value, at: startTime, what });
  });
  // When data came over the socket last.
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => (seen.message = performance.now()));
    }
  };
}

/** Counts frames from now on. */
export const countFrames = (page) =>
  page.evaluate(() => {
    const { seen } = window;
    seen.frames = [];
    seen.tasks = [];
    let last = performance.now();
    const frame = (now) => {
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** One line on the frames since `countFrames`. */
export async function frames(page) {
  const { frames, tasks } = await page.evaluate(() => ({
    frames: window.seen.frames,
    tasks: window.seen.tasks,
  }));
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const seconds = frames.reduce((sum, one) => sum + one, 0) / 1000;
  const late = frames.filter((one) => one > 25).length;
  return (
    `${(frames.length / seconds).toFixed(1)} frames/s over ${seconds.toFixed(1)} s, median ${at(0.5)} ms, ` +
    `99 % under ${at(0.99)} ms, ${late} over 25 ms; long tasks ${tasks.length}, longest ${Math.max(0, ...tasks)} ms`
  );
}

/**
 * Milliseconds from the moment when the last data of a step was there (socket or file) to the picture with `selector`
 * and `text`. Begin it before the step.
 */
export const picture = (page, selector, text) =>
  page.evaluate(
    ([selector, text]) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const look = () => {
          const found = [...document.querySelectorAll(selector)].some((one) =>
            one.textContent.includes(text),
          );
          if (!found) return requestAnimationFrame(look);
          const files = performance
            .getEntriesByType('resource')
            .map((one) => one.responseEnd)
            .filter((one) => one > begun);
          const data = Math.max(begun, window.seen.message, ...files);
          // The frame after next has it on the glass.
          requestAnimationFrame(() =>
            requestAnimationFrame((now) => resolve(Math.max(0, Math.round(now - data)))),
          );
        };
        look();
      }),
    [selector, text],
  );

/** The layout shift as browsers report it: the worst window of five seconds, and what moved in it. */
export async function shift(page) {
  const shifts = await page.evaluate(() => window.seen.shifts);
  let worst = 0;
  let sum = 0;
  let [from, last] = [-Infinity, -Infinity];
  for (const { value, at } of shifts) {
    if (at - last > 1000 || at - from > 5000) [sum, from] = [0, at];
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return { worst, what: shifts.filter((one) => one.value > 0.001) };
}
