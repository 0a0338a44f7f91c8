/** What is being filled in about a round, with its presets: the parts of it, and what the server gets. */
import { t } from '../../../lib/i18n';
import { serverNow } from '../../../lib/live/clock';
import type { Outcome } from '../../../lib/live/live.svelte';
import type {
  BallotType,
  ResultsVisibility,
  RoundDraft,
  RoundView,
  TieRule,
  Translated,
} from '../../../lib/wire.gen';
import type { Asking, Desk } from '../../state.svelte';
import { presetDots } from '../rounds';
import { BudgetForm } from './budget.svelte';
import { ballotTypeOf, instrumentOf, type Instrument } from './instruments';
import { clockCommands, MOST_MINUTES, RoundTime } from './round-time.svelte';
import { Scope } from './scope.svelte';

/** How a round is asked for: a new one, one to edit, one to repeat, or a run-off. */
export type RoundAsk = Omit<Extract<Asking, { what: 'round' }>, 'what'>;

/** Most characters of a question, as on the server. */
const QUESTION = 200;

/** Leaves out sentences about dots; all of them if there is nothing else. */
function withoutDots(text: string): string {
  const sentences = text.match(/[^.!?]+[.!?]*\s*/g) ?? [text];
  const rest = sentences.filter((sentence) => !/punkt|\bdots?\b|\bpoints?\b/i.test(sentence));
  return rest.join('').trim() || text;
}

export class RoundForm {
  readonly desk: Desk;
  readonly ask: RoundAsk;
  readonly scope: Scope;
  readonly budget = new BudgetForm();
  readonly time = new RoundTime();
  instrument = $state<Instrument>('points');
  /** What is asked, in German. */
  question = $state('');
  /** The same in other languages, once a moderator has written there. */
  #further = $state.raw<Omit<Translated, 'de'> | null>(null);
  dotsText = $state('');
  mostText = $state('');
  placesText = $state('');
  firstAxis = $state('');
  secondAxis = $state('');
  equalSay = $state(false);
  visibility = $state<ResultsVisibility>('after_close');
  tieRule = $state<TieRule>('shared_rank');
  ownAllowed = $state(true);
  /** The round that this one is made from. */
  readonly #source: RoundView | undefined;
  readonly #before: ReadonlySet<string>;
  #saved: string[] = [];
  #opened = false;

  constructor(desk: Desk, ask: RoundAsk) {
    this.desk = desk;
    this.ask = ask;
    this.#before = new Set(desk.state.rounds.map((round) => round.id));
    const source = desk.state.rounds.find(
      (round) => round.id === (ask.roundId ?? ask.repeats ?? ask.runoffOf),
    );
    this.#source = source;
    const only = ask.optionIds ?? (ask.roundId && source ? source.options.map((option) => option.id) : null);
    this.scope = new Scope(desk, source, only);
    this.question = source ? source.question.de : (this.#prompt()?.de ?? '');
    if ([...this.question].length > QUESTION) this.question = '';
    if (source) this.#take(source);
  }

  /** The earlier round's settings. A run-off asks for one choice instead of the points of before. */
  #take(source: RoundView): void {
    this.instrument = instrumentOf(source);
    this.visibility = source.visibility;
    this.tieRule = source.tieRule;
    this.ownAllowed = source.ownAllowed;
    this.equalSay = source.settings.equalSay;
    if (source.settings.axes) {
      this.firstAxis = source.settings.axes.first.de;
      this.secondAxis = source.settings.axes.second.de;
    }
    if (source.settings.budget) {
      this.budget.by = source.ballotType === 'points' ? 'points' : 'approval';
      this.budget.take(
        source.settings.budget,
        source.options.map((option) => option.id),
      );
    }
    if (this.ask.runoffOf) {
      if (this.instrument !== 'ranking') this.instrument = 'points';
      this.dotsText = '1';
      this.mostText = '1';
      this.tieRule = 'lot';
      this.question = t('console.runOffQuestion', { question: this.question });
      if ([...this.question].length > QUESTION) this.question = source.question.de;
    } else {
      this.dotsText = String(source.dotsPerPerson);
      this.mostText = String(source.maxDotsPerOption);
      this.placesText = source.settings.places > 0 ? String(source.settings.places) : '';
    }
  }

  get ballotType(): BallotType {
    return ballotTypeOf(this.instrument, this.budget.by);
  }

  get withDots(): boolean {
    return this.ballotType === 'points';
  }

  get presetDots(): number {
    return presetDots(this.scope.example.length);
  }

  get dots(): number {
    return Number.parseInt(this.dotsText, 10) || this.presetDots;
  }

  get most(): number {
    return Math.min(Number.parseInt(this.mostText, 10) || 2, this.dots);
  }

  get presetPlaces(): number {
    return Math.min(5, this.scope.example.length);
  }

  get places(): number {
    return Math.min(Number.parseInt(this.placesText, 10) || this.presetPlaces, this.scope.example.length);
  }

