/** The rehearsal of this workshop: started, followed, ended; what it found stays until it is forgotten. */
import { ask } from '../../lib/desk/ask';
import type { RehearsalView } from '../../lib/wire.gen';
import { type Network, checkNetwork } from './network-check';

/** How often the console asks how far it is, in milliseconds. */
const ASK_MS = 500;

export class Rehearsal {
  view = $state<RehearsalView | null>(null);
  network = $state<Network | null>(null);
  problem = $state<string | null>(null);
  /** A request is under way. */
  busy = $state(false);
  /** False until the service has said whether one is known. */
  loaded = $state(false);
  readonly running = $derived(this.view?.state === 'running');
  readonly #path: string;

  /** Make it while a component is being set up. */
  constructor(workshopId: string) {
    this.#path = `/api/workshops/${workshopId}/rehearsal`;
    void this.#look();
    $effect(() => {
      if (!this.running) return;
      const timer = setInterval(() => void this.#look(), ASK_MS);
      return () => clearInterval(timer);
    });
  }

  async start(phones: number): Promise<void> {
    this.busy = true;
    this.network = null;
    // Before the machine is busy with itself.
    const network = await checkNetwork();
    const answer = await ask<RehearsalView>('POST', this.#path, { phones });
    this.busy = false;
    this.problem = network.ok ? (answer.ok ? null : answer.text) : network.text;
    if (network.ok) this.network = network.value;
    if (answer.ok) this.view = answer.value;
  }

  async end(): Promise<void> {
    this.busy = true;
    const answer = await ask<null>('DELETE', this.#path);
    this.busy = false;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) this.view = this.network = null;
  }

  async #look(): Promise<void> {
    const answer = await ask<RehearsalView | null>('GET', this.#path);
    this.loaded = true;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) this.view = answer.value;
  }
}
