import { Counter, Histogram, Registry } from 'prom-client';
import type { Meter } from '../meter.ts';

/** A meter whose numbers stand in a registry of Prometheus' client. */
export function makeMeter(): { readonly meter: Meter; readonly registry: Registry } {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Histogram({
    name: 'paperboy_answer_seconds',
    help: 'How long questions took to answer, by command; search latency is that of the command search',
    labelNames: ['command', 'how'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const tries = new Histogram({
    name: 'paperboy_send_seconds',
    help: 'How long a try to send a part took, by how it ended; limited: the platform asked to wait (429)',
    labelNames: ['platform', 'how'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const read = new Counter({
    name: 'paperboy_papers_read_total',
    help: 'Papers that a site named when it was read',
    labelNames: ['source'],
    registers,
  });
  const added = new Counter({
    name: 'paperboy_papers_added_total',
    help: 'Papers never seen before, by the site that named them first',
    labelNames: ['source'],
    registers,
  });
  const problems = new Counter({
    name: 'paperboy_problems_total',
    help: 'What a site said that could not be read',
    labelNames: ['source'],
    registers,
  });
  const meter: Meter = {
    answered: (command, how, ms) => answers.observe({ command, how }, ms / 1000),
    tried: (platform, how, ms) => tries.observe({ platform, how }, ms / 1000),
    read: (source, count) => {
      read.inc({ source }, count.papers);
      added.inc({ source }, count.added);
      problems.inc({ source }, count.problems);
    },
  };
  return { meter, registry };
}
