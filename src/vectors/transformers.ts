import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../embedder.ts';
import { OperatorError } from '../operator-error.ts';
import type { Paper } from '../paper.ts';

/** How the library is loaded: it is large, and stands in nobody's way unless somebody installed it. */
type LoadLibrary = () => Promise<unknown>;

/** So many papers go through the model at once: more take memory and no less time on a processor. */
const batchSize = 16;
/** Longer texts are cut by most models anyway, at about 512 tokens. */
const mostCharacters = 2_400;

/**
 * A model of Hugging Face, by its id (`sentence-transformers/all-MiniLM-L6-v2`) or by a folder with its ONNX files, run by
 * @huggingface/transformers. Throws an `OperatorError` where the library is not installed or is not the one we know, and
 * where the model cannot be loaded or gives no vectors.
 */
export async function openTransformers(
  model: string,
  load: LoadLibrary = () => import(libraryName),
): Promise<Embedder> {
  const library = await load().then(asLibrary, () => {
    throw new OperatorError(notInstalled);
  });
  const folder = existsSync(model) ? resolve(model) : undefined;
  library.env.allowRemoteModels = folder === undefined;
  const extract = await library
    .pipeline('feature-extraction', folder ?? model)
    .then(asFunction, (error: unknown) => {
      throw new OperatorError(cannotLoad(model, error), { cause: error });
    });
  const embed = async (texts: readonly string[]): Promise<readonly Float32Array[]> => {
    const { data } = tensor.safeParse(await extract([...texts], { pooling: 'mean', normalize: true }));
    if (!data) throw new OperatorError(noVectors(model));
    return rowsOf(data);
  };
  const [probe] = await embed(['a paper']);
  return {
    name: `transformers ${model}`,
    dimensions: probe?.length ?? 0,
    embedPapers: async (papers) => {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < papers.length; at += batchSize)
        vectors.push(...(await embed(papers.slice(at, at + batchSize).map(textOf))));
      return vectors;
    },
    embedQuery: async (words) => (words.trim() === '' ? undefined : (await embed([words]))[0]),
  };
}

/** A name that the compiler does not look up: nothing of the library is needed to check our own code. */
const libraryName: string = '@huggingface/transformers';

const notInstalled = `PAPERBOY_EMBEDDINGS needs ${libraryName}, which is not installed: run npm install --no-save ${libraryName}, or unset PAPERBOY_EMBEDDINGS.`;

const notKnown = `The ${libraryName} that is installed is none that Paperboy knows: run npm install --no-save ${libraryName}@4, or unset PAPERBOY_EMBEDDINGS.`;

function noVectors(model: string): string {
  return `The model ${model} of PAPERBOY_EMBEDDINGS gives no vectors of texts: name one that is made for feature extraction or sentence similarity.`;
}

function cannotLoad(model: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The model ${model} of PAPERBOY_EMBEDDINGS cannot be loaded (${why.slice(0, 300)}): name a model of Hugging Face that has ONNX files, or a folder with them.`;
}

function textOf({ title, abstract }: Paper): string {
  return `${title}\n${abstract}`.slice(0, mostCharacters);
}

type Run = (...given: readonly unknown[]) => Promise<unknown>;
type Library = { readonly env: { allowRemoteModels: boolean }; readonly pipeline: Run };

function asLibrary(found: unknown): Library {
  if (typeof found !== 'object' || found === null || !('pipeline' in found) || !('env' in found))
    throw new OperatorError(notKnown);
  const { env } = found;
  if (typeof env !== 'object' || env === null || !('allowRemoteModels' in env))
    throw new OperatorError(notKnown);
  const pipeline = asFunction(found.pipeline);
  return {
    pipeline,
    env: {
      get allowRemoteModels() {
        return env.allowRemoteModels === true;
      },
      set allowRemoteModels(allowed) {
        env.allowRemoteModels = allowed;
      },
    },
  };
}

function asFunction(found: unknown): Run {
  if (typeof found !== 'function') throw new OperatorError(notKnown);
  return async (...given) => Reflect.apply(found, undefined, given);
}

/** What the library answers: rows one behind the other. */
const tensor = z.object({
  data: z.instanceof(Float32Array),
  dims: z.tuple([z.int().positive(), z.int().positive()]),
});

function rowsOf({ data, dims: [rows, width] }: z.output<typeof tensor>): readonly Float32Array[] {
  return Array.from({ length: rows }, (_, row) => data.slice(row * width, (row + 1) * width));
}
