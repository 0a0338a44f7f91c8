import { hasMessage, translate } from '../../lib/i18n';

/** What a moderator can do about a refusal, where the refusal itself does not say so. */
export function advice(code: string): string | null {
  const key = `console.advice.${code}`;
  return hasMessage(key) ? translate(key) : null;
}
