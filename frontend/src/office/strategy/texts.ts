import type { Draft, SaveDraft } from '../../lib/wire.gen';

/** What can be typed in a draft, by section, so that two people at different sections do not clash. */
export type Texts = Record<string, { heading: string; body: string }>;

/** The key of the draft's own title among the sections. */
export const TITLE = 'title';

export const textsOf = (draft: Draft): Texts =>
  Object.fromEntries([
    [TITLE, { heading: draft.title, body: '' }],
    ...draft.sections.map(({ id, heading, body }) => [id, { heading, body }] as const),
  ]);

/** The draft with these texts, to be saved over the version that was seen. */
export const saving = (draft: Draft, version: number, texts: Texts): SaveDraft => ({
  version,
  title: texts[TITLE]?.heading ?? draft.title,
  sections: draft.sections.map((section) => ({ ...section, ...texts[section.id] })),
});
