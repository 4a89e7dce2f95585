import { IMPACTS } from '../core/impact/impact';
import { BOUNDS } from './fail-on';

/** The default output folder of cdktf. */
export const DEFAULT_FOLDER = 'cdktf.out';

/** What `review --help` shows below the usage. */
export const HELP = `FOLDER is the output folder of cdktf synth (default: ${DEFAULT_FOLDER}), the folder of one stack, or one
review.json. Neither Terraform nor Docker is needed.

With --base, it shows what a change of the code does to the keys and the clients of every service,
worst first; what becomes exposed, weaker or stronger; and what could be lost before and after.

  git worktree add ../base origin/main       # run cdktf synth there, too
  cdktf-redis review --base ../base/cdktf.out

Options:
  --base FOLDER    the same as FOLDER, for the code before the change
  --fail-on IMPACT with --base: exit with 1 if the change has this impact or a worse one:
                   ${BOUNDS.join(', ')}
  --format FORMAT  text   what runs, who can reach it, what could be lost, what policies require,
                          and problems (default); with --base only the change
                   md     the same for a comment on a pull request, with a diagram
                   html   the same as one page to read, mail or print, which needs no network
                   json   an array of the reviews; with --base an object
                   sarif  the problems for code scanning (SARIF 2.1.0); with --base each problem is
                          new, unchanged or absent
  --commit COMMIT  the commit that text, md and html show beside the release and the date (default:
                   GIT_COMMIT, GITHUB_SHA or CI_COMMIT_SHA); SOURCE_DATE_EPOCH sets the date
  --output FILE    write to FILE instead of the standard output
  -h, --help       show this text

review.schema.json in the package describes a review.json.

Keys of the object of --base --format json:
  formatVersion  1
  before, after  names of the stacks before and after the change
  images         images that must be on the Docker engine before the apply: Terraform stops a
                 service before it pulls its new image
  worst          worst impact: ${IMPACTS.map((impact) => `"${impact}"`).join(', ')}
  constructs     objects with path, kind, presence ("new", "gone" or "both"), impact, meaning,
                 effects (objects with impact, meaning and interruption, worst first: how long
                 clients are interrupted, as seconds and words, or null), data (what happens to the
                 keys: "new", "untouched", "kept", "converted", "with its primary", "refused",
                 "left behind", "emptied" or "lost"; null if it has no keys), findings
                 (objects with tendency, which is "exposed", "weaker", "stronger" or "changed",
                 what, before and after), and losses (objects with events, tendency, before and
                 after)

Impacts:
  DATA LOSS     keys are lost, or a server cannot use them: it refuses to start, or starts elsewhere
  NEW SETTINGS  clients are shut out until they have another host, port, password or CA
                certificate, or because a user is removed or loses rights
  RESTART       a server restarts or is removed; its volume or its primary keeps its keys
  RECONNECT     a terminator or a replication link is replaced: connections break, no data is lost
  new           it does not exist yet

The value of a variable is not in a review. A password or CA certificate counts as another one if
the code takes it from somewhere else.

Exit codes: 0 if there is nothing worse than a warning; 1 if a problem is an error, or the change
has the impact of --fail-on or a worse one; 2 if there is no valid review before or after the
change.
`;
