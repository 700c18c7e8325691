import type { CouncilText } from '../../content/schema.ts';

/**
 * Every entry of the directory at once: a part of its own, so that choosing one council still
 * brings that one alone.
 */
const all = import.meta.glob<CouncilText>('../../content/directory/*.yaml', {
  eager: true,
  import: 'default',
  query: '?whole',
});

export const wholeDirectory: Readonly<Record<string, CouncilText>> = Object.fromEntries(
  Object.entries(all).map(([path, entry]) => [path.replace(/^.*\/|\.yaml$/g, ''), entry]),
);
