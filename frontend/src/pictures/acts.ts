import type { Page } from 'playwright-core';

/** What a reader does at a desk before the picture: presses by name, in the order given. */
type Act = (page: Page) => Promise<void>;

/** Presses the first control whose name begins with this, wherever it is. */
export const press =
  (name: RegExp): Act =>
  async (page) => {
    const roles = ['button', 'menuitem', 'tab', 'link', 'checkbox'] as const;
    const [first, ...others] = roles.map((role) => page.getByRole(role, { name }));
    if (!first) return;
    await others
      .reduce((all, one) => all.or(one), first)
      .first()
      .click();
  };

/** One after the other. */
export const inTurn =
  (...acts: Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

/** Until the dialog is there that a press has opened. */
export const dialog = (...names: RegExp[]): Act =>
  inTurn(...names.map(press), (page) => page.getByRole('dialog').waitFor());
