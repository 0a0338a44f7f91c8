/// <reference types="svelte" />
/// <reference types="vite/client" />

/** What there is to know of each further language of the phone, by its tag (scripts/languages.mjs). */
declare module 'virtual:languages' {
  const languages: Record<string, { name: string; short: string; direction: 'ltr' | 'rtl'; locale: string }>;
  export default languages;
}

/** By the tag of a language: its translations of the German texts of a new workshop. */
declare module 'virtual:languages/given' {
  const given: Record<string, Record<string, string>>;
  export default given;
}

/** How to load the messages of a set, or of several (`shared+phone`), in each language of the phone. */
declare module 'virtual:messages/*' {
  const loaders: Record<string, () => Promise<Record<string, string | Record<string, string>>>>;
  export default loaders;
}
