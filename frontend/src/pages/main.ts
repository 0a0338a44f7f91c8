import '../styles/pages.css';
import { start } from '../lib/start';
import App from './App.svelte';

start(App, {
  de: async () => (await import('./messages/de')).default,
  en: async () => (await import('./messages/en')).default,
  'de-simple': async () => (await import('./messages/de-simple')).default,
});
