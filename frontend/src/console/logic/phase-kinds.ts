/** Kinds of phases as one choice: `critique.collect`, `break` … */
import { translate } from '../../lib/i18n';
import type { PhaseDraft, PhaseKind, SubStep } from '../../lib/wire.gen';

const kinds: readonly (readonly [PhaseKind, SubStep | null])[] = [
  ['lobby', null],
  ['introduction', null],
  ['critique', 'collect'],
  ['critique', 'cluster'],
  ['critique', 'rank'],
  ['reversal', null],
  ['fantasy', 'collect'],
  ['fantasy', 'groups'],
  ['fantasy', 'present'],
  ['fantasy', 'rank'],
  ['implementation', 'check'],
  ['implementation', 'measures'],
  ['implementation', 'rank'],
  ['implementation', 'commit'],
  ['break', null],
  ['wrap_up', null],
];

export const kindValue = ({ kind, subStep }: Pick<PhaseDraft, 'kind' | 'subStep'>): string =>
  subStep ? `${kind}.${subStep}` : kind;

export const kindOptions = (): { value: string; label: string }[] =>
  kinds.map(([kind, subStep]) => {
    const value = kindValue({ kind, subStep });
    return { value, label: translate(`console.kindOf.${value}`) };
  });

/** The phase with another kind. Its name follows unless somebody gave it one of its own. */
export function withKind(phase: PhaseDraft, value: string): PhaseDraft {
  const found = kinds.find(([kind, subStep]) => kindValue({ kind, subStep }) === value);
  if (!found) return phase;
  const own = phase.title.de !== '' && phase.id !== null;
  return {
    ...phase,
    kind: found[0],
    subStep: found[1],
    title: own ? phase.title : { de: translate(`console.kindOf.${value}`) },
  };
}
