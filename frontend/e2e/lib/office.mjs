// The office after a played day: signed in, with the process that the demonstration feeds.
import { context, openPage } from './browser.mjs';

/** Signs in as the demonstration's account; gives the context and the id of the process. */
export async function signIn(browser, demo) {
  const place = await context(browser, 'office');
  const page = await openPage(place, `${demo.url}/office`);
  await page.getByLabel('Anmeldename').fill(demo.login);
  await page.getByLabel('Passwort').fill(demo.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Maßnahmen' }).waitFor();
  const process = /#\/p\/([^/]+)/.exec(page.url())[1];
  await page.close();
  return { office: place, process };
}

/** What the service answers in a page's name: `init` as of `fetch`, the body in JSON. */
export const api = async (page, path, init) =>
  page.evaluate(
    async ([path, init]) => {
      const response = await fetch(path, init);
      return response.json();
    },
    [path, init && { ...init, headers: { 'content-type': 'application/json' } }],
  );

/** The measures of a process as they are stored now. */
export const measuresOf = async (page, process) =>
  (await api(page, `/api/processes/${process}/measures`)).measures;
