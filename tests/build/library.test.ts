import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { models } from '../../src/cli/models.ts';
import type { Model } from '../../src/cli/models/xstate.ts';
import { readPacks, readWords } from '../../src/cli/words.ts';
import type * as library from '../../src/library/windscreen.ts';
import { decide } from '../../src/recommend/decide.ts';
import { everyStage } from '../cli/told.ts';
import { answersGiven } from '../../src/walk/answersGiven.ts';
import { createActor, createMachine } from 'xstate';

const at = new Date('2026-12-01T10:00:00Z');
const stages = await everyStage();

/** A folder of its own, into which the packed library was installed as anyone would. */
let folder: string;
let installed: typeof library;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
  const npm = (...words: string[]) =>
    execFileSync('npm', words, { cwd: folder, encoding: 'utf8', shell: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const packed = npm('pack', '--silent', resolve('dist-library')).trim();
  npm('install', '--offline', '--no-audit', '--no-fund', `./${packed}`);
  const whole = join(folder, 'node_modules/windscreen/windscreen.js');
  installed = (await import(pathToFileURL(whole).href)) as typeof library;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the library, packed and installed in a fresh folder', () => {
  test('decides every stage of every scenario as the app does, from steps to recommendation.', async () => {
    const [words, packs] = await Promise.all([readWords(), readPacks()]);
    expect(stages.length).toBeGreaterThan(100);
    const clock = vi.spyOn(Date, 'now');
    for (const { name, journey, answers } of stages) {
      const ours = decide(answersGiven({ journey, answers }), { words, packs, at });
      expect(ours.recommendation, name).toBeDefined();
      expect(installed.decide({ journey, answers, at }), name).toEqual(ours);
    }
    expect(clock, 'the moment is what was handed in').not.toHaveBeenCalled();
    clock.mockRestore();
  });

  test('Node finds it by its name, and it says what `npm run decide` prints.', () => {
    const { journey, answers } = stages[0]!;
    const file = join(folder, 'answers.json');
    writeFileSync(file, JSON.stringify({ journey, answers }));
    writeFileSync(
      join(folder, 'try.js'),
      `import { readFileSync } from 'node:fs';
       import { decide } from 'windscreen';
       const given = JSON.parse(readFileSync('answers.json', 'utf8'));
       console.log(JSON.stringify(decide({ ...given, at: new Date('${at.toISOString()}') }), null, 2));`,
    );
    const run = (args: readonly string[], cwd?: string) =>
      execFileSync(process.execPath, args, { encoding: 'utf8', cwd });
    const command = run(['--import', 'tsx', 'src/cli/decide.ts', file, at.toISOString()]);
    expect(run(['try.js'], folder)).toBe(command);
    expect(JSON.parse(command)).toHaveProperty('recommendation.level');
  });

  test('answers that are not ours give an error that names the thing, the place and the mend.', () => {
    const wrong = { harm: 'unsur' } as unknown as library.Answers;
    const refused = () => installed.decide({ answers: wrong, at });
    expect(refused).toThrow(installed.AnswersError);
    expect(refused).toThrow(
      expect.objectContaining({
        name: 'AnswersError',
        thing: '“unsur”',
        place: 'answers, “harm”',
        mend: expect.stringMatching(/^the nearest are “unsure”/),
      }),
    );
  });

  test('its types, which need no other package, refuse what is misspelt, and take the rest.', () => {
    const tried = {
      ours: "{ harm: 'unsure', concerns: ['neglect'] }",
      'a misspelt answer': "{ harm: 'unsur' }",
      'a misspelt question': "{ harn: 'unsure' }",
      'one word for a tick-list': "{ concerns: 'neglect' }",
    };
    const places = Object.values(tried).map((answers, n) => {
      const place = join(folder, `try${n}.ts`);
      writeFileSync(
        place,
        `import { decide, type Decided } from 'windscreen';
         const { recommendation }: Decided = decide({ answers: ${answers}, at: new Date(0) });
         export const act: string | undefined = recommendation?.act;`,
      );
      return place;
    });
    const program = ts.createProgram(places, {
      ...{ strict: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts'] },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
    });
    const mistakes = ts.getPreEmitDiagnostics(program).map(({ file }) => file?.fileName);
    expect(mistakes).toEqual(places.slice(1));
  });

  test('it gives XState the guards and actions that a model names.', async () => {
    const model = JSON.parse((await models())['journey-refer.xstate.json']!) as Model;
    const machine = createMachine(model as never).provide(
      installed.implementationsOf(model) as never,
    );
    const actor = createActor(machine).start();
    for (const type of ['yes', 'live', 'police', 'wales']) actor.send({ type });
    expect(actor.getSnapshot()).toMatchObject({
      status: 'done',
      context: { memory: { level: 'call-999', givens: 'not-england' } },
    });
  });

  test('it brings nothing and reads nothing: no package, no file and no network.', () => {
    const place = join(folder, 'node_modules/windscreen');
    expect(readdirSync(place).sort()).toEqual(
      'LICENSE README.md licences.txt package.json windscreen.d.ts windscreen.js'.split(' '),
    );
    const own = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as object;
    expect(own).not.toHaveProperty('private');
    expect(own).not.toHaveProperty('dependencies');
    const code = readFileSync(join(place, 'windscreen.js'), 'utf8');
    expect(code).not.toMatch(/^import |\brequire\(|\bimport\(|\bfetch\(|localStorage/m);
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toHaveProperty('private', true);
  });
});
