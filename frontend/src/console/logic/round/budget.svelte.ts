/** The money of a round that is being prepared: the total, and what each option costs, as typed. */
import { readMoney, writeMoney } from '../../../lib/money';
import type { Budget } from '../../../lib/wire.gen';

/** A hundred million euros, as in `src/domain/limits.rs`. */
const MOST = 10_000_000_000;

export class BudgetForm {
  totalText = $state('');
  /** What was typed per option, by its id. */
  costTexts = $state<Record<string, string>>({});
  /** How people vote on it. */
  by = $state<'points' | 'approval'>('approval');

  /** Takes over an earlier round's money. */
  take(budget: Budget, ids: readonly string[]): void {
    this.totalText = writeMoney(budget.totalCents);
    this.costTexts = Object.fromEntries(
      ids.map((id, index) => [id, writeMoney(budget.costsCents[index] ?? 0)]),
    );
  }

  /** In cents; null while it cannot be used. */
  get total(): number | null {
    return usable(this.totalText);
  }

  cost(id: string): number | null {
    return usable(this.costTexts[id] ?? '');
  }

  /** Options without a usable price. */
  unpriced(ids: readonly string[]): string[] {
    return ids.filter((id) => this.cost(id) === null);
  }

  /** All prices together, in cents. */
  sum(ids: readonly string[]): number {
    return ids.reduce((sum, id) => sum + (this.cost(id) ?? 0), 0);
  }

  /** Options that cost more than there is: nobody can buy them. */
  tooDear(ids: readonly string[]): string[] {
    const total = this.total;
    return total === null ? [] : ids.filter((id) => (this.cost(id) ?? 0) > total);
  }

  /** For the server, in the order of the options; null if something is missing. */
  draft(ids: readonly string[]): Budget | null {
    const costs = ids.map((id) => this.cost(id));
    const total = this.total;
    if (total === null || costs.some((cost) => cost === null)) return null;
    return { totalCents: total, costsCents: costs.map((cost) => cost ?? 0) };
  }
}

function usable(text: string): number | null {
  const cents = readMoney(text);
  return cents !== null && cents >= 1 && cents <= MOST ? cents : null;
}
