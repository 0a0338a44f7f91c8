/** What stands beside a frozen result, asked for once per round. Without an answer the headline stays alone. */
import type { Analysis } from '../../lib/wire.gen';

const RETRY_MS = 5000;
const TRIES = 4;

/** The analysis of one round; reactive. Make it while a component is being set up. */
export class Beside {
  current = $state.raw<Analysis | null>(null);

  constructor(workshopId: string, roundId: () => string) {
    $effect(() => {
      const round = roundId();
      const stop = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = async (left: number): Promise<void> => {
        const found = await load(workshopId, round, stop.signal);
        if (stop.signal.aborted) return;
        if (found !== 'later') this.current = found;
        else if (left > 0) timer = setTimeout(() => void ask(left - 1), RETRY_MS);
      };
      void ask(TRIES);
      return () => {
        stop.abort();
        clearTimeout(timer);
      };
    });
  }
}

/** `later` where another try may help: the network is away, or the server is busy counting. */
async function load(
  workshop: string,
  round: string,
  signal: AbortSignal,
): Promise<Analysis | null | 'later'> {
  try {
    const answer = await fetch(`/api/workshops/${workshop}/rounds/${round}/analysis`, { signal });
    if (answer.ok) return (await answer.json()) as Analysis;
    return answer.status >= 500 ? 'later' : null;
  } catch {
    return 'later';
  }
}
