// The product as a process of a test's own: its port, its database, its settings.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const api = fileURLToPath(new URL('../../api/', import.meta.url));

/** A port of localhost that nobody uses now. */
export async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** A folder that is gone after the tests. */
export const makeFolder = () => mkdtempSync(join(tmpdir(), 'talentpool-'));

/** Starts it with demo data and waits until it is ready. */
export async function startProduct(port, settings) {
  const folder = makeFolder();
  const site = `http://localhost:${port}`;
  const all = { urls: site, 'Data:Folder': folder, 'Client:Build': 'false', 'Limits:GuessesPerMinute': '1000', ...settings };
  const product = spawn('dotnet', ['bin/Debug/net10.0/TalentPool.Api.dll', ...Object.entries(all).map(([name, value]) => `--${name}=${value}`)], {
    cwd: api,
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [product.stdout, product.stderr])
    stream.on('data', (part) => {
      log += part;
    });
  const ended = new Promise((end) => product.on('exit', end));
  const stop = async () => {
    product.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  const end = Date.now() + 120_000;
  for (;;) {
    if (product.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`The product did not start:\n${log.slice(-3000)}`);
    }
    const answer = await fetch(`${site}/readyz`).catch(() => null);
    // The names of the demo's accounts greet whoever starts it; they are no part of what it says of its work.
    if (answer?.ok) return { site, stop, log: () => log.replaceAll(/^ +(Demo .*|\S+@demo\.example \(.*\))$/gm, '') };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
