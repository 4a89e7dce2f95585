/** The style sheet of the page: light and dark, narrow and wide, and on paper. Every contrast is at least 4.5 to 1. */
export const STYLES = `:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#16202e;--soft:#4d5b6d;--line:#d9dfe7;--head:#f0f3f7;
--link:#1d4ed8;--good:#166534;--good-back:#e3f6ea;--warning:#854d0e;--warning-back:#fdf3d7;--danger:#b42318;--danger-back:#fdeceb;
--server:#1d4ed8;--server-back:#eaf1ff;--copy:#6d28d9;--copy-back:#f3eefe;--wire:#5b6879;--shade:#16202e38}
@media (prefers-color-scheme:dark){:root{--page:#0e131a;--card:#161d27;--ink:#e7ecf3;--soft:#a5b2c2;--line:#2c3745;--head:#1c2531;
--link:#8ab4ff;--good:#6ee7a0;--good-back:#10301f;--warning:#fbd36b;--warning-back:#33280c;--danger:#ff9b91;--danger-back:#3b1715;
--server:#8ab4ff;--server-back:#15243f;--copy:#c4a8ff;--copy-back:#251a3f;--wire:#93a1b3;--shade:#000c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main,footer{max-width:1240px;margin:0 auto;padding:0 20px}
header{padding-top:36px}
h1{margin:0;font-size:1.85rem;line-height:1.2;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:0 0 4px;font-size:1.3rem;line-height:1.3;letter-spacing:-.01em}
h3{margin:24px 0 8px;font-size:1rem}
p{margin:0 0 12px}
a{color:var(--link)}
code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:break-word}
.sub,.note{color:var(--soft)}
.sub{margin:6px 0 0}
.wide+.note{margin:10px 0 0;font-size:.9rem}
th .note{font-weight:400}
.glance{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:24px 0 0;padding:0;list-style:none}
.glance li{display:flex;flex-direction:column;background:var(--card);border:1px solid var(--line);border-top:4px solid var(--wire);border-radius:12px;padding:14px 16px 16px}
.glance .good{border-top-color:var(--good)}.glance .warning{border-top-color:var(--warning)}.glance .danger{border-top-color:var(--danger)}
.glance .good>strong{color:var(--good)}.glance .warning>strong{color:var(--warning)}.glance .danger>strong{color:var(--danger)}
.glance h2{font-size:.95rem;margin:0 0 6px}
.glance a{color:inherit;text-decoration-color:var(--wire);text-underline-offset:3px}
.glance strong{font-size:1.15rem;line-height:1.3}
.glance ul{margin:8px 0 0;padding:0;list-style:none;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.glance code{color:var(--ink)}
.glance ul li{display:block;background:none;border:0;border-radius:0;padding:3px 0}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:22px 24px 24px;margin-top:20px;scroll-margin-top:14px}
.wide{overflow-x:auto;margin:14px -24px 0;padding:0 24px 4px}
.wide:focus-visible{outline:3px solid var(--link);outline-offset:-3px}
table{border-collapse:collapse;width:100%;font-size:.925rem}
caption{text-align:left;color:var(--soft);padding:0 0 8px;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:9px 16px 9px 0;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-size:.8rem;font-weight:600;padding-bottom:6px}
tbody th{font-weight:600;min-width:8rem}
tbody th>code,h3 code{font-weight:600}
td:last-child,th:last-child{padding-right:0}
.tag{display:inline-block;white-space:nowrap;border-radius:6px;padding:1px 8px;font-size:.85rem;font-weight:600;background:var(--head);color:var(--ink)}
.tag.good{color:var(--good);background:var(--good-back)}.tag.warning{color:var(--warning);background:var(--warning-back)}.tag.danger{color:var(--danger);background:var(--danger-back)}
.losses caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.verdicts{margin:6px 0 0}.verdicts span{display:inline-block;margin:0 14px 2px 0}.verdicts .tag{margin:0;white-space:normal}
.losses{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,500px),1fr));gap:16px;margin-top:16px}
article{border:1px solid var(--line);border-radius:12px;padding:16px 18px}
article h3{margin:0 0 2px;overflow-wrap:anywhere}
article tbody th{font-weight:500;width:40%}
article .wide{margin:10px -18px 0;padding:0 18px 2px}
.problems{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:12px}
.problems li{border:1px solid var(--line);border-left:5px solid var(--warning);border-radius:10px;padding:12px 16px;overflow-wrap:anywhere}
.problems li.error{border-left-color:var(--danger)}
.problems p{margin:6px 0 0}
.topology{display:block;height:auto;margin:6px 0 34px;font-family:inherit}
.topology:last-child{margin-bottom:6px}
.box rect{fill:var(--head);stroke:var(--wire);stroke-width:1.25}
.box text{fill:var(--ink)}.box .kind{fill:var(--soft)}.box .name{font-weight:600}.box .detail{fill:var(--soft)}
.box.service rect{fill:var(--server-back);stroke:var(--server)}.box.replica rect{fill:var(--copy-back);stroke:var(--copy)}
.box.terminator rect{fill:var(--good-back);stroke:var(--good)}.box.exposed rect{fill:var(--danger-back);stroke:var(--danger)}
.box.workload rect{fill:var(--warning-back);stroke:var(--warning)}.box.outside rect{stroke-dasharray:5 4}
.arrow{fill:none;stroke:var(--wire);stroke-width:1.6}.arrow.tls{stroke:var(--good);stroke-width:2.4}.arrow.plaintext{stroke:var(--danger);stroke-width:2;stroke-dasharray:6 4}
.head,.icon{fill:var(--wire)}.head.tls,.icon.tls{fill:var(--good)}.head.plaintext,.icon.plaintext{fill:var(--danger)}
.label{fill:var(--soft)}.label.tls{fill:var(--good)}.label.plaintext{fill:var(--danger);font-weight:650}
.paths{display:none;list-style:none;margin:14px 0 0;padding:0;gap:14px}
.paths li{border:1px solid var(--line);border-radius:12px;padding:12px}
.step{border:1px solid var(--wire);border-radius:10px;background:var(--head);padding:8px 12px;font-size:.9rem;overflow-wrap:anywhere}
.step code{font-weight:600}.step.service{background:var(--server-back);border-color:var(--server)}.step.replica{background:var(--copy-back);border-color:var(--copy)}
.step.terminator{background:var(--good-back);border-color:var(--good)}.step.exposed{background:var(--danger-back);border-color:var(--danger)}
.step.workload{background:var(--warning-back);border-color:var(--warning)}.step.outside{border-style:dashed}
.wire{padding:4px 12px;font-size:.9rem;color:var(--soft)}.wire.tls{color:var(--good)}.wire.plaintext{color:var(--danger);font-weight:650}
footer{color:var(--soft);font-size:.9rem;padding-top:20px;padding-bottom:40px}
@media (min-width:1001px),print{.topology{max-width:100%}}
@media (max-width:1000px){.glance{grid-template-columns:repeat(2,1fr)}td,tbody th,td code,tbody th code{overflow-wrap:anywhere}
.drawing{background:linear-gradient(90deg,var(--card) 50%,transparent) left/40px 100% no-repeat local,linear-gradient(270deg,var(--card) 50%,transparent) right/40px 100% no-repeat local,
radial-gradient(farthest-side at 0 50%,var(--shade),transparent) left/18px 100% no-repeat,radial-gradient(farthest-side at 100% 50%,var(--shade),transparent) right/18px 100% no-repeat}}
@media (max-width:620px){header,main,footer{padding-left:14px;padding-right:14px}header{padding-top:24px}h1{font-size:1.5rem}
.drawing,.legend{display:none}.paths{display:grid}.glance{grid-template-columns:1fr}section{padding:18px 16px;border-radius:12px}.wide{margin-left:-16px;margin-right:-16px;padding-left:16px;padding-right:16px}
article{padding:14px}article .wide{margin-left:-14px;margin-right:-14px;padding-left:14px;padding-right:14px}th,td{padding-right:12px}.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards,.cards tbody,.cards tr,.cards th,.cards caption{display:block}.cards tr{border-top:1px solid var(--line);padding:10px 0}.cards th,.cards td{border:0;padding:2px 0}
.cards td{display:grid;grid-template-columns:5.6rem 1fr;gap:10px}.cards td>div{min-width:0;overflow-wrap:anywhere}.cards td::before{content:attr(data-label);color:var(--soft);font-size:.85rem}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--head:#f4f4f4;--link:#000;--good:#14532d;--good-back:#fff;
--warning:#713f12;--warning-back:#fff;--danger:#991b1b;--danger-back:#fff;--server:#1e3a8a;--server-back:#fff;--copy:#4c1d95;--copy-back:#fff;--wire:#444}
@page{size:landscape;margin:12mm}html{font-size:12px}th,td{padding-top:4px;padding-bottom:4px}header,main,footer{max-width:none;padding:0}header{padding-top:0}section{border:0;border-top:1px solid var(--line);border-radius:0;padding:14px 0 0}
.wide{overflow:visible;margin:10px 0 0;padding:0}.drawing{background:none;display:block}.legend{display:block}.paths{display:none}
h2,h3,thead,caption{break-after:avoid}tr,article,.problems li,.glance>li,.topology{break-inside:avoid}.tag{border:1px solid currentColor}}
`;
