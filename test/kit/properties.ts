import fc from 'fast-check';

/**
 * Loaded before every test file. Property tests draw the same cases on every run, so that a red test is red for whoever
 * looks; `npm run fuzz` draws new ones, and more of them.
 */
const isFuzzing = process.env.npm_lifecycle_event === 'fuzz';
const asked = fc.readConfigureGlobal();
fc.configureGlobal(isFuzzing ? { ...asked, numRuns: 2_000 } : { ...asked, seed: 20_260_615 });