  /** What keeps the round from being prepared: the field, by its name on the wire. */
  get gap(): string | null {
    if (this.scope.chosen.length < 2) return 'optionIds';
    if (this.instrument !== 'budget') return null;
    if (this.budget.total === null) return 'totalCents';
    return this.budget.draft(this.#ids()) ? null : 'costsCents';
  }

  /** Prepares the round or rounds, or changes the one that was prepared. `toOpen`: they are opened next. */
  async save(toOpen: boolean): Promise<Outcome> {
    if (toOpen && Number.isNaN(this.time.minutes))
      return { ok: false, code: 'outOfRange', params: { field: 'minutes', min: 1, max: MOST_MINUTES } };
    // Only the clock is missing: opening went well before.
    if (this.#opened) return { ok: true, seq: null, created: null };
    const gap = this.gap;
    if (gap === 'optionIds') return { ok: false, code: 'tooFewOptions', params: {} };
    if (gap) return { ok: false, code: 'empty', params: { field: gap } };
    const round = this.#draft();
    if (this.ask.roundId) {
      this.#saved = [this.ask.roundId];
      return this.desk.act({ type: 'editRound', roundId: this.ask.roundId, round });
    }
    // "Open" after "only prepare" went wrong half-way: the rounds are there already.
    if (this.#fresh().length > 0) return { ok: true, seq: null, created: null };
    return this.desk.act(
      this.scope.perDomain ? { type: 'prepareDomainRounds', round } : { type: 'prepareRound', round },
    );
  }

  /** Opens what was saved, all of it together, and sets the clock if a time was chosen. */
  async openSaved(): Promise<Outcome> {
    const { desk } = this;
    const { minutes } = this.time;
    let outcome: Outcome = { ok: true, seq: null, created: null };
    if (!this.#opened) {
      const roundIds = this.#saved.length > 0 ? this.#saved : this.#fresh();
      // What was saved a moment ago is known, whatever stood there when the form was opened.
      outcome = await desk.act({ type: 'openRounds', roundIds }, desk.state);
      this.#opened = outcome.ok;
    }
    const clock = minutes === null ? [] : clockCommands(desk.state.head.clock, minutes, serverNow());
    for (const command of clock) if (outcome.ok) outcome = await desk.act(command, desk.state);
    return outcome;
  }

  #ids(): string[] {
    return this.scope.chosen.map((option) => option.id);
  }

  #draft(): RoundDraft {
    const { scope } = this;
    const rating = this.instrument === 'rating' && this.firstAxis.trim() && this.secondAxis.trim();
    const editing = this.desk.state.rounds.find((round) => round.id === this.ask.roundId);
    return {
      question: this.words,
      objectKind: scope.objectKind,
      ballotType: this.ballotType,
      optionIds: scope.perDomain ? [] : this.#ids(),
      dotsPerPerson: Number.parseInt(this.dotsText, 10) || null,
      maxDotsPerOption: Number.parseInt(this.mostText, 10) || null,
      ownAllowed: this.ownAllowed,
      domainId: scope.key === 'only' ? (editing?.domainId ?? this.#domainBefore()) : scope.domainId,
      visibility: this.visibility,
      tieRule: this.tieRule,
      repeats: this.ask.repeats,
      settings: {
        // With a round per domain each has its own number of options: nought is "five, or all if fewer".
        places: this.instrument !== 'ranking' || scope.perDomain ? 0 : this.places,
        axes: rating
          ? { first: { de: this.firstAxis.trim() }, second: { de: this.secondAxis.trim() } }
          : null,
        budget: this.instrument === 'budget' ? this.budget.draft(this.#ids()) : null,
        equalSay: this.equalSay,
        shortlistOf: scope.earlier?.id ?? editing?.settings.shortlistOf ?? null,
        runoffOf: this.ask.runoffOf ?? editing?.settings.runoffOf ?? null,
      },
    };
  }

  /**
   * The question in all its languages. Those of the phase's prompt, or of the round it is made from, stay while
   * their German stands; what a moderator writes here stays anyway.
   */
  get words(): Translated {
    if (this.#further) return { de: this.question, ...this.#further };
    const known = [this.#source?.question, this.#prompt()].find((text) => text?.de === this.question);
    return known ?? { de: this.question };
  }

  set words({ de, ...further }: Translated) {
    this.question = de;
    this.#further = further;
  }

  /** The phase's own question; where no dots are given, without the sentences about dots. */
  #prompt(): Translated | undefined {
    const prompt = this.desk.phase?.prompt;
    if (!prompt || this.withDots || withoutDots(prompt.de) === prompt.de) return prompt;
    const { de, en, plain } = prompt;
    return {
      de: withoutDots(de),
      ...(en ? { en: withoutDots(en) } : {}),
      ...(plain ? { plain: withoutDots(plain) } : {}),
    };
  }

  /** Chooses the instrument. A question that nobody has changed goes along. */
  choose(instrument: Instrument): void {
    const untouched = this.question === this.#prompt()?.de;
    this.instrument = instrument;
    if (untouched) this.question = this.#prompt()?.de ?? '';
    // Prices belong to single options: money needs one list.
    if (instrument === 'budget' && this.scope.perDomain) this.scope.key = 'measure';
  }

  #domainBefore(): string | null {
    const before = this.ask.repeats ?? this.ask.runoffOf;
    return this.desk.state.rounds.find((round) => round.id === before)?.domainId ?? null;
  }

  /** Rounds of this phase that are new since the form was made. */
  #fresh(): string[] {
    return this.desk.state.rounds
      .filter((round) => round.state === 'draft' && !this.#before.has(round.id))
      .map((round) => round.id);
  }
}
