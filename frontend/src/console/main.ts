import '../styles/console.css';
import { start } from '../lib/start';
import App from './App.svelte';
import { loaders } from './messages';

// Developers see single pictures without a server; this branch is not in the built page.
if (import.meta.env.DEV && location.search.includes('fixture='))
  void import('./dev/Fixture.svelte').then((page) => start(page.default, loaders));
else start(App, loaders);
