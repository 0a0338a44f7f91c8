import '../styles/projector.css';
import { start } from '../lib/start';
import { wallLanguage } from '../lib/wall-language';
import App from './App.svelte';
import { readAddress } from './logic/address';

const language = wallLanguage(readAddress(location)?.workshopId ?? '', location.search);

/** Sizes are measured, so the letters must be there first; without them the wall starts all the same. */
const weights = [400, 500, 600, 700, 800].map((weight) => document.fonts.load(`${weight} 16px "ZW Sans"`));

const loaders = {
  de: async () => (await import('./messages/de')).default,
  'de-simple': async () => (await import('./messages/de-simple')).default,
  en: async () => (await import('./messages/en')).default,
};

void Promise.allSettled(weights).then(async () => {
  // Developers see single pictures without a server; this branch is not in the built page.
  const fixture = import.meta.env.DEV && location.search.includes('fixture=');
  start(fixture ? (await import('./dev/Fixture.svelte')).default : App, loaders, language);
});
