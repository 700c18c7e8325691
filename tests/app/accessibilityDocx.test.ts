import { expect, test } from 'vitest';
import words from '../../content/pages/accessibility.yaml';
import { accessibilityDocx, statement } from '../../src/app/accessibilityDocx.ts';
import { unzip } from '../handover/unzip.ts';

test('The statement in Word says all that its page says, each criterion among it.', () => {
  const written = JSON.stringify(statement('1'));
  const { title, intro, parts, checked, table } = words;
  const said = [
    ...[title, intro, checked.heading, checked.lead, table.heading, table.lead],
    ...parts.flatMap(({ heading, items }) => [heading, ...items]),
    ...checked.checks.flatMap(({ name, what }) => [name, what]),
    ...table.principles.flatMap(({ heading, criteria }) => [
      heading,
      ...criteria.flatMap((one) => [one.name, one.stands, one.checked]),
    ]),
  ];
  expect(said.length).toBeGreaterThan(200);
  expect(said.filter((text) => !written.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
});

test('The statement in Word is a file that opens.', async () => {
  const files = unzip(Buffer.from(await (await accessibilityDocx('1')).arrayBuffer()));
  expect(files.get('word/document.xml')).toContain('4.1.3 Status messages (AA)');
});
