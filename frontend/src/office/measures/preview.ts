/** What the printed sheet says, in its order; `src/export/papers/sheet.rs` prints the same. */
import { formatMoney, localText, t } from '../../lib/i18n';
import type { MeasureSheet } from '../../lib/wire.gen';
import { office } from '../data/office.svelte';
import { missingOf } from './sheet/fields';
import { ownTotal, total } from './sheet/sums';
import { periodText } from './sheet/typed';
import { fieldLabel, fieldText } from './words';

export interface PreviewRow {
  field: string;
  label: string;
  /** Empty where an export still needs something. */
  text: string;
}

/** Texts that say something, with `between` between them. */
const joined = (texts: readonly string[], between: string): string => texts.filter(Boolean).join(between);

/** A time as people say it: from, until, or both. */
function time({ starts, ends }: MeasureSheet): string {
  if (starts && ends) return `${periodText(starts)} – ${periodText(ends)}`;
  if (starts) return t('office.preview.from', { date: periodText(starts) });
  return ends ? t('office.preview.until', { date: periodText(ends) }) : '';
}

/** Title, goal and description stand above the rows. */
export function previewRows(sheet: MeasureSheet, required: readonly string[]): PreviewRow[] {
  const words = (field: keyof MeasureSheet): string => {
    const value = sheet[field];
    const nothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return nothing ? '' : fieldText(field, value);
  };
  const by = (text: string, day: string | null): string =>
    text && day ? `${text} (${t('office.preview.until', { date: periodText(day) })})` : text;
  const costs = sheet.costs.length
    ? joined(
        [
          words('costs'),
          t('office.cost.sum', {
            total: formatMoney(total(sheet.costs)),
            own: formatMoney(ownTotal(sheet.costs)),
          }),
        ],
        '\n',
      )
    : '';
  const checks = (['dataProtectionCheck', 'accessibilityCheck', 'climateCheck'] as const)
    .filter((field) => sheet[field] !== null)
    .map((field) => `${fieldLabel(field)}: ${words(field)}`);
  const rank = sheet.administrationRank === null ? '' : String(sheet.administrationRank);
  const rows: [string, string][] = [
    ['domainId', localText(office.domain(sheet.domainId)?.sheet.name ?? { de: '' })],
    ['status', words('status')],
    ['effect', sheet.effect],
    ['goalIds', words('goalIds')],
    ['targetGroups', sheet.targetGroups.join(', ')],
    ['direction', words('direction')],
    ['localities', sheet.localities.join(', ')],
    ['lead', sheet.lead],
    ['involved', sheet.involved || sheet.who],
    ['committee', sheet.committee],
    ['digitalGuide', sheet.digitalGuide],
    ['starts', time(sheet)],
    ['nextStep', by(sheet.nextStep || sheet.firstStep, sheet.nextStepDue)],
    ['deliveryMode', words('deliveryMode')],
    ['cooperationMode', joined([words('cooperationMode'), sheet.partners], ': ')],
    ['costs', costs],
    ['budgetLine', sheet.budgetLine],
    [
      'financing',
      joined(
        [sheet.financing.length ? words('financing').replaceAll('\n', ', ') : '', sheet.financingNote],
        '; ',
      ),
    ],
    ['fundingProgramme', by(sheet.fundingProgramme, sheet.fundingDeadline)],
    ['fromRunningOperations', words('fromRunningOperations')],
    ['buildsOn', sheet.buildsOn],
    ['staff', joined([words('staff'), sheet.posts], '\n')],
    ['staffPlanAffected', sheet.staffPlanAffected ? words('staffPlanAffected') : ''],
    ['extraMaterial', sheet.extraMaterial],
    ['indicators', words('indicators')],
    ['legalDuties', sheet.legalDuties],
    ['dependencies', sheet.dependencies],
    ['risks', sheet.risks],
    ['checks', checks.join('\n')],
    ['participation', sheet.participation],
    ['sources', sheet.sources],
    ['administrationRank', joined([rank, sheet.rankReason], ': ')],
    ['priorityClass', words('priorityClass')],
    [
      'feasibility',
      sheet.feasibility === 'open' ? '' : joined([words('feasibility'), sheet.feasibilityReason], ': '),
    ],
  ];
  const missing = missingOf(sheet, required);
  return rows
    .filter(([field, text]) => text !== '' || missing.includes(field))
    .map(([field, text]) => ({
      field,
      text,
      label:
        field === 'starts' || field === 'checks' || field === 'cooperationMode'
          ? t(`office.preview.${field}`)
          : fieldLabel(field),
    }));
}
