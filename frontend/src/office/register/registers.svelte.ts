/** The registers beside the measures: funding, existing strategies, variants, local plans. */
import { t } from '../../lib/i18n';
import type { RecordSheet, RegisterEntry, Registers, SoonOver } from '../../lib/wire.gen';
import { ask, type Answer, type Failure } from '../data/api';
import { bin } from '../data/bin.svelte';
import { Editing } from '../data/editing.svelte';

export type Kind = RecordSheet['kind'];
/** The sheet of one kind. */
export type SheetOf<K extends Kind> = Extract<RecordSheet, { kind: K }>;
/** An entry of one kind. */
export type EntryOf<K extends Kind> = Omit<RegisterEntry, 'sheet'> & { sheet: SheetOf<K> };

class Register {
  data = $state.raw<Registers | null>(null);
  failure = $state.raw<Failure | null>(null);
  #process = '';

  /** Loads all registers of a process; those of another one go first. */
  async load(process: string): Promise<void> {
    if (process !== this.#process) {
      this.data = null;
      this.#process = process;
    }
    const answer = await ask<Registers>('GET', this.path());
    if (process !== this.#process) return;
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.data = answer.value;
  }

  get soon(): SoonOver[] {
    return this.data?.soon ?? [];
  }

  /** The entries of a kind, the oldest first. */
  of<K extends Kind>(kind: K): EntryOf<K>[] {
    return (this.data?.records ?? []).filter((one): one is EntryOf<K> => one.sheet.kind === kind);
  }

  path(id = ''): string {
    return `/api/processes/${this.#process}/records${id ? `/${id}` : ''}`;
  }

  /** Edits an entry, or makes a new one. */
  edit<K extends Kind>(entry: EntryOf<K> | null, empty: SheetOf<K>): Editing<SheetOf<K>> {
    type Now = Answer<EntryOf<K>>;
    return new Editing<SheetOf<K>>(entry ?? { version: 0, sheet: empty }, {
      put: async (version, sheet) => {
        const answer: Now = entry
          ? await ask('PUT', this.path(entry.id), { version, sheet })
          : await ask('POST', this.path(), sheet);
        const taken = !answer.ok && answer.code === 'taken';
        const words = empty.kind === 'variant' ? t('office.variant.taken') : t('office.register.taken');
        return taken ? { ...answer, text: words } : answer;
      },
      get: async () => {
        const all = await ask<Registers>('GET', this.path());
        if (!all.ok) return all;
        const now = all.value.records.find((one) => one.id === entry?.id);
        return now
          ? { ok: true, value: now as EntryOf<K> }
          : { ok: false, code: 'notFound', text: t('refusal.notFound') };
      },
    });
  }

  /** Deletes an entry; the bin keeps it for a while. */
  remove(entry: RegisterEntry, name: string): Promise<void> {
    const process = this.#process;
    const at = (rest = ''): string => `/api/processes/${process}/records${rest}`;
    return bin.remove({
      name,
      remove: () => ask('DELETE', at(`/${entry.id}?version=${entry.version}`)),
      // Nothing leads to what could be deleted, so another id makes no difference.
      restore: () => ask('POST', at(), entry.sheet),
      reload: () => this.load(process),
    });
  }
}

export const register = new Register();
