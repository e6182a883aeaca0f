// Starts the desk with the demonstration record in a folder of its own, and ends it by its pid.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The day that the demonstration is looked at, so that every clock on every page stands still. */
export const AS_OF = '2026-11-23';

/**
 * Starts `paradero serve --demo` on a free port and waits for the line that names its address.
 *
 * Returns { base, pid, said(), stop() }. `PARADERO_BIN` names another binary.
 */
export async function startDesk({
  binary = process.env.PARADERO_BIN ?? join(ROOT, 'target/release/paradero'),
  seconds = 30,
} = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'paradero-e2e-'));
  const child = spawn(
    binary,
    ['serve', '--demo', '--listen', '127.0.0.1:0', '--as-of', AS_OF, '--ledger', join(folder, 'desk.paradero')],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
  });
  const stop = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(patience);
    }
    await rm(folder, { recursive: true, force: true });
  };
  const address = new Promise((resolve) => {
    const listen = (chunk) => {
      said += chunk;
      const match = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (match) resolve(match[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`named no address within ${seconds} s`), seconds * 1000);
  });
  const first = await Promise.race([address, ended, late]);
  clearTimeout(timer);
  if (!first.startsWith('http')) {
    await stop();
    throw new Error(`the desk ${first}; it said:\n${said}`);
  }
  return { base: first, pid: child.pid, said: () => said, stop };
}
