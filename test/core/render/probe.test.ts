import { probeCommands } from '../../../lib/core/render/probe';
import { generatedLogins, givenLogins } from '../../support/core';
import { expectGolden } from '../../support/golden';

describe('what the health check feeds to redis-cli', () => {
  test('logs in as the user probe where there are users', () => {
    expectGolden('probe-6.0', probeCommands(generatedLogins(true).probe).toString());
  });

  test('logs in with the one password below 6.0', () => {
    expectGolden('probe-2.8', probeCommands(generatedLogins(false).probe).toString());
  });

  test('quotes a password that was given', () => {
    expectGolden('probe-given-password', probeCommands(givenLogins().probe).toString());
  });
});
