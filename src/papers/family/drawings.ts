/**
 * The drawings of the easy-read page, as the paths of lines on a square of 64: drawn on screen and
 * on paper by one component, and into a Word file from the same. Each stands beside words that say
 * as much, and none needs a colour.
 */
export const drawings = {
  /** Two people, and what one of them says. */
  talk: {
    pale: 'M30 6h24a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H44l-6 6v-6h-8a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4Z',
    line: 'M30 6h24a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H44l-6 6v-6h-8a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4ZM34 13h16M34 19h10M14 36a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM4 58v-8c0-6 4-9 10-9s10 3 10 9v8M50 46a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM40 58v-2c0-5 4-7 10-7s10 2 10 7v2',
  },
  /** Somebody thinks of a child. */
  worry: {
    pale: 'M44 4c9 0 16 6 16 14s-7 14-16 14-16-6-16-14S35 4 44 4Z',
    line: 'M44 4c9 0 16 6 16 14s-7 14-16 14-16-6-16-14S35 4 44 4ZM44 15a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM36 27c0-6 3-9 8-9s8 3 8 9M29 33a2 2 0 1 0 .1 0ZM25 39h.1M15 44a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM4 60v-4c0-6 4-9 11-9s11 3 11 9v4',
  },
  /** One hand holds another. */
  help: {
    pale: 'M32 24c-3-5-11-5-11 2 0 6 7 9 11 13 4-4 11-7 11-13 0-7-8-7-11-2Z',
    line: 'M32 24c-3-5-11-5-11 2 0 6 7 9 11 13 4-4 11-7 11-13 0-7-8-7-11-2ZM6 40v16M6 43c6-3 10-2 14 1l8 1c4 0 4 5 0 5h-8M28 49l12-7c4-2 7 2 4 5L32 57c-3 2-6 2-9 1L6 54',
  },
  /** A house of many windows: the council. */
  house: {
    pale: 'M12 28h40v30H12Z',
    line: 'M6 28 32 8l26 20ZM12 28v30h40V28M28 58V46h8v12M19 35h5v5h-5ZM40 35h5v5h-5ZM4 58h56M29 19h6',
  },
  /** A tick or a cross: somebody chooses. */
  choice: {
    pale: 'M6 18h24v28H6ZM34 18h24v28H34Z',
    line: 'M6 18h24v28H6ZM34 18h24v28H34ZM12 33l4.5 5L25 26M40 26l12 13M52 26 40 39',
  },
  /** A child and somebody grown-up, side by side. */
  child: {
    pale: 'M33 58V46c0-5 3-8 9-8s9 3 9 8v12Z',
    line: 'M20 20a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM9 58V36c0-7 4-11 11-11s11 4 11 11l4 8M42 34a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM33 58V46c0-5 3-8 9-8s9 3 9 8v12M20 58V44M42 58v-8',
  },
  /** A paper goes from one person to another. */
  share: {
    pale: 'M24 20h12l5 5v17H24Z',
    line: 'M24 20h12l5 5v17H24ZM36 20v5h5M28 30h9M28 35h9M10 24a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM3 46v-8c0-5 2-8 7-8s7 3 7 8v8M54 24a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM47 46v-8c0-5 2-8 7-8s7 3 7 8v8M20 52h24M38 47l6 5-6 5',
  },
  /** A shield: to keep somebody safe. */
  shield: {
    pale: 'M32 5l22 7v18c0 14-9 23-22 29C19 53 10 44 10 30V12Z',
    line: 'M32 5l22 7v18c0 14-9 23-22 29C19 53 10 44 10 30V12ZM21 31l8 8 14-16',
  },
  /** A calendar, with one day marked. */
  calendar: {
    pale: 'M8 12h48v12H8Z',
    line: 'M8 12h48v44H8ZM8 24h48M20 7v10M44 7v10M17 33h4M30 33h4M43 33h4M17 45h4M43 45h4M32 52a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM29 45.5l2 2.5 4-5',
  },
  /** A pen writes down what is said. */
  pen: {
    pale: 'M8 8h30v14H22l-7 7v-7H8Z',
    line: 'M8 8h30v14H22l-7 7v-7H8ZM14 15h18M10 58h26M30 50l3-9 18-18 6 6-18 18ZM47 27l6 6',
  },
  /** Somebody looks at a paper. */
  paper: {
    pale: 'M10 6h26l10 10v14a10 10 0 0 0-13 18l0 10H10Z',
    line: 'M10 6h26l10 10v16M36 6v10h10M10 6v52h20M17 24h20M17 32h14M17 40h9M41 51a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM48 49l9 9',
  },
  /** Two bubbles of speech, each with writing of its own. */
  languages: {
    pale: 'M6 8h30v20H20l-8 7v-7H6Z',
    line: 'M6 8h30v20H20l-8 7v-7H6ZM16 23l5-11 5 11M18 19h6M42 22h16v22h-4v8l-9-8H26V33M36 33h14M43 30v3M47 33c-1 4-4 6-8 7M40 36c2 2 5 4 8 4',
  },
  /** A telephone. */
  phone: {
    pale: 'M18 5h28v54H18Z',
    line: 'M22 5h20a4 4 0 0 1 4 4v46a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4ZM18 14h28M18 48h28M29 53.5h6M28 9.5h8M26 22h2M31 22h2M36 22h2M26 30h2M31 30h2M36 30h2M26 38h2M31 38h2M36 38h2',
  },
  /** A warning. */
  alarm: {
    pale: 'M32 7 60 56H4Z',
    line: 'M32 7 60 56H4ZM32 24v16M32 46v3',
  },
} as const satisfies Readonly<Record<string, { readonly pale: string; readonly line: string }>>;
export type DrawingId = keyof typeof drawings;
