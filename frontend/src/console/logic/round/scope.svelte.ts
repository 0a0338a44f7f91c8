/** Where the options of a round come from: all of a kind, some life domains, each domain apart, an earlier round. */
import { localText, t } from '../../../lib/i18n';
import type { ObjectKind, RoundView } from '../../../lib/wire.gen';
import type { Desk } from '../../state.svelte';
import { optionsIn, presetKind, type Option } from '../rounds';
import { countedRounds, shortlist, type Shortlist } from './shortlist';

/** `perDomain` makes one round per life domain; `domains` takes some of them together; `best:…` a round's best. */
export type ScopeKey = ObjectKind | 'only' | 'perDomain' | 'domains' | `best:${string}`;

export class Scope {
  readonly #desk: Desk;
  readonly #kind: ObjectKind;
  readonly #only: readonly string[] | null;
  key = $state<ScopeKey>('cluster');
  /** Life domains of the scope `domains`. */
  domainIds = $state<string[]>([]);
  /** How many are taken from the earlier round, as typed. */
  bestText = $state('5');
  /** Options that were taken out by hand. */
  left = $state<string[]>([]);

  constructor(desk: Desk, source: RoundView | undefined, only: readonly string[] | null) {
    this.#desk = desk;
    this.#kind = source?.objectKind ?? presetKind(desk.state, desk.phase);
    this.#only = only;
    this.key = only
      ? 'only'
      : this.#kind === 'measure' && this.domainsWithRounds.length > 1
        ? 'perDomain'
        : this.#kind;
    this.domainIds = this.domainsWithRounds.slice(0, 1);
  }

  get perDomain(): boolean {
    return this.key === 'perDomain';
  }

  get objectKind(): ObjectKind {
    if (this.earlier) return this.earlier.objectKind;
    switch (this.key) {
      case 'cluster':
      case 'wish':
      case 'contribution':
      case 'measure':
        return this.key;
      case 'only':
        return this.#kind;
      default:
        return 'measure';
    }
  }

  /** The life domain of the round, if it has exactly one. */
  get domainId(): string | null {
    return this.key === 'domains' && this.domainIds.length === 1 ? (this.domainIds[0] ?? null) : null;
  }

  /** The round whose best are asked about. */
  get earlier(): RoundView | undefined {
    const key = this.key;
    return key.startsWith('best:')
      ? this.#desk.state.rounds.find((round) => round.id === key.slice(5))
      : undefined;
  }

  get best(): number {
    return Math.max(2, Number.parseInt(this.bestText, 10) || 5);
  }

  get shortlist(): Shortlist | null {
    return this.earlier ? shortlist(this.earlier, this.best) : null;
  }

  /** Everything that the scope offers. */
  get options(): Option[] {
    const { state, phase } = this.#desk;
    const list = this.shortlist?.ids ?? (this.key === 'only' ? this.#only : null);
    if (list) {
      const offered = optionsIn(state, this.objectKind, phaseOf(this.#desk, new Set(list)));
      return list
        .map((id) => offered.find((option) => option.id === id))
        .filter((option) => option !== undefined);
    }
    const all = optionsIn(state, this.objectKind, phase);
    return this.key === 'domains'
      ? all.filter((option) => option.domainId !== null && this.domainIds.includes(option.domainId))
      : all;
  }

  /** What will be voted on. */
  get chosen(): Option[] {
    return this.options.filter((option) => !this.left.includes(option.id));
  }

  /** Options of the round that presets and preview are for: with a round per domain those of the first. */
  get example(): Option[] {
    if (!this.perDomain) return this.chosen;
    return this.options.filter((option) => option.domainId === this.domainsWithRounds[0]);
  }

  get roundCount(): number {
    return this.perDomain ? this.domainsWithRounds.length : 1;
  }

  /** Life domains with two measures or more: one round each. */
  get domainsWithRounds(): string[] {
    const counts = new Map<string, number>();
    for (const option of optionsIn(this.#desk.state, 'measure', this.#desk.phase))
      if (option.domainId) counts.set(option.domainId, (counts.get(option.domainId) ?? 0) + 1);
    return this.#desk.state.setup.domains
      .map((domain) => domain.id)
      .filter((id) => (counts.get(id) ?? 0) >= 2);
  }

  /** What can be chosen from. Prices belong to single options, so money needs one list (`single`). */
  choices(single: boolean): { value: ScopeKey; label: string }[] {
    const { state, phase } = this.#desk;
    const count = (kind: ObjectKind): number => optionsIn(state, kind, phase).length;
    const entries: { value: ScopeKey; label: string }[] = [];
    if (this.#only)
      entries.push({ value: 'only', label: t('console.scopeThese', { count: this.#only.length }) });
    if (phase?.kind === 'implementation' || this.#kind === 'measure') {
      const domains = this.domainsWithRounds.length;
      if (!single && domains > 0)
        entries.push({ value: 'perDomain', label: t('console.scopePerDomain', { count: domains }) });
      entries.push({ value: 'measure', label: t('console.scopeMeasures', { count: count('measure') }) });
      if (domains > 0) entries.push({ value: 'domains', label: t('console.scopeDomains') });
    } else {
      const cards: ObjectKind = phase?.kind === 'fantasy' ? 'wish' : 'contribution';
      entries.push({ value: 'cluster', label: t('console.scopeTopics', { count: count('cluster') }) });
      entries.push({
        value: cards,
        label:
          cards === 'wish'
            ? t('console.scopeWishes', { count: count(cards) })
            : t('console.scopeCards', { count: count(cards) }),
      });
    }
    for (const round of countedRounds(state.rounds).slice(0, 12))
      entries.push({
        value: `best:${round.id}`,
        label: t('console.scopeBest', {
          question: `${round.domainId ? `${this.#desk.domainName(round.domainId)}: ` : ''}${localText(round.question)}`,
        }),
      });
    return entries;
  }
}

/** Topics of an earlier phase are looked for in the kind that they are of. */
function phaseOf(desk: Desk, ids: ReadonlySet<string>): Desk['phase'] {
  const topic = desk.state.clusters.find((cluster) => ids.has(cluster.id));
  if (!topic) return desk.phase;
  const wanted = topic.kind === 'wish' ? 'fantasy' : 'critique';
  return desk.state.phases.find((phase) => phase.kind === wanted) ?? desk.phase;
}
