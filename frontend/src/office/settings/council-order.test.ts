import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { useMessages } from '../../lib/i18n';
import desk from '../../messages/desk/de.json';
import office from '../../messages/office/de.json';
import CouncilOrder from './CouncilOrder.svelte';

it('moves a part by its buttons, keeps the focus on it and stops at the end', async () => {
  useMessages('de', { ...desk, ...office });
  render(CouncilOrder, { parts: ['proposal', 'reasons', 'effects'], fixed: false });
  const order = (): (string | undefined)[] =>
    screen.getAllByRole('listitem').map((row) => row.querySelector('.grow')?.textContent);
  const [first, second, third] = order();
  await userEvent.click(screen.getByRole('button', { name: `${first} nach unten` }));
  expect(order()).toEqual([second, first, third]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe(`${first} nach unten`);
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}');
  expect(order()).toEqual([second, third, first]);
});
