import { hasMessage, t, translate } from '../../lib/i18n';

interface Refused {
  code: string;
  params: Record<string, unknown>;
}

const named = (field: unknown): string | null => {
  const key = `console.field.${String(field)}`;
  return hasMessage(key) ? translate(key) : null;
};

/** Which field a refusal is about, and what a moderator can do, where the refusal itself does not say so. */
export function advice({ code, params }: Refused): string | null {
  const fields = [params['field'], ...(Array.isArray(params['fields']) ? params['fields'] : [])]
    .map(named)
    .filter((name) => name !== null);
  const key = `console.advice.${code}`;
  const parts = [
    fields.length > 0 ? t('console.concerns', { fields: fields.join(', ') }) : null,
    hasMessage(key) ? translate(key) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : null;
}
