import { DatabaseSync } from 'node:sqlite';
import { getLoadablePath } from 'sqlite-vec';
import { nearestSigns } from '../../src/archive/signs-scan.ts';
import { randomNumbers } from '../chaos/faults.ts';
import { type Bench, type Figure, medianOf } from './frame.ts';

const papers = 1_000_000;
const width = 8;
/** sqlite-vec takes 4,096 at most. */
const wanted = [20, 500, 4_000];

/** The nearest of a million vectors by their signs: our scan in memory beside sqlite-vec's table of bits. */
export const bench: Bench = async () => {
  const random = randomNumbers(1);
  const all = Uint32Array.from({ length: (papers + 1) * width }, () => random() * 2 ** 32);
  const to = all.slice(width, 2 * width);
  const database = tableOf(all);
  const figures: Figure[] = [];
  for (const count of wanted) {
    const ask = database.prepare(`SELECT rowid FROM signs WHERE bits MATCH vec_bit(?) AND k = ${count}`);
    const ms = await medianOf(5, async () => ask.all(new Uint8Array(to.buffer)));
    figures.push({
      name: `the nearest ${count} of a million vectors by their signs`,
      ms: await medianOf(9, async () => nearestSigns({ all, width }, to, count)),
      yardstick: { name: 'sqlite-vec', ms },
    });
  }
  database.close();
  return figures;
};

function tableOf(all: Uint32Array): DatabaseSync {
  const database = new DatabaseSync(':memory:', { allowExtension: true });
  database.loadExtension(getLoadablePath());
  database.exec(`CREATE VIRTUAL TABLE signs USING vec0 (bits bit[${width * 32}]); BEGIN`);
  const insert = database.prepare('INSERT INTO signs (rowid, bits) VALUES (?, vec_bit(?))');
  const bytes = new Uint8Array(all.buffer);
  for (let paper = 1; paper <= papers; paper += 1)
    insert.run(BigInt(paper), bytes.subarray(paper * width * 4, (paper + 1) * width * 4));
  database.exec('COMMIT');
  return database;
}
