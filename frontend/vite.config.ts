import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
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

/** Puts into one file what the phone's entry imports at once; what it fetches later stays apart. */
function firstPicture(id: string, context: Modules): string | null {
  if (!atOnce.size) {
    const visit = (one: string): void => {
      if (atOnce.has(one)) return;
      atOnce.add(one);
      context.getModuleInfo(one)?.importedIds.forEach(visit);
    };
    visit(fileURLToPath(new URL('./src/phone/main.ts', import.meta.url)));
  }
  return atOnce.has(id) ? 'first' : null;
}
const atOnce = new Set<string>();

/** Fetches the German words of the first picture beside its script, not after it: most phones want them. */
const germanAtOnce: Plugin = {
  name: 'german-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle, filename }) {
      if (!filename.endsWith('phone.html')) return html;
      const words = Object.values(bundle ?? {}).find(
        (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('virtual:messages/shared+phone/de'),
      );
      if (!words) return html;
      const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${words.fileName}` };
      return [{ tag: 'link', attrs, injectTo: 'head' as const }];
    },
  },
};
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

export default defineConfig(({ mode }) => ({
  plugins: [languages(), svelte(), svelteTesting(), germanAtOnce],
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
      // The first picture of a phone needs one script and one style sheet: each file more is a turn of its own on the
      // six connections that a hall's plain HTTP has.
      ...(mode === 'phone' && { output: { codeSplitting: { groups: [{ name: firstPicture }] } } }),
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
