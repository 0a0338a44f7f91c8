/** What is being filled in about a round, with its presets. */
import { localText, t } from '../../lib/i18n';
import type { Outcome } from '../../lib/live/live.svelte';
import type { BallotType, ObjectKind, ResultsVisibility, RoundDraft, TieRule } from '../../lib/wire.gen';
import type { Desk } from '../state.svelte';
import { optionsIn, presetDots, presetKind, type Option } from './rounds';

/** `perDomain` makes one round per life domain; `domain:…` takes the measures of one. */
type Scope = string;

export class RoundForm {
  readonly desk: Desk;
  readonly roundId: string | null;
  readonly repeats: string | null;
  readonly kind: ObjectKind;
  ballotType = $state<BallotType>('points');
  question = $state('');
  scope = $state<Scope>('cluster');
  dotsText = $state('');
  mostText = $state('');
  visibility = $state<ResultsVisibility>('after_close');
  tieRule = $state<TieRule>('shared_rank');
  ownAllowed = $state(true);
  /** Options that were taken out by hand. */
  left = $state<string[]>([]);
  readonly #only: readonly string[] | null;
  readonly #before: ReadonlySet<string>;
  #saved: string[] = [];

  constructor(desk: Desk, roundId: string | null, repeats: string | null, optionIds: string[] | null) {
    this.desk = desk;
    this.roundId = roundId;
    this.repeats = repeats;
    this.#before = new Set(desk.state.rounds.map((round) => round.id));
    const source = desk.state.rounds.find((round) => round.id === (roundId ?? repeats));
    this.kind = source?.objectKind ?? presetKind(desk.state, desk.phase);
    this.#only = optionIds ?? (roundId && source ? source.options.map((option) => option.id) : null);
    this.scope = this.#only
      ? 'only'
      : this.kind === 'measure' && this.#domains().length > 1
        ? 'perDomain'
        : this.kind;
    this.question = source ? localText(source.question) : desk.phase ? desk.phase.prompt.de : '';
    if ([...this.question].length > 200) this.question = '';
    if (!source) return;
    this.ballotType = source.ballotType;
    this.visibility = source.visibility;
    this.tieRule = source.tieRule;
    this.ownAllowed = source.ownAllowed;
    if (roundId) {
      this.dotsText = String(source.dotsPerPerson);
      this.mostText = String(source.maxDotsPerOption);
    }
  }

  get perDomain(): boolean {
    return this.scope === 'perDomain';
  }

  get objectKind(): ObjectKind {
    if (this.scope === 'cluster' || this.scope === 'wish' || this.scope === 'contribution') return this.scope;
    return this.scope === 'perDomain' || this.scope === 'measure' || this.scope.startsWith('domain:')
      ? 'measure'
      : this.kind;
  }

  get domainId(): string | null {
    return this.scope.startsWith('domain:') ? this.scope.slice(7) : null;
  }

