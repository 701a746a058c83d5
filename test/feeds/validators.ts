import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { z } from 'zod';
import type { FeedFormat } from '../../src/feeds/write.ts';

/** Debian's validator of XML. */
const program = '/usr/bin/xmllint';

/** For a test's `skip`: how to get the validator where there is none. With CI=true it is missed instead. */
export const noXmllint: string | false =
  !existsSync(program) &&
  process.env.CI !== 'true' &&
  'There is no xmllint here: `apt-get install libxml2-utils` brings it.';

/**
 * What validators that are not ours find wrong with a feed: xmllint with the grammars of RFC 4287 and RSS 2.0, Ajv with
 * the published JSON schema of JSON Feed 1.1. Nothing is right.
 */
export function problemsIn(feed: string, format: FeedFormat): string {
  return format === 'json' ? jsonProblems(feed) : xmlProblems(feed, grammars[format]);
}

const grammars = { atom: 'atom-rfc4287.rng', rss: 'rss-2.0.rng' } as const;

function xmlProblems(feed: string, grammar: string): string {
  const options = ['--noout', '--nonet', '--relaxng', join(import.meta.dirname, grammar), '-'];
  const { status, stderr, error } = spawnSync(program, options, { input: feed, encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? '' : stderr;
}

const ajv = new Ajv({ strict: false, formats: { uri: isAddress, 'date-time': isTime, email: true } });
const schema = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve('jsonfeed-schema/schema-v1.1.json'), 'utf8'),
    ),
  );
const validate = ajv.compile(schema);

function jsonProblems(feed: string): string {
  return validate(JSON.parse(feed)) ? '' : ajv.errorsText(validate.errors);
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}

/** RFC 3339. */
function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}
