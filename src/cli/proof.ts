import type { Plugin } from 'vite';
import { rulesNamed } from '../../content/citation.ts';
import { either, type Fact } from '../../machines/grammar/fact.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import type { Proved } from '../explain/proved.ts';

const name = 'virtual:proof';

/** Whatever a fact reads, and so each question that it speaks of. */
export const namesIn = (fact: Fact) => either(fact).flatMap((all) => Object.keys(all));

/**
 * Proves every promise while building and hands the page what was proved. A broken promise stops
 * the build.
 */
export function proof(): Plugin {
  return {
    name: 'proof',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return;
      const proved = keysOf(journeys).flatMap((id) =>
        lawsOf[id].map(({ name, check, facts = [], compares }): Proved => {
          const { broken, classes, paths } = check(journeys[id]);
          if (broken) throw new Error(`broken promise: ${name}\n${broken}`);
          return {
            journey: id,
            ...rulesNamed(name),
            classes,
            paths: paths?.toString() ?? '',
            of: [...new Set([...facts.flatMap(namesIn), ...(compares ? [compares] : [])])],
          };
        }),
      );
      return `export default ${JSON.stringify(proved)}`;
    },
  };
}
