/** The codes of the registers in the order of their lists, and how their values are written. */
import { formatNumber } from '../../lib/i18n';
import type {
  AlignmentRelation,
  ApplicationState,
  FundingProgramme,
  FundingProvider,
  PriorityClass,
} from '../../lib/wire.gen';
import { lastDay } from '../measures/sheet/typed';

export const PROVIDERS: readonly FundingProvider[] = [
  'eu',
  'federal',
  'state',
  'district',
  'foundation',
  'other',
];
export const STATES: readonly ApplicationState[] = [
  'idea',
  'checking',
  'submitted',
  'granted',
  'rejected',
  'withdrawn',
  'settled',
];
export const RELATIONS: readonly AlignmentRelation[] = ['supports', 'duplicates', 'conflicts'];
export const PRIORITIES: readonly PriorityClass[] = ['high', 'medium', 'low'];

/** A share in hundredths of a percent, as `80 %`. */
export const shareText = (share: number | null): string =>
  share === null ? '' : `${formatNumber(share / 100)} %`;

/** Today as `2027-03-31`. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The next deadline of a programme that is not over; null if there is none. */
export const nextDeadline = (programme: Pick<FundingProgramme, 'deadlines'>, day = today()): string | null =>
  programme.deadlines.find((time) => lastDay(time) >= day) ?? null;

/** True if nobody can apply any more. */
export const isOver = (
  programme: Pick<FundingProgramme, 'deadlines' | 'validUntil'>,
  day = today(),
): boolean =>
  (programme.validUntil !== null && lastDay(programme.validUntil) < day) ||
  (programme.deadlines.length > 0 && nextDeadline(programme, day) === null);

/** The lines of a text that say something. */
export const reasons = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
