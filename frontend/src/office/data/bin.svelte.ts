/** What was deleted last, and the way back: shown at the end of the window until somebody goes elsewhere. */
import { tick } from 'svelte';
import { t } from '../../lib/i18n';
import type { Answer } from './api';
import { beside } from './nearby';

interface Deletion {
  /** What it is called. */
  name: string;
  remove: () => Promise<Answer<unknown>>;
  /** Makes the same again. */
  restore: () => Promise<Answer<unknown>>;
  /** Reads again what is shown. */
  reload: () => unknown;
}

export class Bin {
  /** What can be brought back. */
  last = $state.raw<Deletion | null>(null);
  /** Why something was not deleted or not brought back. */
  problem = $state<string | null>(null);
  /** What came back, in words. */
  done = $state('');
  busy = $state(false);
  /** Takes the focus to where the deleted thing was. */
  #back = (): void => {};

  async remove(deletion: Deletion): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.#back = beside();
    const answer = await deletion.remove();
    await deletion.reload();
    this.busy = false;
    [this.last, this.problem, this.done] = answer.ok ? [deletion, null, ''] : [null, answer.text, ''];
  }

  async restore(): Promise<void> {
    const last = this.last;
    if (!last || this.busy) return;
    this.busy = true;
    const answer = await last.restore();
    await last.reload();
    this.busy = false;
    this.problem = answer.ok ? null : answer.text;
    if (answer.ok) [this.last, this.done] = [null, t('office.bin.restored', { name: last.name })];
  }

  /** Nobody wants it back. */
  empty(): void {
    [this.last, this.problem, this.done] = [null, null, ''];
  }

  /** The bar is left: the focus goes on where the deleted thing was. */
  async leave(): Promise<void> {
    await tick();
    this.#back();
  }
}

export const bin = new Bin();
