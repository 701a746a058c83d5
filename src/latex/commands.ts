import { argument, behind, groupEnd, type Reading, rawGroup, sees, take, trimWritten } from './reading.ts';
import { accents, functionNames, letters, operators, relations, symbols } from './symbols.ts';
import { asClose, functionText, onBlackboard, script, spaced, withAccent, wrapped } from './typesetting.ts';

/** What a command says. The reading stands right behind its name, and afterwards behind all that belongs to it. */
export function commandText(reading: Reading, name: string): string {
  const known = brokenName(reading, name) ?? markup.get(name)?.(reading) ?? letter(reading, name);
  if (known !== undefined) return known;
  const accent = accents.get(name);
  if (accent && (reading.math || name.length === 1)) return withAccent(argument(reading), accent);
  const relation = relations.get(name);
  if (relation) return spaced(reading, relation);
  const operator = operators.get(name);
  if (operator) return asClose(reading, operator);
  if (functionNames.has(name)) return functionText(reading, name);
  return symbol(reading, name) ?? unknownText(reading, name);
}

/** A Greek name that went through an accent on its way here: `\b{eta}` is β, `\r{ho}` ρ, `\k{appa}` κ. */
function brokenName(reading: Reading, name: string): string | undefined {
  if (name.length > 1) return undefined;
  const rest = take(reading, /\{(?:eta|ho|appa|au|elta|ambda|opyright)\}/y);
  return rest && symbols.get(name + rest.slice(1, -1));
}

/** Brackets stand close to what they hold. */
function symbol(reading: Reading, name: string): string | undefined {
  const found = symbols.get(name);
  if (found && /[⟨⌈⌊]/.test(found)) skipSpace(reading);
  if (found && /[⟩⌉⌋]/.test(found)) trimWritten(reading);
  return found;
}

/** A letter such as `\o` takes the space that ends its name with it: `K\o benhavn`. */
function letter(reading: Reading, name: string): string | undefined {
  const found = letters.get(name);
  if (found && !reading.math) take(reading, / (?=[A-Za-z])/y);
  return found;
}

/**
 * A command that nobody defined for us is mostly an author's name for their method, or markup around words: the words
 * stay, and where there are none, or the name looks like one, the name.
 */
