declare module 'virtual:charts' {
  /** Each decision's chart, by its id: as a page shows it, and as a room sees it from the back. */
  const charts: Readonly<
    Record<
      import('./chart.ts').ChartSize,
      Readonly<Record<string, import('../ui/pictures/chart.ts').Chart>>
    >
  >;
  export default charts;
}
