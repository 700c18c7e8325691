import { expect, test } from 'vitest';
import { place } from '../cli/place.ts';
import { asYaml, filledIn, valued } from '../open/packs.ts';

test('The impact of one pack on another, over whole journeys with every action, names what goes down and fails unless it is signed for.', () => {
  const { run, written } = place();
  written('old.yaml', asYaml(filledIn({ raises: { neglect: valued('child-in-need') } })));
  written('new.yaml', asYaml(filledIn()));
  const { code, said } = run('impact', 'old.yaml', 'new.yaml');
  expect(code).toBe(1);
  expect(said).toContain('DOWN refer, level, at concerns: child-in-need becomes early-help');
  expect(said).toMatch(
    /\d+ classes, [\d.]+ × 10\^\d+ sets of answers, such as\n {5}Danger now: No → /,
  );
  expect(said).toMatch(/^refer: 0 classes of answers up, \d+ down/m);
  expect(said).toContain(
    '- change: "refer, level, at concerns: child-in-need becomes record-only"',
  );
});
