import { readFileSync } from 'node:fs';
import { SERVER_STATES } from '../../../lib/core/catalog/server-states';

test('docs/tls.md shows every state of a server, and what a terminator does in it', () => {
  const code = (words: string | undefined) =>
    (words?.split(', ') ?? []).map((word) => `\`${word}\``).join(', ');
  const rows = SERVER_STATES.map(({ state, answer, newSessions, openSessions, because }) =>
    `| ${state} | ${code(answer)} | ${newSessions} | ${openSessions} | ${because} |`.replace('|  |', '| |'),
  );
  expect(readFileSync('docs/tls.md', 'utf8')).toContain(`${rows.join('\n')}\n`);
});
