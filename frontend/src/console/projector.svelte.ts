/** The projector's address with its read-only token; asked for once per workshop and page. */
import { projectorLink } from './api';

class Projector {
  #links = $state<Record<string, string>>({});
  #asked = new Set<string>();
  failed = $state(false);

  /** The address, or null while it is not known. */
  link(workshopId: string): string | null {
    return this.#links[workshopId] ?? null;
  }

  /** Fetches the address if that was not done yet. */
  async load(workshopId: string): Promise<string | null> {
    if (this.#links[workshopId] || this.#asked.has(workshopId)) return this.link(workshopId);
    this.#asked.add(workshopId);
    const answer = await projectorLink(workshopId);
    this.failed = !answer.ok;
    if (answer.ok) this.#links[workshopId] = answer.value.url;
    else this.#asked.delete(workshopId);
    return this.link(workshopId);
  }

  /** Opens the picture for the wall. The window is opened at once, or the browser would block it. */
  async openWindow(workshopId: string): Promise<void> {
    const opened = window.open('', 'zw-projector');
    const url = await this.load(workshopId);
    if (opened && url) opened.location.href = url;
    else opened?.close();
  }
}

export const projector = new Projector();
