import { printable } from '../text/printable';
import type { AppReview } from './merged';
import { type Box, type Link, type Security, type ServerBox, topologyOf } from './topology';

const ARROWS: Readonly<Record<Security, string>> = { tls: '==>', private: '-->', plaintext: '-.->' };
const MARKS: Readonly<Record<Security, string>> = { tls: '🔒 ', private: '', plaintext: '⚠️ ' };

/** Colours that are readable on a light and on a dark page. */
const CLASSES = `  classDef clients fill:#eef2f7,stroke:#64748b,color:#0f172a
  classDef terminator fill:#dcf5e7,stroke:#15803d,color:#052e16
  classDef service fill:#dbeafe,stroke:#1d4ed8,color:#0b1b4d
  classDef replica fill:#ede9fe,stroke:#6d28d9,color:#2e1065
  classDef workload fill:#fef3c7,stroke:#b45309,color:#451a03
  classDef outside fill:#f8fafc,stroke:#64748b,color:#0f172a,stroke-dasharray:4 3
  classDef exposed fill:#fee2e2,stroke:#b91c1c,color:#450a0a
`;

/** Who can reach what, and how, as a Mermaid flowchart. TLS is a thick line, plaintext is a dotted line. */
export function mermaid(review: AppReview): string {
  const chart = new Flowchart();
  for (const server of topologyOf(review)) drawServer(chart, server);
  return `flowchart LR\n${chart.text}${CLASSES}`;
}

/** Lines of a flowchart, with an id for each box. */
class Flowchart {
  public text = '';
  #boxes = 0;

  /** Draws a box and returns its id. */
  public box(kind: string, { title, details }: Box): string {
    this.#boxes += 1;
    const id = `n${this.#boxes}`;
    this.text += `  ${id}["${[title, ...details].map(mermaidText).join('<br/>')}"]:::${kind}\n`;
    return id;
  }

  public arrow(from: string, to: string, { security, label }: Link): void {
    this.text += `  ${from} ${ARROWS[security]}|"${MARKS[security]}${mermaidText(label)}"| ${to}\n`;
  }
}

function drawServer(chart: Flowchart, server: ServerBox): string {
  const id = chart.box(server.kind, server);
  const terminators = new Map<string, string>();
  for (const { clients, link, terminator } of server.ways) {
    const from = chart.box(link.security === 'plaintext' ? 'exposed' : 'clients', clients);
    if (terminator === null) {
      chart.arrow(from, id, link);
      continue;
    }
    const between = chart.box('terminator', terminator);
    terminators.set(terminator.path, between);
    chart.arrow(from, between, link);
    chart.arrow(between, id, terminator.link);
  }
  for (const follower of server.followers) {
    const from = follower.via === null ? undefined : terminators.get(follower.via);
    chart.arrow(from ?? id, drawServer(chart, follower.server), follower.link);
  }
  return id;
}

/** A text in the quotes of a label. Everything but letters, digits and a few signs becomes a character reference. */
export function mermaidText(text: string): string {
  return printable(text).replace(/[^\p{L}\p{M}\p{N} .,:/_-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
