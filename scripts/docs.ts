/** `npm run docs`: writes the documents that are generated from code. A test holds them against it. */
import { writeFileSync } from 'node:fs';
import { problemsDocument } from './support/problems-document';

writeFileSync('docs/problems.md', problemsDocument());
