/*
 * Six stories that each engine walks, written once: `npm run test:engines`, by hand, over the built
 * app (`npm run build` first), since a fresh machine has only Chromium. With a name it walks one.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import { serve } from '../../src/cli/serve.ts';
import { readRaises } from '../../src/cli/raises.ts';
import type { Engine } from './engine.ts';
import { closed, sheetsOf } from '../browser/paper.ts';
import { firefox, start as startFirefox } from './firefox.ts';
import { Walker } from './walker.ts';
import { webkit } from './webkit.ts';

/** What the build puts in its place: these read some of the app's own files outside it. */
Object.assign(globalThis, { __RAISES__: await readRaises() });
const { urgent } = await import('../records/made.ts');
const { codeOf } = await import('../../src/training/room/code.ts');

const asked = process.argv[2];
const engines = [firefox, webkit].filter(({ name }) => asked === undefined || name === asked);
const lacking = engines.filter(({ missing }) => missing().length > 0);
for (const { name, missing, install } of lacking)
  console.error(`${name} cannot start here: there is no ${missing().join(', no ')}. ${install}.`);
if (engines.length === 0) console.error(`No engine is called “${asked}”.`);
if (lacking.length > 0 || engines.length === 0) process.exit(2);

/** From the first question to the page that acts. */
async function toAct(walker: Walker): Promise<void> {
  await walker.open('#/');
  await walker.press('Start now');
  await walker.at('Is anyone in danger');
  await walker.answer(urgent);
  await walker.at('Ring children’s social care now');
  assert.equal(await walker.hash(), '#/refer/act');
}
/** And on to what is written about it. */
async function toAccount(walker: Walker): Promise<void> {
  await toAct(walker);
  await walker.press('I have rung them');
  await walker.press('Continue');
  await walker.at(''); // whichever is asked next
  await walker.until('location.hash !== "#/refer/act"');
  await walker.answer(urgent);
  await walker.at('Check your answers');
  await walker.press('These are right: continue');
  await walker.at('Where would you place this child?');
  await walker.choose('4.');
  await walker.press('See the recommendation');
  await walker.at('Ring children’s social care now');
  await walker.press('Record this decision');
  await walker.at('What have you decided?');
  await walker.choose('I will do what is recommended');
  await walker.press('Continue');
  await walker.at('Write down why');
}
const passphrase = 'correct horse battery staple';
const written = 'He has come to school hungry since half term.';
async function toRecord(walker: Walker): Promise<void> {
  await toAccount(walker);
  await walker.write('Concern', written);
  await walker.write('Justification', 'It is getting worse.');
  await walker.write('What the family was told', 'Nothing yet: it may not be safe.');
  await walker.press('Finish the record');
  await walker.until('location.hash === "#/record"');
}
async function setUp(walker: Walker): Promise<void> {
  await walker.at('Keep records on this device');
  await walker.write('Choose a passphrase', passphrase);
  await walker.press('Set up');
  await walker.at('Print this and lock it away');
  await walker.press('I have it somewhere safe');
}
async function toKept(walker: Walker): Promise<void> {
  await toRecord(walker);
  await walker.press('Keep it on this device');
  await setUp(walker);
  await walker.at('Keep this decision');
  await walker.write('Your name and role', 'Sam Okafor');
  await walker.press('Keep it');
  await walker.sees('What happened next');
}

