import type { OwnGist, PaperId } from '../../paper.ts';
import type { Find, Papers } from '../archive.ts';
import { keepGist } from '../papers.ts';
import { saveFinds } from '../save.ts';
import type { Store } from '../store.ts';
import type { CatchUp } from './catch-up.ts';
import type { Database } from './database.ts';
import { lockPapers, writePapers } from './shared-papers.ts';
import { tryOut } from './try-out.ts';
import { findWithoutNul, withoutNul } from './without-nul.ts';

/**
 * Papers that copies share: each reads them from a file of its own (`own`), which catches up with the shared store first.
 * What a digest or a ping is made from is read when the copy has all, or not at all: a list that was noted as whole must be
 * whole. Who searches is answered from what is there where the shared store cannot be reached.
 */
export function sharedPapers(database: Database, store: Store, own: Papers, catchUp: CatchUp): Papers {
  const change = async <Result>(ids: readonly PaperId[], work: () => Result): Promise<Result> => {
    // Most of the way is gone before others have to wait.
    await catchUp.whole();
    const answer = await database.write(async (inside) => {
      const next = await lockPapers(inside);
      await catchUp.inside(inside);
      const { result, changed } = tryOut(store, ids, work);
      await writePapers(inside, changed, next);
      return result;
    });
    await catchUp.whole();
    return answer;
  };
  const afterAll = waitingFor(catchUp.whole);
  const afterSome = waitingFor(catchUp.lightly);
  return {
    save: async (given, now) => {
      const finds: readonly Find[] = given.map(findWithoutNul);
      const ids = finds.map(({ paper }) => paper.id);
      return change(ids, () => saveFinds(store, finds, now).count);
    },
    keepGist: async (paper, { text, by }) => {
      const gist: OwnGist = { text: withoutNul(text), by };
      return change([paper], () => keepGist(store, paper, gist));
    },
    listed: afterAll(own.listed),
    listedDays: afterAll(own.listedDays),
    seenAt: afterAll(own.seenAt),
    count: afterAll(own.count),
    async *each() {
      await catchUp.whole();
      yield* own.each();
    },
    get: afterSome(own.get),
    search: afterSome(own.search),
    find: afterSome(own.find),
    foundDays: afterSome(own.foundDays),
    holding: afterSome(own.holding),
    vectors: afterSome(own.vectors),
    nearest: afterSome(own.nearest),
    embedWords: own.embedWords,
    embedRest: own.embedRest,
  };
}

type Read<Given extends readonly unknown[], Answer> = (...given: Given) => Promise<Answer>;

function waitingFor(ready: () => Promise<void>) {
  return <Given extends readonly unknown[], Answer>(read: Read<Given, Answer>): Read<Given, Answer> =>
    async (...given) => {
      await ready();
      return read(...given);
    };
}
