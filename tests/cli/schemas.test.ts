import { readFileSync, readdirSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemas } from '../../src/cli/schemas.ts';
import { recordFile } from '../../src/handover/file.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { jsonOf, namesIn, textOf } from '../kept/kept.ts';
import { recordOf } from '../records/made.ts';
import { place } from './place.ts';

/*
 * What another program makes of our files: the schemas are read by a validator that knows nothing of
 * Zod.
 */
const ajv = new Ajv2020({ strict: true, strictTypes: false });
addFormats.default(ajv);
const { 'windscreen-record.schema.json': record = {}, 'windscreen-pack.schema.json': pack = {} } =
  schemas();
const [isRecord, isPack] = [ajv.compile(record), ajv.compile(pack)];
/** What is wrong, in lines. */
const wrong = (check: typeof isPack, file: unknown): readonly string[] =>
  check(file)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const today = JSON.parse(recordFile(recordOf(), await receiptOf(recordOf())).text) as Record<
  string,
  unknown
>;
const records: readonly (readonly [string, unknown])[] = [
  ...namesIn('records')
    .filter((path) => path.endsWith('.gz'))
    .map((path) => [path, jsonOf(path)] as const),
  ['vault/signed.json.gz', jsonOf('vault/signed.json.gz')],
  ['one of today', today],
];
const packs: readonly (readonly [string, unknown])[] = [
  ...readdirSync('content/areas').map(
    (file) => [file, parse(readFileSync(`content/areas/${file}`, 'utf8'))] as const,
  ),
  ['kept: north-shire.yaml', parse(textOf('packs/north-shire.yaml'))],
];

describe('the schema of a record', () => {
  test.each(records)('takes %s.', (_, file) => expect(wrong(isRecord, file)).toEqual([]));

  test.each([
    ['a field more', { ...today, child: 'a name' }],
    ['another format', { ...today, format: 'windscreen-record/0' }],
    ['a day that is none', { ...today, decisionDate: '2026-13-01' }],
    ['steps that are no list', { ...today, steps: {} }],
    ['nothing', {}],
  ])('refuses %s.', (_, file) => expect(wrong(isRecord, file)).not.toEqual([]));

  test('refuses a record without any one of its fields but those that it may leave out.', () => {
    const mayBeOut = ['receipt', 'earlier', 'ownView', 'decided', 'choice', 'wishes', 'challenge'];
    const taken = Object.keys(today).filter((field) => {
      const { [field]: _, ...rest } = today;
      return wrong(isRecord, rest).length === 0;
    });
    expect(mayBeOut).toEqual(expect.arrayContaining(taken));
    expect(taken).toContain('receipt');
  });
});

describe('the schema of a pack', () => {
  test.each(packs)('takes %s.', (_, file) => expect(wrong(isPack, file)).toEqual([]));

  const one = parse(readFileSync('content/areas/cumberland.yaml', 'utf8')) as object;
  test.each([
    ['a route', { ...one, routes: {} }],
    ['another format', { ...one, format: 'windscreen-pack/0' }],
    ['a value without its source', { ...one, website: { value: 'https://example.org/' } }],
    ['a status that there is not', { ...one, status: 'maybe' }],
  ])('refuses %s.', (_, file) => expect(wrong(isPack, file)).not.toEqual([]));
});

test('npm run schemas writes both into the folder that is named, as they are made here.', () => {
  const { folder, run } = place();
  const { code, said } = run('schemas', 'made');
  expect([code, said.trim().split('\n')]).toEqual([
    0,
    Object.keys(schemas()).map((name) => `${folder}/made/${name}`),
  ]);
  for (const [name, schema] of Object.entries(schemas()))
    expect(JSON.parse(readFileSync(`${folder}/made/${name}`, 'utf8'))).toEqual(schema);
});
