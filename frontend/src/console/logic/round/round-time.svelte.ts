/** How long people have for a round: the step's clock is set when the round opens. */
import type { Clock } from '../../../lib/wire.gen';
import type { Command } from '../../../lib/live/live.svelte';

/** Offered at a tap. */
export const PRESETS = ['2', '3', '5', '10'] as const;

/** The longest that can be typed in, as for a break. */
export const MOST_MINUTES = 120;

export class RoundTime {
  /** The clock as it is, a preset, or minutes of one's own. */
  choice = $state<'keep' | (typeof PRESETS)[number] | 'other'>('keep');
  ownText = $state('');

  /** Minutes from the opening on; null leaves the clock alone, NaN is no number of minutes. */
  get minutes(): number | null {
    if (this.choice === 'keep') return null;
    const typed = this.choice === 'other' ? this.ownText.trim() : this.choice;
    const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
    return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : NaN;
  }
}

/** What sets a clock to so many minutes from now and lets it run. */
export function clockCommands(clock: Clock, minutes: number, now: number): Command[] {
  const left = clock.pausedLeftMs ?? Math.max(0, (clock.endsAt ?? now) - now);
  const commands: Command[] = [{ type: 'extendTime', ms: Math.round(minutes * 60_000 - left) }];
  return clock.pausedLeftMs === null ? commands : [...commands, { type: 'resume' }];
}
