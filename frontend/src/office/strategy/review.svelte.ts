import type { DraftReview } from '../../lib/wire.gen';
import type { HttpMethod } from '../../lib/desk/ask';
import { ask } from '../data/api';
import { bin } from '../data/bin.svelte';

/** What was said about one draft: state, who is asked, comments. Every change answers the whole anew. */
export class Review {
  view = $state.raw<DraftReview | null>(null);
  problem = $state<string | null>(null);
  busy = $state(false);
  #turn = 0;

  /** `path`: the draft's own. */
  constructor(readonly path: string) {}

  /** Looks again. What a change answered meanwhile is newer, and stays. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    const answer = await ask<DraftReview>('GET', `${this.path}/review`);
    if (turn !== this.#turn) return;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) this.view = answer.value;
  }

  /** Sends a change; true if it holds now. */
  async act(method: HttpMethod, part: string, body?: object): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.#turn += 1;
    const answer = await ask<DraftReview>(method, `${this.path}/${part}`, body);
    this.#turn += 1;
    this.busy = false;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) this.view = answer.value;
    return answer.ok;
  }

  /** Deletes a part; the bin keeps what makes it again. */
  remove(name: string, part: string, parts: string, again: object): Promise<void> {
    return bin.remove({
      name,
      remove: () => ask('DELETE', `${this.path}/${part}`),
      restore: () => ask('POST', `${this.path}/${parts}`, again),
      reload: () => this.load(),
    });
  }

  /** Open comments about a section; null counts those about the whole draft. */
  openComments(section: string | null): number {
    return (this.view?.comments ?? []).filter((one) => one.sectionId === section && one.resolvedAt === null)
      .length;
  }
  placeholders(section: string): number {
    return (this.view?.placeholders ?? []).filter((one) => one.sectionId === section).length;
  }
}
