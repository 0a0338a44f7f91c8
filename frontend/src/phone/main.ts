import '../styles/phone.css';
import { start } from '../lib/start';
import messages from 'virtual:messages/shared+phone';
import App from './App.svelte';
import { applyDisplay, readDisplay } from './display';

applyDisplay(readDisplay());
start(App, messages);
// Over plain HTTP, as in a hall without internet, everything works without it.
if (location.protocol === 'https:') void import('./comfort/install').then(({ install }) => install());
