// A moderator at the console: what one does there, with a mouse.
import { begins, words } from './words.mjs';

const say = words('de');

export function desk(page) {
  const button = (name) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const confirm = async (key, params) => {
    await dialog.getByRole('button', { name: say(key, params), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const me = {
    page,
    say,
    button,
    dialog,
    confirm,
    /** Presses the one big next step. */
    next: (name) =>
      page
        .getByRole('contentinfo', { name: say('console.actions') })
        .getByRole('button', { name, exact: true })
        .click(),
    /** Goes to the next phase of the agenda. */
    goOn: async (title) => {
      await me.next(say('console.nextPhase', { title }));
      await page.waitForFunction((wanted) => document.title.startsWith(wanted), title);
    },
    /** *Move to…* of a card; a name that no topic has yet makes a new one. */
    move: async (text, topic) => {
      await button(say('console.cardActions', { text })).click();
      await button(say('console.moveTo')).click();
      await dialog.waitFor();
      const known = dialog.getByRole('radio', { name: begins(topic) });
      const target =
        (await known.count()) > 0
          ? known
          : dialog.getByRole('radio', { name: begins(say('console.newTopic')) });
      await target.locator('xpath=ancestor::label').click();
      const name = dialog.getByRole('textbox', { name: begins(say('console.topicTitle')) });
      if (await name.isVisible()) await name.fill(topic);
      await confirm('console.move');
      await page.getByRole('button', { name: say('console.topicActions', { title: topic }) }).waitFor();
    },
    /** Prepares a round with the presets and opens it. */
    openRound: async () => {
      await me.next(say('console.prepareRound'));
      await dialog.waitFor();
      await confirm('console.openRounds', { count: 1 });
      await page.getByRole('heading', { name: say('console.roundTitle.open') }).waitFor();
    },
    closeRound: async () => {
      await me.next(say('console.closeRounds', { count: 1 }));
      await confirm('console.closeRounds', { count: 1 });
      await page.getByRole('heading', { name: say('console.roundTitle.closed') }).waitFor();
    },
    reveal: async () => {
      await me.next(say('console.showResult'));
      await page.getByRole('heading', { name: say('console.roundTitle.revealed') }).waitFor();
    },
  };
  return me;
}
