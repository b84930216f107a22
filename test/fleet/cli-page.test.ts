/** The page of the fleet: what it shows, to whom, and that it is accessible in a real browser. */
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { range } from '../cli/lines.js';
import { browserPath, startBrowser, whyNot } from '../site/browser.js';
import { createFleetWorld, type FleetWorld } from './cli-world.js';
import { afterwards, databaseUrl } from './fleets.js';
import { startPostgres } from './postgres.js';

const contacts = { sendme123: ['canary-a', 'canary-b'], wabotify: ['canary-w'] };

/** Serves the page. */
async function serve({ start }: FleetWorld): Promise<string> {
  const page = await start(['status', '--serve', '0']);
  await page.wrote(/The fleet is shown at/);
  return /http:\S+\d/.exec(page.stderr())?.[0] ?? '';
}

/** A fleet with a run that is done, one that waits, an account that is stopped, one that is held, and one that waits. */
async function createBusyFleet() {
  const world = await createFleetWorld({ contacts });
  const worker = await world.start(['worker']);
  const stuck = await world.enqueue(range(30, (index) => `sendme123:canary-gone-${index}`));
  await world.seen.waitFor(stuck);
  const done = await world.enqueue(['wabotify:canary-w']);
  await world.seen.waitFor(done);
  worker.signal('SIGTERM');
  await worker.ended;
  const open = await world.enqueue(['huduma:1', 'huduma:2']);
  // What a worker would write there, if it had the account right now.
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(`
    update ${world.schema}.account set holder = '<b>worker</b>', held_since = now(), lease_until = now() + interval '1 hour'
    where provider = 'huduma';
    update ${world.schema}.account set waits_until = now() + interval '1 hour' where provider = 'wabotify'`);
  await client.end();
  return { world, url: await serve(world), done, stuck, open };
}

/** A request under another host name, or with another method. */
const ask = (url: string, host: string, method = 'GET') =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const { port, pathname } = new URL(url);
    const asked = request(
      { host: '127.0.0.1', port, path: pathname, method, headers: { host } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode, text }));
      },
    );
    asked.on('error', reject).end();
  });

test('shows runs, progress, and what is stopped with the command that lifts it; no contact', async () => {
  const { world, url, done, stuck, open } = await createBusyFleet();
  const response = await fetch(url);
  expect(response.headers.get('refresh')).toBe('10');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+';/,
  );
  const text = await response.text();
  for (const run of [done, stuck, open]) expect(text).toContain(`<a href="/runs/${run}">${run}</a>`);
  const [stopped] = (await world.seen.accounts()).filter((each) => each.stopped);
  expect(text).toContain(`<code>contact-deletion fleet resume-account ${stopped?.account}</code>`);
  expect(text).toContain('Settled at huduma');
  expect(text).toContain('&lt;b&gt;worker&lt;/b&gt;');
  expect(text).toContain('its provider asks to wait until');
  expect(text).not.toMatch(/canary|<script|<b>/);

  const one = await (await fetch(`${url}/runs/${stuck}`)).text();
  expect(one).toContain('Settled at sendme123');
  expect(one).toContain(`resume-account ${stopped?.account}`);
  expect(one).not.toContain('canary');
  const calm = await fetch(`${url}/runs/${done}?refresh=off`);
  expect(calm.headers.get('refresh')).toBeNull();
  expect(await calm.text()).toContain('<a href="/?refresh=off">');

  expect((await fetch(`${url}/runs/5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1`)).status).toBe(404);
  expect((await fetch(`${url}/runs/%3Cscript%3E`)).status).toBe(404);
  expect((await fetch(`${url}/somewhere`)).status).toBe(404);
});

