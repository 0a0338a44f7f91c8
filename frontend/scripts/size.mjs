// The phone's budget: brotli of HTML, its JavaScript, style sheets and the German dictionary.
// Follows the manifest's graph; prints the parts and fails above the limit. Also looks for anything
// inline in the pages, which the policy `default-src 'self'` would block.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const LIMIT_KB = 45;
const dist = new URL('../dist/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(`.vite/${name}.json`, dist), 'utf8'));
const manifests = { phone: read('manifest-phone') };
const others = read('manifest');

/** Files of an entry: static imports, plus those dynamic ones that are German dictionaries. */
function graph(page) {
  const manifest = manifests[page] ?? others;
  const name = `${page}.html`;
  const files = new Set([name]);
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
    for (const next of chunk.dynamicImports ?? [])
      if (/(\+\w+|messages)\/de(\.|$)/.test(manifest[next].src ?? next)) visit(next);
  };
  // What the phone needs at once is one file, which is its entry as well.
  visit(manifest[name] ? name : Object.keys(manifest).find((key) => manifest[key].name === 'first'));
  return [...files];
}

let failed = false;
for (const page of ['phone', 'pages', 'projector', 'console', 'office']) {
  const files = graph(page);
  const sizes = files.map((file) => [file, brotliCompressSync(readFileSync(new URL(file, dist))).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${page}: ${(total / 1000).toFixed(1)} kB brotli in ${files.length} files`);
  if (page === 'phone') {
    for (const [file, size] of sizes) console.log(`  ${(size / 1000).toFixed(1).padStart(6)} kB  ${file}`);
    if (total > LIMIT_KB * 1000) {
      console.error(`phone is over its budget of ${LIMIT_KB} kB`);
      failed = true;
    }
    if (!files.some((file) => /\bde\b/.test(file))) {
      console.error('phone: the German dictionary is not in the graph, so the figure is wrong');
      failed = true;
    }
  }
  const html = readFileSync(new URL(`${page}.html`, dist), 'utf8');
  if (/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|data:/i.test(html)) {
    console.error(`${page}.html has inline script, style or data`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);
