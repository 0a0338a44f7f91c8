import { t, localText } from '../../lib/i18n';
import { shuffled } from '../../lib/shuffle';
import type { RoundOption, RoundView } from '../../lib/wire.gen';

/** What a form tells the screen around it. */
export interface Step {
  /** How far one is; stands above the button. */
  left: string;
  /** What the button does before it sends; null: it sends. */
  next: { label: string; act: () => void } | null;
  /** A second thing that can be done, beside `left`. */
  more?: { label: string; act: () => void } | null;
  /** True past the first card: what to do need not be said again. */
  further?: boolean;
}

/** Every form of a ballot takes these. */
export interface FormProps {
  round: RoundView;
  /** Called with the reason when a tap cannot do what it should; empty once it is past. */
  onhint: (text: string) => void;
  step: Step;
}

/** The options in this person's own order, each with its index on the ballot. */
export const optionsOf = (round: RoundView, participant: string): { option: RoundOption; index: number }[] =>
  shuffled(
    round.options.map((option, index) => ({ option, index })),
    participant,
    round.id,
  );

/** The names of the two axes of a rating. */
export const axesOf = ({ settings: { axes } }: RoundView): [string, string] =>
  axes ? [localText(axes.first), localText(axes.second)] : [t('vote.rating.first'), t('vote.rating.second')];
