/** Whether arXiv has this category or archive, in lower case: `cs.cl`, `stat`, `astro-ph.ga`. */
export function isCategory(name: string): boolean {
  const [archive = '', subject] = name.split('.');
  if (!archives.has(archive)) return false;
  return subject === undefined || (archive === 'cs' ? computing.has(subject) : /^[a-z-]{2,9}$/.test(subject));
}

/** What was probably meant by something that is no category: `CL` and `nlp` are cs.CL. */
export function nearestCategory(name: string): string | undefined {
  const subject = /^(?:cs[-_:/ ]?)?([a-z]+)$/.exec(name)?.[1] ?? name;
  const known = computing.has(subject) ? subject : fields.get(subject);
  return known && `cs.${known.toUpperCase()}`;
}

/** A category as arXiv writes it. */
export function categoryTitle(category: string): string {
  return category.replace(/(?<=\.)[a-z]{2}$/, (subject) => subject.toUpperCase());
}

const archives: ReadonlySet<string> = new Set(
  (
    'astro-ph cond-mat cs econ eess gr-qc hep-ex hep-lat hep-ph hep-th math math-ph nlin nucl-ex nucl-th physics ' +
    'q-bio q-fin quant-ph stat'
  ).split(' '),
);

/** The subjects of computer science. */
const computing: ReadonlySet<string> = new Set(
  (
    'ai ar cc ce cg cl cr cv cy db dc dl dm ds et fl gl gr gt hc ir it lg lo ma mm ms na ne ni oh os pf pl ro sc sd ' +
    'se si sy'
  ).split(' '),
);

const fields: ReadonlyMap<string, string> = new Map([
  ['nlp', 'cl'],
  ['language', 'cl'],
  ['ml', 'lg'],
  ['learning', 'lg'],
  ['vision', 'cv'],
  ['robotics', 'ro'],
  ['security', 'cr'],
  ['hci', 'hc'],
]);
