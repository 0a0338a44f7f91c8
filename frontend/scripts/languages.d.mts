import type { Plugin } from 'vite';

/** The build's part for the phone's further languages; see languages.mjs. */
export function languages(): Plugin;
