// A person who uses nothing but the keyboard: Tab to where something is, then keys. No locator is ever clicked.

const LONGEST_WAY = 120;

/**
 * A keyboard on a page. `to(locator)` tabs until the locator has the focus and fails if it is never reached;
 * `press(locator)` goes there and presses Enter (or `key`); `write(locator, text)` goes there and types.
 */
export function keyboard(page) {
  const focused = (locator) => locator.evaluate((element) => element === document.activeElement);
  async function to(locator) {
    await locator.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < LONGEST_WAY; tabs += 1) {
      if (await focused(locator)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${locator}`);
  }
  return {
    to,
    press: async (locator, key = 'Enter') => {
      await to(locator);
      await page.keyboard.press(key);
    },
    write: async (locator, text) => {
      await to(locator);
      await page.keyboard.type(text);
    },
    /** One of a group of radio buttons: Tab to the group, arrows to the answer. */
    choose: async (group, name) => {
      const radios = group.getByRole('radio');
      await radios.first().waitFor({ state: 'attached' });
      const wanted = group.getByRole('radio', { name });
      const inGroup = () => group.evaluate((element) => element.contains(document.activeElement));
      for (let tabs = 0; tabs < LONGEST_WAY && !(await inGroup()); tabs += 1)
        await page.keyboard.press('Tab');
      const count = await radios.count();
      for (let steps = 0; steps < count; steps += 1) {
        if (await focused(wanted)) break;
        await page.keyboard.press('ArrowDown');
      }
      if (!(await focused(wanted))) throw new Error(`The arrows do not reach ${wanted}`);
      if (!(await wanted.isChecked())) await page.keyboard.press('Space');
    },
  };
}
