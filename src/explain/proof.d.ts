declare module 'virtual:proof' {
  const proved: readonly import('../cli/proof.ts').Proved[];
  export default proved;
}
