import { readFileSync } from 'node:fs';
import { PROP_TYPES_FILE, propTypes } from '../../../scripts/support/prop-types';

describe('the table with the types of all props', () => {
  test('is what the interfaces say: `npm run docs` writes it again', () => {
    expect(propTypes()).toBe(readFileSync(PROP_TYPES_FILE, 'utf8'));
  });
});
