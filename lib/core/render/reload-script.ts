import { lines, type Template } from '../credentials/template';
import { PATHS } from './paths';

/** Seconds between two looks at the certificate. */
const PERIOD = 5;

/**
 * What the container of a proxy runs when something else renews its certificate: HAProxy, and a look at the files now and
 * then. SIGUSR2 makes HAProxy start anew with what it finds, without closing its port.
 */
export function reloadScript(proxy: readonly string[]): Template {
  return lines(
    '#!/bin/sh',
    '# Runs HAProxy, and has it read its certificate again when that changes.',
    `state() { cat ${PATHS.config}/server.pem* | cksum; }`,
    '',
    'seen=$(state)',
    `${proxy.join(' ')} &`,
    'proxy=$!',
    "trap 'kill -USR1 $proxy' USR1",
    "trap 'kill -TERM $proxy' TERM INT",
    'while kill -0 $proxy 2>/dev/null; do',
    `  sleep ${PERIOD} &`,
    '  wait $!',
    '  now=$(state)',
    '  [ "$now" = "$seen" ] || kill -USR2 $proxy',
    '  seen=$now',
    'done',
    'wait $proxy',
  );
}
