// Scenarios made for measuring: a long transfer with loss, and crowds of segments under way at once.

/**
 * A client that sends ten segments a second over a path that loses one in twenty, then closes. 125 sends make ten
 * thousand records. The benchmark of the view-model makes the same (`crates/fourway-stage/benches/long.rs`).
 */
export const transfer = (sends) => ({
  fourway: 1,
  title: 'A long transfer',
  seed: 7,
  until_ms: 2592000000,
  path: { delay_ms: 50, jitter_ms: 5, loss: 0.05 },
  client: { mss: 1460 },
  server: { mss: 1460 },
  script: [
    ...Array.from({ length: sends }, (_, n) => ({ at_ms: n * 1000, on: 'client', do: 'send', bytes: 14600 })),
    { at_ms: sends * 1000, on: 'client', do: 'close' },
    { when: { host: 'server', state: 'CLOSE-WAIT' }, after_ms: 100, on: 'server', do: 'close' },
  ],
});

/** The same number of segments of each host within a tenth of a second, each with a copy, each under way for a second. */
export const crowd = (segments) => ({
  fourway: 1,
  title: 'A crowd',
  path: { delay_ms: 1000, duplicate: 1 },
  script: ['client', 'server'].flatMap((on) =>
    Array.from({ length: segments / 4 }, (_, i) => ({
      at_ms: 100 + (i * 400) / segments, on, do: 'inject',
      segment: { flags: ['ACK'], seq: 1 + i, ack: 1, len: 0, relative: true },
    }))),
});

/** Opens a scenario by the field in the gallery. */
export async function open(page, scenario) {
  await page.locator('button.scenes').click();
  await page.getByLabel('Scenario', { exact: true }).fill(JSON.stringify(scenario));
  await page.getByRole('button', { name: 'Open this scenario' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}
