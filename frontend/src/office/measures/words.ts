/** Names and values of a measure's fields in words, for conflicts and versions. */
import { formatMoney, formatNumber, localText, hasMessage, t, translate } from '../../lib/i18n';
import type { CostItem, Indicator, StaffItem } from '../../lib/wire.gen';
import { office } from '../data/office.svelte';
import { periodText } from './sheet/typed';

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
const PERIODS = ['starts', 'ends', 'nextStepDue', 'fundingDeadline', 'due'];

const years = ({ year, untilYear }: { year: number; untilYear: number | null }): string =>
  untilYear === null ? String(year) : `${year}–${untilYear}`;
const percent = (share: number): string => `${formatNumber(share / 100)} %`;

/** Rows of the sheet's tables, each as one line. */
const ROWS: Record<string, (row: unknown) => string> = {
  costs: (row) => {
    const item = row as CostItem;
    const words = [
      `${years(item)}: ${formatMoney(item.amountCents)}`,
      item.what,
      translate(`office.code.kind.${item.kind}`),
      translate(`office.code.budget.${item.budget}`),
      translate(`office.code.quality.${item.quality}`),
      item.fundedShare > 0 ? t('office.cost.fundedWords', { share: percent(item.fundedShare) }) : '',
    ];
    return words.filter(Boolean).join(', ');
  },
  staff: (row) => {
    const item = row as StaffItem;
    const words = [
      item.daysHundredths > 0 ? `${formatNumber(item.daysHundredths / 100)} ${t('office.staff.days')}` : '',
      item.fteHundredths > 0 ? `${formatNumber(item.fteHundredths / 100)} ${t('office.staff.fte')}` : '',
      item.what,
    ];
    return `${years(item)}: ${words.filter(Boolean).join(', ')}`;
  },
  indicators: (row) => {
    const item = row as Indicator;
    const from = item.baseline ? `${item.baseline} → ` : '';
    const when = item.measuredOn ? ` (${item.measuredOn})` : '';
    return `${item.name}: ${from}${item.target} ${item.unit}${when}`.replace(/\s+/g, ' ');
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** What stands in a field, as text: codes and ids become words, lists one line each. */
export function fieldText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('office.nothing');
  const row = ROWS[field];
  if (row) {
    const rows: unknown[] = Array.isArray(value) ? value : String(value).split('\n').map(parsed);
    return rows.length > 0 ? rows.filter(Boolean).map(row).join('\n') : t('office.nothing');
  }
  if (Array.isArray(value))
    return value.length > 0 ? fieldText(field, value.map(String).join('\n')) : t('office.nothing');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field === 'domainId') return localText(office.domain(text)?.sheet.name ?? { de: text });
  if (PERIODS.includes(field)) return periodText(text);
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'office.yes' : 'office.no');
  if (field === 'goalIds') {
    const goals = office.view?.process.sheet.goals ?? [];
    return text
      .split('\n')
      .map((id) => goals.find((goal) => goal.id === id)?.text ?? id)
      .join('\n');
  }
  const words = text.split('\n').map((code) => {
    const key = `${CODES[field] ?? `office.code.${field}`}.${code}`;
    return hasMessage(key) ? translate(key) : code;
  });
  return words.join('\n');
}
