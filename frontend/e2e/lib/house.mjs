// What most files of browser tests begin with: a server with its first administrator, and a browser.
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { setUp } from './moderator.mjs';
import { startServer } from './server.mjs';

/**
 * Opens `server`, `browser` and `staff` (the administrator's cookie) before the tests of this file and closes them
 * afterwards. They are there from the first test on, not earlier.
 */
export function openHouse() {
  const house = { server: null, browser: null, staff: null };
  before(async () => {
    house.server = await startServer();
    house.browser = await launch();
    house.staff = await setUp(house.server);
  });
  after(async () => {
    await house.browser?.close();
    await house.server?.stop();
  });
  return house;
}

/** The button of exactly this name. */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The heading of the screen. */
export const heading = (page, name) => page.getByRole('heading', { level: 1, name });
