declare module 'virtual:proof' {
  const proved: readonly import('./proved.ts').Proved[];
  export default proved;
}
