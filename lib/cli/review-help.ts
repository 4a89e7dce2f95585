import { IMPACTS } from '../core/impact/impact';
import { BOUNDS } from './fail-on';

/** Where cdktf synthesizes when nothing else is said. */
export const DEFAULT_FOLDER = 'cdktf.out';

/** What `review --help` says below the usage. */
export const HELP = `FOLDER is the output folder of cdktf synth (${DEFAULT_FOLDER} when nothing is said), the folder of one
stack, or one review.json. Neither Terraform nor Docker is needed.

With --base it says what a change of the code does: to the keys and the clients of every service,
worst first; what is exposed, weaker or stronger; and what could be lost before and after.

  git worktree add ../base origin/main       # and synthesize there, too
  cdktf-redis review --base ../base/cdktf.out

Options:
  --base FOLDER    the same as FOLDER, of the code before the change
  --fail-on IMPACT with --base: exit with 1 when the change means that or worse:
                   ${BOUNDS.join(', ')}
  --format FORMAT  text   what runs, who reaches it, what could be lost, what policies demand, and
                          problems (default); with --base the change alone
                   md     the same for a comment of a pull request, with a diagram
                   html   the same as one page that needs no network, to read, mail or print
                   json   an array of the reviews, as they were read; with --base an object
                   sarif  the problems for code scanning (SARIF 2.1.0); with --base each is new,
                          unchanged or absent
  --output FILE    writes FILE in place of the standard output
  -h, --help       this text

Keys of the object of --base --format json:
  formatVersion  1
  before, after  names of the stacks on either side
  worst          worst impact: ${IMPACTS.map((impact) => `"${impact}"`).join(', ')}
  constructs     objects with path, kind, presence ("new", "gone" or "both"), impact, meaning,
                 data (what becomes of the keys: "new", "untouched", "kept", "converted",
                 "with its primary", "refused", "left behind", "emptied", "lost"; null: none there),
                 findings (objects with tendency, which is "exposed", "weaker", "stronger" or
                 "changed", what, before and after), and losses (objects with events, tendency,
                 before and after)

What an impact means:
  DATA LOSS   keys are lost, or out of reach: a server refuses to start on them, or starts elsewhere
  RESTART     a server restarts or is removed; its keys are kept on its volume or by its primary
  RECONNECT   a terminator or a replication link is replaced: connections break, no data
  new         it is not there yet

Exit codes: 0 nothing is worse than a warning; 1 a problem is an error, or the change reaches the
impact of --fail-on; 2 there is nothing that could be reviewed, on either side.
`;
