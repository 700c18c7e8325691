import type { Plugin } from 'vite';
import { rulesNamed } from '../../content/citation.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import type { Proved } from '../explain/proved.ts';

const name = 'virtual:proof';

/** Proves every promise while building and hands the page what was proved. A broken promise stops the build. */
export function proof(): Plugin {
  return {
    name: 'proof',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return;
      const proved = Object.values(journeys).flatMap((journey) =>
        lawsOf[journey.id as keyof typeof lawsOf].map(({ name, check }): Proved => {
          const { broken, classes, paths } = check(journey);
          if (broken) throw new Error(`broken promise: ${name}\n${broken}`);
          return { journey: journey.id as Proved['journey'], ...rulesNamed(name), classes, paths: paths?.toLocaleString('en-GB') ?? '' };
        }),
      );
      return `export default ${JSON.stringify(proved)}`;
    },
  };
}
