import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { languages } from './scripts/languages.mjs';

const page = (name: string): string => fileURLToPath(new URL(`./${name}.html`, import.meta.url));

/** Where the Rust service listens while developing; `ZW_BACKEND` overrides it. */
const backend = process.env['ZW_BACKEND'] ?? 'http://127.0.0.1:8080';

/** The gallery is for developers: `npm run gallery` builds it alone, a release never does. */
const entriesOf = (mode: string): string[] => {
  if (process.env['ZW_GALLERY']) return ['gallery'];
  // The phone is built by itself: it would share one file of Svelte with the console, with all that only
  // the console uses of it, and its budget is small.
  return mode === 'phone' ? ['phone'] : ['projector', 'console', 'office', 'pages'];
};

export default defineConfig(({ mode }) => ({
  plugins: [languages(), svelte(), svelteTesting()],
  resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
  build: {
    // Phones in a hall are not always new: Chrome of 2020, Safari and Firefox of 2021.
    target: ['chrome87', 'safari15', 'firefox90'],
    cssTarget: ['chrome87', 'safari15', 'firefox90'],
    manifest: mode === 'phone' ? '.vite/manifest-phone.json' : true,
    emptyOutDir: mode !== 'phone',
    // The policy `default-src 'self'` allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(entriesOf(mode).map((name) => [name, page(name)])),
    },
  },
  server: {
    proxy: {
      '/api': { target: backend, ws: true },
      '/healthz': { target: backend },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'happy-dom',
    // The condition `browser` would give the stub of `ws`; the tests want its server.
    alias: { ws: fileURLToPath(new URL('./node_modules/ws/wrapper.mjs', import.meta.url)) },
    setupFiles: ['src/test-setup.ts'],
  },
}));
