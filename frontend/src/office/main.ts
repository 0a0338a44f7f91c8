import '../styles/office.css';
import { start } from '../lib/start';
import App from './App.svelte';
import { loaders } from './messages';

start(App, loaders);
