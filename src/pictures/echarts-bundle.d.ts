/** One file instead of hundreds of modules: it loads in a tenth of the time. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
