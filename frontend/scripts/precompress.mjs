// Writes .br and .gz beside each text file of the build, so that the server sends them as they are.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const text = /\.(html|js|css|svg|json|txt|webmanifest)$/;

/** Below this a compressed file saves no packet. */
const SMALLEST = 512;

for (const file of readdirSync(dist, { recursive: true })) {
  if (!text.test(file)) continue;
  const path = join(dist, file);
  const content = readFileSync(path);
  if (content.length < SMALLEST) continue;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
