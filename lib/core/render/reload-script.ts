import { lines, type Template } from '../credentials/template';
import { PATHS } from './paths';

/** The seconds between two checks of the certificate. */
const PERIOD = 5;

/**
 * The script that the container of a proxy runs if another program renews its certificate. It runs HAProxy, and checks the
 * files regularly. SIGUSR2 makes HAProxy reload its files without closing its port.
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
