/** Messages: one dictionary per language and face, plural forms by `Intl`, switched without a reload. */
export {
  addMessages,
  currentLanguage,
  directionOf,
  formatDate,
  formatMoney,
  formatNumber,
  formatTime,
  furtherLanguages,
  hasMessage,
  languageInWords,
  languageName,
  languageShort,
  localeOf,
  localLanguage,
  localText,
  refusalText,
  parts,
  phoneLanguages,
  setUpLanguages,
  switchLanguage,
  t,
  translate,
  useMessages,
} from './i18n.svelte';
export type { Language, Loaders, LocalText } from './i18n.svelte';
export type { MessageKey, Messages } from './keys.gen';
