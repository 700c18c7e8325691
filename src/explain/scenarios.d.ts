declare module 'virtual:passes' {
  const passes: import('./passes.ts').Passes;
  export default passes;
}
