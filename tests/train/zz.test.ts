import { test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { pathOf } from '../../src/decide/path.ts';
import { allScenarios, answersAt, journeyAt } from '../../src/train/scenarios.ts';
test('x', async () => {
  let out = '';
  for (const { id, scenario } of (await allScenarios()).slice(19)) {
    out += `\n== ${id} ${scenario.title}\n`;
    scenario.stages.forEach((s, n) => {
      const p = pathOf(journeys[journeyAt(scenario, n)], answersAt(scenario, n));
      const words = s.story.split(/\s+/).length;
      const order = Object.keys(answersAt(scenario, n));
      const aside = p.setAside.slice().sort((a, b) => order.indexOf(a) - order.indexOf(b));
      if (aside.length) out += `  '${id.slice(0, 3).toUpperCase()}.${n}': '${aside.join(' ')}',\n`;
      const named = aside.filter((q) => q in s.answers);
      if (named.length) out += `     !! NAMED ${named}\n`;
      if (p.next) out += `     !! STOPPED ${p.next.question} = ${answersAt(scenario, n)[p.next.question]}\n`;
      for (const k of ['level', 'consent', 'sharing'] as const) {
        const came = p.memory[k] as string;
        if (s.expect[k] && !s.expect[k].includes(came)) out += `     !! ${k} ${came}\n`;
        if (!s.expect[k] && came) out += `     (not expected: ${k} ${came})\n`;
      }
      const miss = s.expect.actions.filter((a) => !p.actions.includes(a));
      if (miss.length) out += `     !! MISSING ${miss}\n`;
      out += `     ${n} ${words}w ${p.memory['level']} ${p.memory['consent']} ${p.memory['sharing']} [${p.actions.join(' ')}]\n`;
    });
  }
  console.log(out);
});
