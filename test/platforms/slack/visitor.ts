import { makeSlack } from '../../../src/platforms/slack/connect.ts';
import { deskThat, hurriedClock, recordingLog } from './connected.ts';

// A process of its own: connects to the Slack of its arguments, leaves when its input ends, and must then end by itself.
const [apiUrl = '', botToken = '', appToken = ''] = process.argv.slice(2);
const { log } = recordingLog();
const platform = makeSlack({ botToken, appToken, apiUrl, clock: hurriedClock, log });
await platform.connect(deskThat());
process.stdin.on('end', () => void platform.close()).resume();
