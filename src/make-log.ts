import { type Logger, pino, stdSerializers } from 'pino';
import type { LogLevel } from '../config/setting-rows.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A log on standard error: JSON lines for machines, or short coloured lines where a person looks on. */
export async function makeLog(level: LogLevel, clock: Clock, forPerson: boolean): Promise<Log> {
  const options = {
    level,
    base: null,
    serializers: { error: stdSerializers.err },
    timestamp: () => `,"time":"${clock.now().toISOString()}"`,
  };
  if (!forPerson) return asLog(pino(options, pino.destination({ dest: 2, sync: true })));
  const { default: pretty } = await import('pino-pretty');
  const look = {
    destination: 2,
    sync: true,
    colorize: true,
    translateTime: 'HH:MM:ss',
  };
  return asLog(pino(options, pretty(look)));
}

function asLog(logger: Logger): Log {
  return {
    debug: (facts, words) => logger.debug(facts, words),
    info: (facts, words) => logger.info(facts, words),
    warn: (facts, words) => logger.warn(facts, words),
    error: (facts, words) => logger.error(facts, words),
  };
}