function unknownText(reading: Reading, name: string): string {
  if (groupEnd(reading) === undefined) return sees(reading, /\{/y) ? `${name} ` : name;
  const inner = argument(reading);
  return inner.trim() === '' || /[A-Z]/.test(name) ? `${name}${inner}` : inner;
}

/** Undefined where the command is an accent after all. */
type Command = (reading: Reading) => string | undefined;

const words = (reading: Reading) => argument(reading, false);
const formula = (reading: Reading) => argument(reading, true);
const either = (reading: Reading) => argument(reading);

/** The commands that say something of what stands behind them, or say nothing. */
const markup: ReadonlyMap<string, Command> = new Map([
  ...all('text textbf textit textmd textnormal textrm textsc textsf textsl texttt textup emph', words),
  ...all('mbox hbox fbox underline uline sout', words),
  ...all('mathbf mathcal mathfrak mathit mathnormal mathrm mathscr mathsf mathtt boldsymbol bm', formula),
  ...all('mathbb mathds', (reading) => onBlackboard(formula(reading))),
  ...all('operatorname', (reading) => functionText(reading, after(pattern(/\*/y), formula)(reading))),
  ...all(
    'frac dfrac tfrac nicefrac',
    (reading) => `${wrapped(formula(reading))}/${wrapped(formula(reading))}`,
  ),
  ...all('binom dbinom tbinom', (reading) => `C(${formula(reading)}, ${formula(reading)})`),
  ...all('sqrt', root),
  ...all('stackrel overset underset', after(formula, formula)),
  ...all(
    'xrightarrow',
    after(formula, (reading) => spaced(reading, '→')),
  ),
  ...all('not', (reading) => spaced(reading, `${formula(reading).trim()}\u0338`.normalize('NFC'))),
  ...all('pmod', (reading) => ` (mod ${formula(reading)})`),
  ...all('bmod', (reading) => spaced(reading, 'mod')),
  ...all('textsuperscript', (reading) => script('^', either(reading), behind(reading))),
  ...all('textsubscript', (reading) => script('_', either(reading), behind(reading))),
  ...all('textcolor colorbox scalebox foreignlanguage hyperlink', after(rawGroup, either)),
  ...all('hyperref', after(pattern(/\[[^[\]]*\]/y), words)),
  ...all('href', link),
  ...all('url path nolinkurl', (reading) => rawGroup(reading) ?? ''),
  ...all('enquote textquote', (reading) => `“${words(reading)}”`),
  ...all('footnote', footnote),
  ...all(
    'cite citep citet citeauthor citealp ref eqref cref Cref autoref pageref label footnotemark',
    dropped,
  ),
  ...all('begin end color hypersetup vspace hspace thanks deleted bibliography', dropped),
  ...all('em bf it rm sc sf tt cal itshape bfseries ttfamily sffamily scshape noindent centering', skipSpace),
  ...all('tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle', skipSpace),
  ...all('textstyle scriptstyle limits nolimits allowbreak protect relax nonumber', skipSpace),
  ...all('xspace', () => ''),
  ...all('right', (reading) => {
    trimWritten(reading);
    return delimiter(reading);
  }),
  ...all('left middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr', delimiter),
  ...all('newline linebreak par bigskip medskip smallskip quad qquad space', () => ' '),
  ...all('unicode', (reading) => character(rawGroup(reading)?.replace(/^x/, ''))),
  ...all('char', (reading) => character(take(reading, /"[0-9A-Fa-f]{1,6} ?/y)?.slice(1))),
  ...all('u', (reading) => (sees(reading, /[0-9a-f]{4}/y) ? character(take(reading, /.{4}/y)) : undefined)),
  ...all('verb', (reading) => take(reading, /([|+!/#@]).{0,200}?\1/y)?.slice(1, -1) ?? ''),
  ...all('ding', (reading) => dingbat(Number(rawGroup(reading)))),
  ...all('romannumeral', (reading) => roman[Number(take(reading, /\d/y))] ?? ''),
  ...all(
    'mkern mskip',
    after(pattern(/-?\d*mu ?/y), () => ''),
  ),
  ...all('and', () => ', '),
  ...all('etal', () => 'et al.'),
  ...all('n', () => '\\n'),
]);

function all(names: string, command: Command): (readonly [string, Command])[] {
  return names.split(' ').map((name) => [name, command]);
}

function after<T>(first: Command, then: (reading: Reading) => T): (reading: Reading) => T {
  return (reading) => {
    first(reading);
    return then(reading);
  };
}

function pattern(sticky: RegExp): Command {
  return (reading) => take(reading, sticky);
}

function skipSpace(reading: Reading): string {
  take(reading, / +/y);
  return '';
}

/** What refers to something that is not here leaves no hole: neither a space before a full stop nor empty brackets. */
function dropped(reading: Reading): string {
  take(reading, /(?:\*|\[[^[\]]*\])+/y);
  rawGroup(reading);
  if (sees(reading, /[\s.,;:!?)\]]/y) || reading.at >= reading.end) trimWritten(reading);
  const bracket = sees(reading, /\)/y) ? '(' : sees(reading, /\]/y) ? '[' : undefined;
  if (bracket && reading.written.at(-1)?.endsWith(bracket)) {
    reading.written.push(reading.written.pop()?.slice(0, -1) ?? '');
    trimWritten(reading);
    reading.at += 1;
  }
  return '';
}

function link(reading: Reading): string {
  const address = rawGroup(reading) ?? '';
  take(reading, / +(?=\{)/y);
  return groupEnd(reading) === undefined ? address : words(reading).trim() || address;
}

function footnote(reading: Reading): string {
  if (groupEnd(reading) === undefined) return ' ';
  const note = words(reading).trim();
  trimWritten(reading);
  return note && ` (${note})`;
}

function delimiter(reading: Reading): string {
  take(reading, / *\.?/y);
  return '';
}

function root(reading: Reading): string {
  const degree = take(reading, /\[[^[\]]{1,9}\]/y)?.slice(1, -1);
  return `${degree ? script('^', degree, '') : ''}√${wrapped(formula(reading))}`;
}

function character(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  return point > 31 && point < 0x110000 && !(point >= 0xd800 && point < 0xe000)
    ? String.fromCodePoint(point)
    : '';
}

/** Zapf's dingbats as far as papers use them: ticks, crosses, and numbers in circles. */
function dingbat(number: number): string {
  if (number >= 51 && number <= 52) return '✓';
  if (number >= 53 && number <= 56) return '✗';
  if (number >= 172 && number < 212) return String.fromCodePoint(0x2460 + ((number - 172) % 10));
  return '';
}

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
