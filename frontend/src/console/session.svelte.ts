/** Who is signed in; asked once when the page opens. */
import type { AccountView, SessionView } from '../lib/wire.gen';
import { session as askSession, signOut as askSignOut } from './api';

class Session {
  /** Null until the server has answered. */
  view = $state.raw<SessionView | null>(null);
  failed = $state(false);

  get account(): AccountView | null {
    return this.view?.account ?? null;
  }

  async load(): Promise<void> {
    const answer = await askSession();
    this.failed = !answer.ok;
    if (answer.ok) this.view = answer.value;
  }

  async signOut(): Promise<void> {
    await askSignOut();
    await this.load();
  }
}

export const session = new Session();
