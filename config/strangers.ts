import { nearest } from '../src/nearest.ts';

type Given = Readonly<Record<string, string>>;

/**
 * What looks like a setting and is none, each in a sentence. Names of other programs stand in an environment too: `DISCORD_…` and
 * `SLACK_…` are only named there where they are near to one of ours. Those that stand in the file of settings are meant for us.
 */
export function strangersIn(given: Given, inFile: ReadonlySet<string>, known: readonly string[]): string[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name) && !isOfKubernetes(name, given[name]))
    .flatMap((name) => {
      const [prefix = '', rest = ''] = /^(PAPERBOY_|DISCORD_|SLACK_)(.*)$/s.exec(name)?.slice(1) ?? [];
      const near =
        nearestOf(prefix, rest, known) ?? (inFile.has(name) ? nearestWhole(name, known) : undefined);
      const isMeant = prefix === 'PAPERBOY_' || (prefix !== '' && inFile.has(name));
      if (near) return [`${name} is no setting: did you mean ${near}?`];
      return isMeant ? [`${name} is no setting: the README has them all under “Settings”.`] : [];
    });
}

function nearestOf(prefix: string, rest: string, known: readonly string[]): string | undefined {
  const siblings = known.filter((name) => prefix !== '' && name.startsWith(prefix));
  const near = nearest(
    rest,
    siblings.map((name) => name.slice(prefix.length)),
  );
  return near && `${prefix}${near}`;
}

/** Long names that begin alike are near each other, whatever follows. */
function nearestWhole(name: string, known: readonly string[]): string | undefined {
  return name.startsWith('PAPERBOY_') ? undefined : nearest(name, known);
}

/** Kubernetes tells a container of a service `paperboy` by such names (“Discovering services”, environment variables). */
function isOfKubernetes(name: string, value = ''): boolean {
  return /_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP|SCTP)/.test(name) || /^(tcp|udp|sctp):\/\//.test(value);
}
