/** `npm run docs`: writes the documents that are generated from code. A test holds them against it. */
import { writeFileSync } from 'node:fs';
import { problemsDocument } from './support/problems-document';
import { versionsDocument } from './support/versions-document';

writeFileSync('docs/problems.md', problemsDocument());
writeFileSync('docs/versions.md', versionsDocument());
