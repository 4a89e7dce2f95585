/**
 * Counts the results of the checks. Each line of the given file has a name, an exit code and, if the check runs tests, the file
 * with the results of jest. A skipped test counts as failed, and so does a run without tests.
 */
import { existsSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;

function fail(count, why) {
  failed += count;
  if (count > 0) console.log(`${why}: ${count}`);
}

for (const line of readFileSync(process.argv[2], 'utf8').trimEnd().split('\n')) {
  const [name, code, report] = line.split('\t');
  const before = failed;
  if (report && existsSync(report)) {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    passed += results.numPassedTests;
    fail(results.numFailedTests, `${name}, failed tests`);
    fail(results.numPendingTests + results.numTodoTests, `${name}, skipped tests`);
    fail(results.numRuntimeErrorTestSuites, `${name}, test files that do not run`);
    if (results.numTotalTests === 0) fail(1, `${name}, no tests`);
  } else if (report) {
    fail(1, `${name}, ended with ${code} before its tests`);
  } else if (code === '0') {
    passed += 1;
  }
  if (code !== '0' && failed === before) fail(1, `${name}, ended with ${code}`);
}
if (passed === 0) fail(1, 'no check passed');

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
