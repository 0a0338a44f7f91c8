import { t } from '../../lib/i18n';
import { ask, type Answer, type Failure } from '../data/api';
import { Editing, type Stored } from '../data/editing.svelte';
import { saving, textsOf, TITLE, type OneSection, type Sectioned, type Texts } from './texts';

/** A text in sections that the server keeps, with the version that was seen. */
interface StoredText extends Sectioned {
  version: number;
}

/**
 * A text in sections on its page, a draft or minutes: loading, the open section, typing, saving as a whole, what to do
 * when somebody was faster, and requests about what is saved.
 */
export class SectionedText<T extends StoredText> {
  /** What the server answered last. */
  thing = $state.raw<T | null>(null);
  editing = $state.raw<Editing<Texts> | null>(null);
  /** Why it could not be loaded. */
  failure = $state.raw<Failure | null>(null);
  /** Why the last request was refused. */
  problem = $state<string | null>(null);
  /** The section on screen. */
  open = $state('');
  section: OneSection | undefined = $derived(this.thing?.sections.find((one) => one.id === this.open));

  /** `path`: where the text is read and saved; `titleLabel`: name of the title's field. */
  constructor(
    readonly path: string,
    readonly titleLabel: () => string,
  ) {}

  get dirty(): boolean {
    return this.editing?.dirty ?? false;
  }

  #taken(answer: Answer<T>): Answer<Stored<Texts>> {
    if (!answer.ok) return answer;
    this.thing = answer.value;
    return { ok: true, value: { version: answer.value.version, sheet: textsOf(answer.value) } };
  }

  #get = async (): Promise<Answer<Stored<Texts>>> => this.#taken(await ask<T>('GET', this.path));

  #put = async (version: number, texts: Texts): Promise<Answer<Stored<Texts>>> =>
    this.thing
      ? this.#taken(await ask<T>('PUT', this.path, saving(this.thing, version, texts)))
      : this.#get();

  #begin(answer: Answer<Stored<Texts>>): void {
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.editing = new Editing(answer.value, { get: this.#get, put: this.#put });
    const sections = this.thing?.sections ?? [];
    if (!sections.some((section) => section.id === this.open)) this.open = sections[0]?.id ?? '';
  }

  load = async (): Promise<void> => this.#begin(await this.#get());

  /** Goes on with a text that the server answered elsewhere. */
  take = (answer: Answer<T>): void => this.#begin(this.#taken(answer));

  /** Sends what is about the saved text; unsaved typing would be lost, so it comes first. */
  async send(method: 'POST' | 'PUT', part: string, body: object = {}): Promise<void> {
    this.problem = null;
    if (this.dirty) {
      this.problem = t('office.draft.saveFirst');
      return;
    }
    const seen = { version: this.editing?.version, ...body };
    const answer = await ask<T>(method, `${this.path}/${part}`, seen);
    if (answer.ok) this.take(answer);
    else this.problem = answer.text;
  }

  /** Name of what was changed on both sides. */
  label = (key: string): string =>
    key === TITLE ? this.titleLabel() : (this.editing?.draft[key]?.heading ?? key);

  /** What was changed, to be read. */
  text = (_: string, value: unknown): string => {
    const { heading, body } = value as Texts[string];
    return `${heading}\n\n${body}`.trim();
  };
}
