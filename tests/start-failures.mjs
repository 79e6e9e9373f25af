// What stands in the way of a start is said in one clear line, at once, with a way out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'talentpool-start-'));
const file = join(folder, 'file');
writeFileSync(file, '');

const taken = createServer();
await new Promise((ready) => taken.listen(0, '127.0.0.1', ready));
const port = taken.address().port;

function refusal(environment, ...args) {
  const run = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 60_000,
    cwd: dirname(program),
    env: { PATH: process.env.PATH, DOTNET_ROOT: process.env.DOTNET_ROOT, ASPNETCORE_ENVIRONMENT: environment },
  });
  assert.equal(run.status, 1, `${args.join(' ')}: ${run.stdout}${run.stderr}`);
  const lines = run.stderr.trim().split('\n');
  assert.equal(lines.length, 1, run.stderr);
  assert.ok(!/^\s+at /m.test(run.stdout), run.stdout);
  return lines[0];
}

try {
  const data = `--Data:Folder=${join(folder, 'data')}`;
  assert.match(refusal('Development', '--urls', `http://127.0.0.1:${port}`, data, '--Client:Build=false'), /already in use.*--urls/);
  assert.match(refusal('Development', `--Data:Folder=${file}`), /data folder .* cannot be written to.*Data__Folder/);
  assert.match(refusal('Production', '--urls', 'http://127.0.0.1:0', data), /Protection__CertificateFile is missing/);
  assert.match(refusal('Development', '--urls', 'http://127.0.0.1:0', data, '--SignOn:Issuers:0:Id=pref', '--SignOn:Issuers:0:Domains=pref.example'), /SignOn__Issuers__0__Address is missing/);
  console.log('A taken port, an unwritable folder, a missing secret and half an issuer are each said in one line.');
} finally {
  taken.close();
  rmSync(folder, { recursive: true });
}
