/** Messages: one dictionary per language and face, plural forms by `Intl`, switched without a reload. */
export {
  addMessages,
  currentLanguage,
  formatDate,
  formatMoney,
  formatNumber,
  formatTime,
  hasMessage,
  languageName,
  localText,
  refusalText,
  parts,
  setUpLanguages,
  switchLanguage,
  t,
  translate,
  useMessages,
} from './i18n.svelte';
export type { Language, Loaders } from './i18n.svelte';
export type { MessageKey, Messages } from './keys.gen';
