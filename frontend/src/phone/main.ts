import '../styles/phone.css';
import { start } from '../lib/start';
import App from './App.svelte';
import { applyDisplay, readDisplay } from './display';

applyDisplay(readDisplay());
start(App, {
  de: async () => (await import('./messages/de')).default,
  en: async () => (await import('./messages/en')).default,
  'de-simple': async () => (await import('./messages/de-simple')).default,
});
// Over plain HTTP, as in a hall without internet, everything works without it.
if (location.protocol === 'https:') void import('./comfort/install').then(({ install }) => install());
