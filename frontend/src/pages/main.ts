import '../styles/pages.css';
import { start } from '../lib/start';
import messages from 'virtual:messages/shared+pages';
import App from './App.svelte';

start(App, messages);
