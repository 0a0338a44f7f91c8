import recorded from './recorded.json';

/** What `scripts/pictures/record.mjs` has heard. */
export const { process, workshop } = recorded;
// Bodies of every kind: who reads them knows theirs.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const answers = recorded.answers as Record<string, any>;
