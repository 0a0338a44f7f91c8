import { beforeEach, describe, expect, it } from 'vitest';
import { useMessages } from '../../lib/i18n';
import de from '../../messages/projector/de.json';
import en from '../../messages/projector/en.json';
import { resultState } from '../dev/results';
import { heardOf, heardResult } from './heard';
import { resultRows } from './result';
import { chooseScene, runningPhase, type Scene } from './scene';

const state = resultState('points');
const round = state.rounds.at(-1)!;
const phase = runningPhase(state)!;
const heard = (scene: Scene, more = state): string => heardOf(scene, more);
const result = (ranks: number[], shown = round): string =>
  heardResult(
    shown,
    resultRows({
      ...shown,
      result: {
        ...shown.result!,
        options: shown.result!.options.map((row, at) => ({ ...row, rank: ranks[at] ?? row.rank })),
      },
    }),
  );

describe('what is heard of the wall', () => {
  beforeEach(() => useMessages('de', de));

  it('says when a vote opens and closes', () => {
    const open = { name: 'vote' as const, phase, all: [] };
    expect(heard({ ...open, open: [round] })).toMatch(/^Die Abstimmung läuft: .+\?$/);
    expect(heard({ ...open, open: [round, round] })).toBe('2 Abstimmungen laufen.');
    expect(heard({ name: 'counting', phase, closed: [round] })).toMatch(/^Die Abstimmung ist zu\./);
    expect(heard({ name: 'void', phase, round: { ...round, voidReason: 'Doppelt.' } })).toBe(
      'Diese Runde gilt nicht: Doppelt.',
    );
  });

  it('says who won, or that several did', () => {
    const names = resultRows(round).map((row) => row.title);
    expect(result([1, 2, 3])).toContain(`Auf Platz 1: ${names[0]}.`);
    expect(result([1, 1, 3])).toContain(`Gleichauf auf Platz 1: ${names[0]} und ${names[1]}.`);
    expect(result([1, 1, 1, 1, 1])).toMatch(/, .+ und 2 weitere Vorschläge\.$/);
    const few = { ...round, result: { ...round.result!, counted: 3, paperBallots: 0, paperEmpty: 0 } };
    expect(result([1], few)).toContain('Zu wenige Stimmen');
    expect(
      result([1], { ...round, result: { ...round.result!, counted: 0, paperBallots: 0, paperEmpty: 0 } }),
    ).toBe('Niemand hat abgestimmt');
    const budget = resultState('budget').rounds.at(-1)!;
    expect(heardResult(budget, resultRows(budget))).toContain('Bezahlt wird: Glasfaser');
  });

  it('says which card is alone, who presents, until when the break lasts, and that it is over', () => {
    const [card] = state.cards;
    const alone = { ...state, head: { ...state.head, spotlight: card!.id } };
    expect(heard({ name: 'cluster', phase }, alone)).toBe(`Eine Karte allein: „${card!.text}“`);
    expect(heard({ name: 'cluster', phase }, { ...alone, head: { ...alone.head, spotlight: null } })).toBe(
      '',
    );
    const group = { tableNo: 3, name: '', resultTitle: 'Rathaus im Wohnzimmer' } as never;
    expect(heard({ name: 'present', phase, group })).toBe('Tisch 3 stellt vor: Rathaus im Wohnzimmer');
    const clock = { ...state.head.clock, endsAt: new Date(2026, 2, 14, 10, 30).getTime() };
    expect(heard({ name: 'break', phase }, { ...state, head: { ...state.head, clock } })).toMatch(
      /^Pause\. Es geht weiter um 10:30/,
    );
    const dark = { ...state, head: { ...state.head, clock: { ...clock, blank: true } } };
    expect(heard(chooseScene(dark, { lastRevealed: null, settled: true }))).toBe('Die Leinwand ist dunkel');
    expect(heard({ name: 'ended' })).toMatch(/^Danke! Die Ergebnisse sind festgehalten/);
  });

  it('says it in English, too', () => {
    useMessages('en', en);
    expect(result([1, 1, 3])).toContain('Tied in first place: ');
  });
});
