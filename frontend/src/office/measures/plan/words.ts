import { formatMoney, formatNumber } from '../../../lib/i18n';
import type { Figure } from './plan';

/** A sum in the way of its figure: euros, person-days or full-time equivalents. */
export const figureText = (figure: Figure, sum: number): string =>
  figure === 'ownCents' || figure === 'costCents' ? formatMoney(sum) : formatNumber(sum / 100);