test('is there by a loopback name alone, and to look at alone', async () => {
  const world = await createFleetWorld({});
  const url = await serve(world);
  const { port } = new URL(url);
  for (const host of [`127.0.0.1:${port}`, 'localhost', `LOCALHOST:${port}`, '[::1]', '127.1.2.3'])
    expect(await ask(url, host), host).toMatchObject({ status: 200 });
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '0.0.0.0',
    '[::1].evil.example',
    'user@127.0.0.1',
  ])
    expect(await ask(url, host), host).toEqual({
      // The server itself refuses some.
      status: expect.toSatisfy((status) => status === 421 || status === 400),
      text: expect.not.stringContaining('Fleet'),
    });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
    expect(await ask(url, 'localhost', method), method).toMatchObject({ status: 405 });
  expect(await ask(url, 'localhost', 'HEAD')).toEqual({ status: 200, text: '' });
});

test('says that it cannot see the fleet while the database is away, and sees it again after that', async () => {
  const server = await startPostgres();
  afterwards(() => server.stop());
  const { cli, start, env } = await createFleetWorld({});
  const there = { env: { ...env, DATABASE_URL: server.url } };
  await cli(['fleet', 'migrate'], there);
  const page = await start(['status', '--schema', 'contact_deletion', '--serve', '0'], there);
  await page.wrote(/shown at/);
  const url = /http:\S+\d/.exec(page.stderr())?.[0] ?? '';
  expect((await fetch(url)).status).toBe(200);
  await server.kill();
  const away = await fetch(url);
  expect(away.status).toBe(503);
  expect(away.headers.get('refresh')).toBe('10');
  expect(await away.text()).toContain('the database cannot be used');
  await server.start();
  expect((await fetch(url)).status).toBe(200);
});

test.each([
  [['status', 'some-run', '--serve'], 'leave the run out'],
  [['status', '--serve', '--json'], 'cannot be used with'],
  [['status', '--serve', '99999'], 'It must be a port'],
])('%j is refused', async (args, words) => {
  const { fleet } = await createFleetWorld({});
  const ended = await fleet(args);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain(words);
});

describe.skipIf(!browserPath)(`in a browser${browserPath ? '' : ` (${whyNot})`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('axe finds nothing, in light and dark, on a desk and on a phone, without JavaScript', async () => {
    const { url, stuck } = await createBusyFleet();
    const context = await browser.newContext({ javaScriptEnabled: false });
    afterwards(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (each) => asked.push(new URL(each.url()).pathname));
    page.on('console', (message) => said.push(message.text()));
    await page.goto(url);
    await page.getByRole('link', { name: 'Stop that' }).click();
    await page.getByRole('link', { name: stuck }).click();
    expect(page.url()).toBe(`${url}/runs/${stuck}?refresh=off`);
    expect(new Set(asked)).toEqual(new Set(['/', `/runs/${stuck}`]));
    // Nothing breaks its policy.
    expect(said).toEqual([]);

    // The page allows no scripts, so axe is injected by the browser.
    const seen = await browser.newContext();
    afterwards(() => seen.close());
    const looked = await seen.newPage();
    const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
    const grounds = new Set<string>();
    for (const path of ['/?refresh=off', `/runs/${stuck}?refresh=off`]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1200, 1057, 800, 390]) {
          await looked.emulateMedia({ colorScheme });
          await looked.setViewportSize({ width, height: 900 });
          await looked.goto(`${url}${path}`);
          grounds.add(await looked.evaluate(() => getComputedStyle(document.body).backgroundColor));
          expect(await looked.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
          const violations = await looked.evaluate(
            `${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
          );
          expect(violations, `${path} ${colorScheme} ${width}`).toEqual([]);
        }
      }
    }
    expect(grounds.size).toBe(2);
  });

  test('looks again by itself', async () => {
    const world = await createFleetWorld({ contacts });
    const url = await serve(world);
    const page = await browser.newPage();
    afterwards(() => page.close());
    await page.goto(url);
    const run = await world.enqueue(['sendme123:canary-a']);
    // Nobody does anything: the page refreshes itself.
    await page.getByRole('link', { name: run }).waitFor();
  });
});
