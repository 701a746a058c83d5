/** Makes what is asked for by a key; whoever asks for the same again gets the same, while it is among the last `most` asked for. */
export function makeShared<Thing>(most: number): (key: string, make: () => Promise<Thing>) => Promise<Thing> {
  const known = new Map<string, Promise<Thing>>();
  return (key, make) => {
    const thing = known.get(key) ?? make();
    // A map keeps its keys in the order in which they came: the first is the one not asked for the longest.
    known.delete(key);
    known.set(key, thing);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return thing;
  };
}
