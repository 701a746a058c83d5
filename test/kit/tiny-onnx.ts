import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a model as Hugging Face keeps them into a folder: each word has a vector, and that is all it does. The file is
 * ONNX's protobuf (onnx.proto3, IR 8, opset 13): one Gather from a table by the words' numbers.
 */
export async function writeTinyModel(folder: string, vectors: Readonly<Record<string, readonly number[]>>) {
  const words = ['[PAD]', '[UNK]', ...Object.keys(vectors)];
  const width = Object.values(vectors)[0]?.length ?? 0;
  const rows = words.map((word) => vectors[word] ?? Array.from({ length: width }, () => 0));
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx', 'model.onnx'), modelOf(rows));
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ model_type: 'bert', architectures: ['BertModel'] }),
  );
  await writeFile(
    join(folder, 'tokenizer_config.json'),
    JSON.stringify({
      tokenizer_class: 'BertTokenizer',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      model_max_length: 512,
    }),
  );
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(words)));
}

function tokenizerOf(words: readonly string[]): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: words.slice(0, 2).map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
      unk_token: '[UNK]',
    },
  };
}

const int64 = 7;
const float = 1;

function modelOf(rows: readonly (readonly number[])[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const table = [
    ...[rows.length, width].map((size) => number(1, size)),
    number(2, float),
    text(8, 'table'),
    bytes(9, new Uint8Array(Float32Array.from(rows.flat()).buffer)),
  ];
  const gather = [
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(3, 'look_up'),
    text(4, 'Gather'),
  ];
  const graph = [
    message(1, gather),
    text(2, 'tiny'),
    message(5, table),
    message(11, shapeOf('input_ids', int64, ['batch', 'words'])),
    message(11, shapeOf('attention_mask', int64, ['batch', 'words'])),
    message(12, shapeOf('last_hidden_state', float, ['batch', 'words', width])),
  ];
  return join8([number(1, 8), message(7, graph), message(8, [text(1, ''), number(2, 13)])]);
}

function shapeOf(name: string, type: number, shape: readonly (string | number)[]): readonly Uint8Array[] {
  const sizes = shape.map((size) => message(1, [typeof size === 'string' ? text(2, size) : number(1, size)]));
  return [text(1, name), message(2, [message(1, [number(1, type), message(2, sizes)])])];
}

/** Protobuf: a field's number and kind, then its value; numbers in groups of seven bits. */
function number(field: number, value: number): Uint8Array {
  return join8([varint(field * 8), varint(value)]);
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return join8([varint(field * 8 + 2), varint(value.length), value]);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  return bytes(field, join8(parts));
}

function varint(value: number): Uint8Array {
  const groups: number[] = [];
  for (let rest = value; groups.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    groups.push((rest % 128) + (rest >= 128 ? 128 : 0));
  return Uint8Array.from(groups);
}

function join8(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
