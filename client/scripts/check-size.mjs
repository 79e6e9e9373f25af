// Fails when what a first visit loads is larger than agreed: JavaScript 120 kB, one page 25 kB, styles 10 kB (brotli).
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const size = (file) => brotliCompressSync(readFileSync(new URL(file, dist))).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** The files that come with an entry: itself and what it imports at once. */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key].imports ?? []) closure(next, seen);
  }
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
const faults = [];
const check = (what, bytes, limit) => {
  if (bytes > limit * 1000) faults.push(`${what} is ${kilobytes(bytes)}, more than ${limit} kB`);
};

const script = [...first].reduce((sum, key) => sum + size(manifest[key].file), 0);
const styles = [...first].flatMap((key) => manifest[key].css ?? []).reduce((sum, file) => sum + size(file), 0);
check('First-load JavaScript', script, 120);
check('Styles', styles, 10);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const own = [...closure(key)].filter((each) => !first.has(each)).reduce((sum, each) => sum + size(manifest[each].file), 0);
  check(key, own, 25);
}

console.log(`First load, brotli: JavaScript ${kilobytes(script)} of 120 kB, styles ${kilobytes(styles)} of 10 kB`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