  /** Everything that the scope offers. */
  get options(): Option[] {
    const all = optionsIn(this.desk.state, this.objectKind, this.desk.phase);
    if (this.scope === 'only') {
      const only = new Set(this.#only);
      return optionsIn(this.desk.state, this.objectKind, undefinedPhase(this.desk, only)).filter((one) =>
        only.has(one.id),
      );
    }
    return this.domainId ? all.filter((option) => option.domainId === this.domainId) : all;
  }

  /** What will be voted on. */
  get chosen(): Option[] {
    return this.options.filter((option) => !this.left.includes(option.id));
  }

  /** Options of the round that the presets and the preview are for. */
  get example(): Option[] {
    if (!this.perDomain) return this.chosen;
    const domain = this.#domains()[0];
    return this.options.filter((option) => option.domainId === domain);
  }

  get presetDots(): number {
    return presetDots(this.example.length);
  }

  get dots(): number {
    return Number.parseInt(this.dotsText, 10) || this.presetDots;
  }

  get most(): number {
    return Math.min(Number.parseInt(this.mostText, 10) || 2, this.dots);
  }

  get roundCount(): number {
    return this.perDomain ? this.#domains().length : 1;
  }

  get scopes(): { value: Scope; label: string }[] {
    const { state, phase } = this.desk;
    const count = (kind: ObjectKind): number => optionsIn(state, kind, phase).length;
    const entries: { value: Scope; label: string }[] = [];
    if (this.#only)
      entries.push({ value: 'only', label: t('console.scopeThese', { count: this.#only.length }) });
    if (phase?.kind === 'implementation' || this.kind === 'measure') {
      entries.push({
        value: 'perDomain',
        label: t('console.scopePerDomain', { count: this.#domains().length }),
      });
      entries.push({ value: 'measure', label: t('console.scopeMeasures', { count: count('measure') }) });
      for (const domain of state.setup.domains)
        if (this.#domains().includes(domain.id))
          entries.push({ value: `domain:${domain.id}`, label: localText(domain.name) });
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
    return entries;
  }

  /** Prepares the round or rounds, or changes the one that was prepared. */
  async save(): Promise<Outcome> {
    const round: RoundDraft = {
      question: { de: this.question },
      objectKind: this.objectKind,
      ballotType: this.ballotType,
      optionIds: this.perDomain ? [] : this.chosen.map((option) => option.id),
      dotsPerPerson: Number.parseInt(this.dotsText, 10) || null,
      maxDotsPerOption: Number.parseInt(this.mostText, 10) || null,
      ownAllowed: this.ownAllowed,
      domainId: this.domainId,
      visibility: this.visibility,
      tieRule: this.tieRule,
      repeats: this.repeats,
      settings: { places: 0, axes: null, budget: null, equalSay: false, shortlistOf: null, runoffOf: null },
    };
    // The phase's own question comes in three languages; what was typed replaces it in all of them.
    if (this.desk.phase && this.question === this.desk.phase.prompt.de)
      round.question = this.desk.phase.prompt;
    if (this.roundId) {
      this.#saved = [this.roundId];
      return this.desk.act({ type: 'editRound', roundId: this.roundId, round });
    }
    // "Open" after "only prepare" went wrong half-way: the rounds are there already.
    if (this.#fresh().length > 0) return { ok: true, seq: null, created: null };
    return this.desk.act(
      this.perDomain ? { type: 'prepareDomainRounds', round } : { type: 'prepareRound', round },
    );
  }

  /** Opens what was saved, all of it together. */
  openSaved(): Promise<Outcome> {
    const roundIds = this.#saved.length > 0 ? this.#saved : this.#fresh();
    return this.desk.act({ type: 'openRounds', roundIds });
  }

  /** Rounds of this phase that are new since the form was made. */
  #fresh(): string[] {
    return this.desk.state.rounds
      .filter((round) => round.state === 'draft' && !this.#before.has(round.id))
      .map((round) => round.id);
  }

  /** Life domains with two measures or more. */
  #domains(): string[] {
    const counts = new Map<string, number>();
    for (const option of optionsIn(this.desk.state, 'measure', this.desk.phase))
      if (option.domainId) counts.set(option.domainId, (counts.get(option.domainId) ?? 0) + 1);
    return this.desk.state.setup.domains
      .map((domain) => domain.id)
      .filter((id) => (counts.get(id) ?? 0) >= 2);
  }
}

/** A round may be repeated in a later phase: its topics are then looked for in the kind that they are of. */
function undefinedPhase(desk: Desk, only: ReadonlySet<string | undefined>): Desk['phase'] {
  const topic = desk.state.clusters.find((cluster) => only.has(cluster.id));
  if (!topic) return desk.phase;
  const wanted = topic.kind === 'wish' ? 'fantasy' : 'critique';
  return desk.state.phases.find((phase) => phase.kind === wanted) ?? desk.phase;
}