const stories: Readonly<Record<string, (walker: Walker) => Promise<void>>> = {
  'from the start to the page that acts, with its number a link to ring': async (walker) => {
    await toAct(walker);
    await walker.until('document.querySelector("main a[href=\'tel:03450455203\']")');
  },
  'to the recommendation, with an own view first, and on to the account': toAccount,
  'a draft is there after a reload': async (walker) => {
    await toAccount(walker);
    await walker.write('Concern', written);
    await walker.sees('What you have entered is kept in this browser.');
    await walker.reload();
    await walker.until('document.querySelector("#concern")?.value === given[0]', written);
  },
  'a finished record has its receipt on every sheet of paper, where the engine prints': async (
    walker,
  ) => {
    await toRecord(walker);
    const receipt = await walker.engine.run<string>(
      'return document.querySelector("main .code").innerText',
    );
    assert.match(receipt, /\S{4}/);
    if (!walker.engine.print) {
      console.log('  the driver of this engine prints nothing: look at the paper by hand');
      return;
    }
    const sheets = await sheetsOf(await walker.engine.print());
    sheets.forEach((sheet, i) =>
      assert.ok(sheet.includes(closed(receipt)), `sheet ${i + 1}: ${sheet}`),
    );
    assert.ok(sheets.join('').includes(closed(written)));
  },
  'a record is kept, locked, not shown by Back, and opens again with the passphrase': async (
    walker,
  ) => {
    await toKept(walker);
    await walker.open('#/records');
    await walker.reload();
    await walker.at('Unlock your records');
    await walker.write('Passphrase', passphrase);
    await walker.press('Unlock');
    await walker.at('Records');
    await walker.press('Lock now');
    await walker.at('Unlock your records');
    await walker.engine.run('history.back()');
    await walker.at('Unlock your records');
    assert.ok(!(await walker.text()).includes(written), 'nothing that was kept is shown');
    await walker.write('Passphrase', passphrase);
    await walker.press('Unlock');
    await walker.until('!document.querySelector("h1").innerText.includes("Unlock")');
  },
  'a code from the floor is counted in a room, and counted still after a reload': async (
    walker,
  ) => {
    const id = 's03-no-thank-you';
    const scenario = (await readContent(`content/scenarios/${id}.yaml`)) as ScenarioText; // its shape was checked as it was read
    await walker.open(`#/train/${id}/facilitate`);
    await walker.press('Tell stage 1');
    await walker.write('Enter a code', codeOf(id, 0, scenario, scenario.stages[0]!.answers));
    await walker.press('Add this code');
    await walker.sees('1 code so far.');
    await walker.reload();
    await walker.sees('1 code so far.');
  },
};

let site: Awaited<ReturnType<typeof serve>>;
before(async () => {
  site = await serve({ port: 0 });
});
after(() => site.close());

/** A story in an engine of its own, which is closed whatever comes of it. */
async function walk(
  started: Promise<Engine>,
  where: string,
  story: (walker: Walker) => Promise<void>,
): Promise<void> {
  const engine = await started;
  try {
    await story(new Walker(engine, where));
  } finally {
    await engine.close();
  }
}

for (const { name, start } of engines)
  for (const [title, story] of Object.entries(stories))
    test(`${name}: ${title}.`, () => walk(start(), site.url, story));

if (engines.includes(firefox)) {
  test('firefox: the one file, opened from a disk, decides to a record, and says what it cannot do.', async () => {
    const file = 'dist-single/windscreen.html';
    assert.ok(existsSync(file), `there is no ${file}: npm run build:single makes it`);
    await walk(startFirefox(), pathToFileURL(file).href, async (walker) => {
      await walker.open('#/');
      await walker.sees('This is Windscreen in one file');
      assert.equal(await walker.engine.run('return location.protocol'), 'file:');
      await toRecord(walker);
      await walker.until('/\\S{4}/.test(document.querySelector("main .code")?.innerText)');
      await walker.reload();
      await walker.sees(written);
    });
  });

  test('firefox: private windows keep a draft and the records while they are open, say that they go, and leave nothing.', async () => {
    const kept = mkdtempSync(join(tmpdir(), 'windscreen-private-'));
    try {
      await walk(startFirefox({ kept, privately: true }), site.url, async (walker) => {
        await stories['a draft is there after a reload']!(walker);
        await walker.open('#/records');
        await walker.sees('Private windows clear them once they are closed');
        await setUp(walker);
        await walker.at('Records');
        await walker.reload();
        await walker.at('Unlock your records');
      });
      await walk(startFirefox({ kept }), site.url, async (walker) => {
        await walker.open('#/records');
        await walker.at('Keep records on this device');
        await walker.open('#/');
        await walker.sees('Start now');
        assert.ok(!(await walker.text()).includes('Carry on'));
      });
    } finally {
      rmSync(kept, { recursive: true, force: true, maxRetries: 20 });
    }
  });
}
