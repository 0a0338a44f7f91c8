import '../styles/console.css';
import { start } from '../lib/start';
import App from './App.svelte';

const loaders = {
  de: async () => (await import('./messages/de')).default,
  en: async () => (await import('./messages/en')).default,
};

// Developers see single pictures without a server; this branch is not in the built page.
if (import.meta.env.DEV && location.search.includes('fixture='))
  void import('./dev/Fixture.svelte').then((page) => start(page.default, loaders));
else start(App, loaders);
