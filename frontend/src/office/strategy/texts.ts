/** A section as the editor knows it: of a draft or of minutes. */
export interface OneSection {
  id: string;
  heading: string;
  body: string;
  /** True while the text is as it was generated. */
  generated: boolean;
  /** True if nobody may change it at the moment. */
  locked?: boolean;
  /** The life domain that it is about. */
  domainId?: string | null;
}

/** A text in sections, saved as a whole. */
export interface Sectioned<S extends OneSection = OneSection> {
  title: string;
  sections: S[];
}

/** What can be typed in a draft, by section, so that two people at different sections do not clash. */
export type Texts = Record<string, { heading: string; body: string }>;

/** The key of the draft's own title among the sections. */
export const TITLE = 'title';

export const textsOf = (draft: Sectioned): Texts =>
  Object.fromEntries([
    [TITLE, { heading: draft.title, body: '' }],
    ...draft.sections.map(({ id, heading, body }) => [id, { heading, body }] as const),
  ]);

/** The text with what was typed, to be saved over the version that was seen. */
export const saving = <S extends OneSection>(
  draft: Sectioned<S>,
  version: number,
  texts: Texts,
): Sectioned<S> & { version: number } => ({
  version,
  title: texts[TITLE]?.heading ?? draft.title,
  sections: draft.sections.map((section) => {
    const typed = texts[section.id];
    // What nobody touched stays generated: the server then takes what it would write now.
    const touched = typed && (typed.heading !== section.heading || typed.body !== section.body);
    return { ...section, ...typed, generated: section.generated && !touched };
  }),
});
