import {
  type InstrumenterContext,
  type MutantCoverage,
  INSTRUMENTER_CONSTANTS as names,
} from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import '../kit/properties.ts';
import { basename, relative } from 'node:path';
import { freshTests } from './fresh.ts';

/** Where Stryker's mutated code looks for the one mutant that is on, and writes which of them it met. */
const mutants: InstrumenterContext = {};
Object.assign(globalThis, { [names.NAMESPACE]: mutants });

/**
 * Runs test files one after the other in this process, each as if it were the first: those of a mutant's own file first,
 * then the quickest. To Stryker a file is one test.
 */
class FreshRunner implements TestRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ testFiles = [] }: DryRunOptions): Promise<DryRunResult> {
    const met: MutantCoverage = { static: {}, perTest: {} };
    mutants.mutantCoverage = met;
    const results: TestResult[] = [];
    for (const file of testFiles) {
      mutants.currentTestId = file;
      results.push(await runFile(file));
    }
    const tests = results.toSorted((one, other) => one.timeSpentMs - other.timeSpentMs);
    const perTest = Object.fromEntries(tests.map(({ id }) => [id, met.perTest[id] ?? {}]));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { ...met, perTest } };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter = [] } = options;
    Object.assign(mutants, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests: TestResult[] = [];
    const own = `/${basename(activeMutant.fileName, '.ts')}.test.ts`;
    const isOther = (file: string) => Number(!file.endsWith(own));
    for (const file of testFilter.toSorted((one, other) => isOther(one) - isOther(other))) {
      tests.push(await runFile(file));
      const endless = determineHitLimitReached(mutants.hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (tests.at(-1)?.status === TestStatus.Failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }
}

/** Up to the first test that fails; a file that cannot be loaded fails as well. */
async function runFile(file: string): Promise<TestResult> {
  const start = performance.now();
  const result = (failed?: { name: string; error: unknown }): TestResult => {
    const known = {
      id: file,
      name: relative(process.cwd(), file),
      fileName: file,
      timeSpentMs: performance.now() - start,
    };
    return failed
      ? { ...known, status: TestStatus.Failed, failureMessage: `${failed.name}: ${failed.error}` }
      : { ...known, status: TestStatus.Success };
  };
  let name = 'loading';
  try {
    for (const test of await freshTests(file)) {
      name = test.name;
      await test.run();
    }
    return result();
  } catch (error) {
    return result({ name, error });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'fresh', FreshRunner)];
