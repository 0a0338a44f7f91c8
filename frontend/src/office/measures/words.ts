/** Names and values of a measure's fields in words, for conflicts and versions. */
import { localText, hasMessage, t, translate } from '../../lib/i18n';
import { office } from '../data/office.svelte';

/** A field's label; a further field of `more` is called by its own name. */
export function fieldLabel(field: string): string {
  const key = `office.field.${field}`;
  return hasMessage(key) ? translate(key) : field;
}

const CODES: Record<string, string> = {
  status: 'office.status',
  effort: 'office.effort',
  direction: 'office.direction',
};

/** What stands in a field, as text: codes and ids become words, lists one line each. */
export function fieldText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('office.nothing');
  if (Array.isArray(value)) return fieldText(field, value.map(String).join('\n'));
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field === 'domainId') return localText(office.domain(text)?.sheet.name ?? { de: text });
  if (field === 'goalIds') {
    const goals = office.view?.process.sheet.goals ?? [];
    return text
      .split('\n')
      .map((id) => goals.find((goal) => goal.id === id)?.text ?? id)
      .join('\n');
  }
  const codes = CODES[field];
  const key = codes ? `${codes}.${text}` : '';
  return hasMessage(key) ? translate(key) : text;
}
