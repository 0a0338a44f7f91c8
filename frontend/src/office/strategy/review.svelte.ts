import type { DraftReview } from '../../lib/wire.gen';
import { ask, type HttpMethod } from '../data/api';

/** What was said about one draft: state, who is asked, comments. Every change answers the whole anew. */
export class Review {
  view = $state.raw<DraftReview | null>(null);
  problem = $state<string | null>(null);
  busy = $state(false);

  /** `path`: the draft's own. */
  constructor(readonly path: string) {}

  load = (): Promise<boolean> => this.act('GET', 'review');

  /** Sends a change; true if it holds now. */
  async act(method: HttpMethod, part: string, body?: object): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const answer = await ask<DraftReview>(method, `${this.path}/${part}`, body);
    this.busy = false;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) this.view = answer.value;
    return answer.ok;
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
