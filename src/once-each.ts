/** A function that works each thing out once, and remembers what came of it for as long as the thing itself is remembered. */
export function onceEach<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const known = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const found = known.get(thing);
    if (found) return found.made;
    const made = make(thing);
    known.set(thing, { made });
    return made;
  };
}
