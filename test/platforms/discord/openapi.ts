import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Discord's own description of its API, where it lies beside this checkout. */
const file = join(import.meta.dirname, '../../../../shared/spec/discord-openapi.json');

/** Why nothing can be compared with Discord's description; undefined where it is at hand. */
export const missing = existsSync(file)
  ? undefined
  : "Discord's API description is not beside this checkout (../shared/spec/discord-openapi.json)";

/** Sentences on what the body breaks of a schema of Discord's description; none where the description is missing. */
export function mistakesIn(schema: string, body: unknown): readonly string[] {
  const validate = ajv?.getSchema(`discord#/components/schemas/${schema}`);
  if (!validate || validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${schema}${instancePath} ${message}`);
}

const ajv = missing === undefined ? load() : undefined;

function load(): Ajv2020 {
  const description: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const loaded = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  if (typeof description === 'object' && description !== null)
    loaded.addSchema({ ...description, $id: 'discord' });
  return loaded;
}
