// The same four things done by different people: with a finger or a mouse, or with nothing but the keyboard.
import { keyboard } from './keyboard.mjs';

/** By pointer. A radio button is pressed on its label: the button itself is drawn by the label. */
export const pointer = () => ({
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  choose: async (group, name) => {
    await group.getByRole('radio', { name }).locator('xpath=ancestor::label').click();
  },
  select: (list, label) => list.selectOption({ label }),
});

/** By keyboard alone. */
export function keys(page) {
  const hand = keyboard(page);
  return {
    press: (control) => hand.press(control),
    write: (field, text) => hand.write(field, text),
    choose: (group, name) => hand.choose(group, name),
    select: async (list, label) => {
      await hand.to(list);
      await page.keyboard.type(label);
    },
  };
}
