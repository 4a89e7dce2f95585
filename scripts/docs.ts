/** `npm run docs`: writes the files that are generated from code. Tests check that they are up to date. */
import { writeFileSync } from 'node:fs';
import { claimsDocument } from './support/claims-document';
import { platformsDocument } from './support/platforms-document';
import { problemsDocument } from './support/problems-document';
import { PROP_TYPES_FILE, propTypes } from './support/prop-types';
import { reviewSchema } from './support/review-schema';
import { versionsDocument } from './support/versions-document';

writeFileSync(PROP_TYPES_FILE, propTypes());
writeFileSync('docs/claims.md', claimsDocument());
writeFileSync('docs/platforms.md', platformsDocument());
writeFileSync('docs/problems.md', problemsDocument());
writeFileSync('docs/versions.md', versionsDocument());
writeFileSync('review.schema.json', reviewSchema());
