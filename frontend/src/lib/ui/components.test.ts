import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createRawSnippet } from 'svelte';
import Button from './Button.svelte';
import Counter from './Counter.svelte';
import Holes from './Holes.svelte';
import LanguageMenu from './LanguageMenu.svelte';
import RadioCards from './RadioCards.svelte';
import RequestNumber from './RequestNumber.svelte';
import Tabs from './Tabs.svelte';
import TextField from './TextField.svelte';
import { sorted } from './table';
import { codePoints, spellCode } from './text';
import { clockFace, remaining } from './time';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('Holes', () => {
  it('fills from the start, whichever hole is tapped, and gives back on a full one', async () => {
    const values: number[] = [];
    render(Holes, { title: 'Rufbus', value: 0, max: 2, left: 3, onchange: (value) => values.push(value) });
    const [first, second] = screen.getAllByRole('button');
    await userEvent.click(second!);
    await userEvent.click(second!);
    await userEvent.click(first!);
    expect(values).toEqual([1, 2, 1]);
  });

  it('says why nothing happens when no point is left', async () => {
    const onrefused = vi.fn();
    const onchange = vi.fn();
    render(Holes, { title: 'Rufbus', value: 0, max: 2, left: 0, onrefused, onchange });
    await userEvent.click(screen.getAllByRole('button')[0]!);
    expect([onrefused.mock.calls.length, onchange.mock.calls.length]).toEqual([1, 0]);
  });

  it('becomes − n + above three and stops at both ends', async () => {
    const values: number[] = [];
    render(Holes, { title: 'Rufbus', value: 4, max: 5, left: 1, onchange: (value) => values.push(value) });
    const more = screen.getByRole('button', { name: 'Ein Punkt mehr auf Rufbus' });
    await userEvent.click(more);
    await userEvent.click(more);
    await userEvent.click(screen.getByRole('button', { name: 'Ein Punkt weniger auf Rufbus' }));
    expect(values).toEqual([5, 4]);
  });

  it('names the option and what it has', () => {
    render(Holes, { title: 'Rufbus', value: 2, max: 3, left: 0 });
    expect(screen.getByRole('group', { name: 'Rufbus: 2 Punkte' })).toBeTruthy();
  });
});

describe('Button', () => {
  it('does nothing more while busy', async () => {
    const onclick = vi.fn();
    render(Button, { busy: true, onclick, children: text('Senden') });
    await userEvent.click(screen.getByRole('button', { name: 'Senden' }));
    expect(onclick).not.toHaveBeenCalled();
  });

  it('leads somewhere when it has an address', () => {
    render(Button, { href: '/office', children: text('Büro') });
    expect(screen.getByRole('link').getAttribute('href')).toBe('/office');
  });
});

describe('TextField', () => {
  it('ties label, error and hint to its input', () => {
    render(TextField, { label: 'Kurztitel', value: '', hint: 'Höchstens 30', error: 'Fehlt noch' });
    const input = screen.getByLabelText('Kurztitel');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent?.trim());
    expect(described).toEqual(['Fehlt noch', 'Höchstens 30']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('RadioCards', () => {
  it('is a group of native radio buttons that the keyboard moves through', async () => {
    const options = [
      { value: 'a', label: 'Vereine' },
      { value: 'b', label: 'Wirtschaft' },
    ];
    render(RadioCards, { legend: 'Ich bin hier für', options, value: null });
    await userEvent.click(screen.getByLabelText('Wirtschaft'));
    expect((screen.getByRole('radio', { name: 'Wirtschaft' }) as HTMLInputElement).checked).toBe(true);
    expect(screen.getByRole('group', { name: 'Ich bin hier für' })).toBeTruthy();
  });
});

describe('LanguageMenu', () => {
  it('opens, walks by arrow keys, closes by Escape and gives the focus back', async () => {
    render(LanguageMenu, { languages: ['de', 'en'] });
    const trigger = screen.getByRole('button');
    await userEvent.click(trigger);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('English');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('English')).toBeNull();
    expect(document.activeElement).toBe(trigger);
  });
});

describe('Tabs', () => {
  it('moves by arrow keys and wraps round', async () => {
    const tabs = [
      { value: 'a', label: 'Steckbrief' },
      { value: 'b', label: 'Herkunft' },
    ];
    render(Tabs, { label: 'Teile', tabs, value: 'a', panelId: 'panel' });
    screen.getByRole('tab', { name: 'Steckbrief' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Herkunft');
  });
});

describe('Counter', () => {
  it('counts what is too much', () => {
    render(Counter, { value: 'abcd', max: 3 });
    expect(screen.getByText('1 Zeichen zu viel')).toBeTruthy();
  });
});

describe('RequestNumber', () => {
  it('is short enough to be read out, and found in a log that has the whole', () => {
    const id = '3f2a91c4-5d0e-4a7b-9c11-6b1f0a2d3e4f';
    render(RequestNumber, { id });
    const [, number] = /Vorgang\u00a0(\w+)$/.exec(screen.getByText(/Vorgang/).textContent) ?? [];
    expect(number).toHaveLength(8);
    expect(id).toContain(number);
  });

  it('is not there where the log says nothing', () => {
    render(RequestNumber, { id: null });
    expect(document.body.textContent).not.toContain('Vorgang');
  });
});

describe('texts and times', () => {
  it('counts code points after normalisation, as the service does', () => {
    expect(['ä', 'a\u0308', '👍🏽', ''].map(codePoints)).toEqual([1, 1, 2, 0]);
  });

  it('spells a join code', () => expect(spellCode('482136')).toBe('482-136'));

  it('shows begun seconds, hours only when needed', () => {
    expect([261_000, 260_001, 1, 0, 3_864_000].map(clockFace)).toEqual([
      '4:21',
      '4:21',
      '0:01',
      '0:00',
      '1:04:24',
    ]);
  });

  it('is never negative', () => expect(remaining(5, 9)).toBe(0));
});

describe('sorted', () => {
  const rows = [{ name: 'M-10' }, { name: '' }, { name: 'M-9' }, { name: 'Ärger' }, { name: 'Zaun' }];
  const by = (descending: boolean): string[] =>
    sorted(rows, { column: 'name', descending }, (row) => row.name, 'de').map((row) => row.name);

  it('sorts as people do and leaves empty cells to the end', () => {
    expect(by(false)).toEqual(['Ärger', 'M-9', 'M-10', 'Zaun', '']);
    expect(by(true)).toEqual(['Zaun', 'M-10', 'M-9', 'Ärger', '']);
  });
});
