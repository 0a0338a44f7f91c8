import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import words from '../../messages/outcome/de.json';
import type { RoundView } from '../wire.gen';
import { useMessages } from '../i18n';
import ResultTable from './ResultTable.svelte';

beforeEach(() => useMessages('de', words));

/** Two measures at place 1, with so many ballots from phones, and on paper of which so many are empty. */
const round = (counted: number, paperBallots = 0, paperEmpty = 0): RoundView =>
  ({
    ballotType: 'approval',
    options: [
      { title: 'Rufbus', shortTitle: 'Rufbus', number: 1 },
      { title: 'Freies WLAN', shortTitle: 'Freies WLAN', number: 2 },
    ],
    settings: { budget: null, axes: null },
    result: {
      method: 'approval',
      counted,
      paperBallots,
      paperEmpty,
      groups: [],
      equalSay: null,
      options: [0, 1].map((option) => ({
        option,
        rank: 1,
        tied: true,
        points: 0,
        groups: [],
        equalSayRank: null,
        paperPoints: null,
        figures: null,
      })),
    },
  }) as unknown as RoundView;

it('shows no order where nobody has voted, on paper neither', async () => {
  const view = render(ResultTable, { round: round(0, 2, 2), label: 'Ergebnis' });
  screen.getByText(/Niemand hat abgestimmt/);
  expect(screen.queryByRole('table')).toBeNull();
  await view.rerender({ round: round(0, 2, 1) });
  expect(screen.getAllByRole('row')).toHaveLength(3);
});
