declare module 'virtual:citations' {
  const citations: import('./cited.ts').Citations;
  export default citations;
}
