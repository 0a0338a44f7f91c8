/** Who is signed in; asked once when the page opens. */
import type { AccountView, Role, SessionView } from '../../lib/wire.gen';
import { ask } from './api';

class Session {
  /** Null until the server has answered. */
  view = $state.raw<SessionView | null>(null);
  failed = $state(false);

  get account(): AccountView | null {
    return this.view?.account ?? null;
  }

  /** True if the account has one of these roles. */
  is(...roles: Role[]): boolean {
    return this.account !== null && roles.includes(this.account.role);
  }

  async load(): Promise<void> {
    const answer = await ask<SessionView>('GET', '/api/session');
    this.failed = !answer.ok;
    if (answer.ok) this.view = answer.value;
  }

  async signOut(everywhere = false): Promise<string | null> {
    const answer = await ask('DELETE', everywhere ? '/api/sessions' : '/api/session');
    await this.load();
    return answer.ok ? null : answer.text;
  }
}

export const session = new Session();
