extension ComparisonPage {
  /// How the page looks: in light and in dark, on a desk and on a phone.
  ///
  /// Every pair of colors has a contrast of 4.5 or more (WCAG 2.2, success criterion 1.4.3).
  static let style = """
    :root {
      --paper: #f6f6f3; --sheet: #ffffff; --ink: #1d2230; --quiet: #59617a; --line: #dcdde3;
      --link: #2149b8; --accent: #2149b8;
      --same: #1c6b45; --same-tint: #e4f3ea; --equivalent: #7c5200; --equivalent-tint: #fbf0d6;
      --different: #ac1e2d; --different-tint: #fde7e7;
      --ours: #17603c; --theirs: #992036; --ours-tint: #e1f5e7; --theirs-tint: #fde8ea;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #12151c; --sheet: #1a1e28; --ink: #e8eaf0; --quiet: #a2abc0; --line: #313747;
        --link: #9dbbff; --accent: #9dbbff;
        --same: #7fd6a5; --same-tint: #17301f; --equivalent: #f0c56b; --equivalent-tint: #33280f;
        --different: #ff9c9c; --different-tint: #3d1a1e;
        --ours: #8fe0b1; --theirs: #ffabb5; --ours-tint: #153021; --theirs-tint: #3a1a22;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 4rem;
      background: var(--paper); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    code, pre { font-family: var(--mono); font-size: .86rem; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    ul { list-style: none; margin: 0; padding: 0; }
    h1 { font-size: clamp(1.9rem, 5vw, 2.9rem); line-height: 1.1; margin: 0; letter-spacing: -.02em; }
    h1 .version { color: var(--quiet); font-weight: 400; }
    h2 { font-size: 1.35rem; margin: 3rem 0 .25rem; letter-spacing: -.01em; }
    h3 { font: 600 .86rem/1.5 var(--mono); color: var(--quiet); margin: 1.4rem 0 .4rem; }
    h3::after { content: "/"; }
    section > p { margin: 0 0 1rem; color: var(--quiet); }
    .eyebrow { margin: 0 0 .4rem; color: var(--quiet); }
    .sides { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 .75rem; }
    .side { border-radius: 99px; padding: .2rem .85rem; font-weight: 600; }
    .side.ours { background: var(--ours-tint); color: var(--ours); }
    .side.theirs { background: var(--theirs-tint); color: var(--theirs); }
    .facts { color: var(--quiet); font-size: .9rem; }
    header .facts { display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; }
    header .facts bdi { color: var(--ink); }
    .counts { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin: 1.75rem 0 0; }
    .counts li {
      background: var(--sheet); border: 1px solid var(--line); border-radius: 14px;
      border-top: 4px solid currentColor; padding: .8rem 1.1rem 1rem; display: grid;
    }
    .counts .number { font-size: 2.3rem; line-height: 1.15; font-weight: 700; }
    .counts .word { font-weight: 600; }
    .counts .meaning { color: var(--quiet); font-size: .86rem; }
    .counts .same { color: var(--same); }
    .counts .equivalent { color: var(--equivalent); }
    .counts .different { color: var(--different); }
    .columns, .row > summary, div.row {
      display: grid; grid-template-columns: 8.6rem minmax(0, 1fr) minmax(0, 1fr); gap: .2rem 1rem;
      align-items: baseline;
    }
    .columns { padding: .8rem 1rem 0 2.2rem; font-weight: 600; font-size: .9rem; }
    .columns .ours { color: var(--ours); }
    .columns .theirs { color: var(--theirs); }
    .tree { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; }
    .tree > li + li { border-top: 1px solid var(--line); }
    .row > summary, div.row { padding: .55rem 1rem .55rem 2.2rem; position: relative; }
    .row > summary { cursor: pointer; list-style: none; border-radius: 14px; }
    .row > summary::-webkit-details-marker { display: none; }
    .row > summary::before {
      content: "▸"; position: absolute; left: .85rem; top: .5rem; color: var(--quiet);
    }
    .row[open] > summary::before { content: "▾"; }
    .row > summary:hover { background: var(--paper); }
    .row .name { font-weight: 500; }
    div.row .name { color: var(--quiet); font-weight: 400; }
    .row .facts { white-space: nowrap; font-size: .8rem; }
    .row.behaviour > summary, div.row.behaviour { grid-template-columns: 8.6rem minmax(0, 1fr); }
    .whose { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    .absent { color: var(--quiet); font-style: italic; }
    .badge {
      justify-self: start; border-radius: 99px; padding: .05rem .7rem; font-size: .82rem;
      font-weight: 600; white-space: nowrap;
    }
    .badge.same { background: var(--same-tint); color: var(--same); }
    .badge.equivalent { background: var(--equivalent-tint); color: var(--equivalent); }
    .badge.different { background: var(--different-tint); color: var(--different); }
    .body { padding: .2rem 1rem 1.1rem 2.2rem; display: grid; gap: .9rem; }
    .scroll, .diff { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; }
    table { border-collapse: collapse; width: 100%; font-size: .88rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .8rem; }
    thead th { color: var(--quiet); font-weight: 600; font-size: .8rem; white-space: nowrap; }
    td.rule { overflow-wrap: normal; }
    tbody tr { border-top: 1px solid var(--line); }
    tbody th { font-weight: 600; min-width: 6rem; }
    td code { white-space: pre-wrap; }
    td.ours code { color: var(--ours); }
    td.theirs code { color: var(--theirs); }
    tr.different { background: var(--different-tint); }
    tr.different .absent { color: var(--ink); }
    tr.different td.ours code, tr.different td.theirs code { color: var(--ink); }
    .diff { margin: 0; padding: .5rem 0; line-height: 1.5; overflow-wrap: normal; max-height: 34rem; }
    .diff > * { display: block; padding: 0 .9rem; min-width: max-content; text-decoration: none; }
    .diff .hunk { color: var(--quiet); }
    .diff ins { background: var(--ours-tint); color: var(--ours); }
    .diff del { background: var(--theirs-tint); color: var(--theirs); }
    dl {
      display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .55rem 1.5rem;
      background: var(--sheet); border: 1px solid var(--line); border-radius: 14px;
      padding: 1rem 1.25rem; margin: 0;
    }
    dt { font: 600 .86rem/1.8 var(--mono); scroll-margin-top: 1rem; }
    dt:target { color: var(--accent); text-decoration: underline; }
    dd { margin: 0; }
    footer { margin-top: 3rem; color: var(--quiet); font-size: .86rem; }
    @media (max-width: 46rem) {
      body { padding: 1.5rem .9rem 3rem; }
      .columns { display: none; }
      .counts { gap: .4rem; grid-template-columns: repeat(3, minmax(max-content, 1fr)); }
      .counts li { padding: .4rem .6rem .6rem; border-radius: 10px; }
      .counts .number { font-size: 1.6rem; }
      .counts .word { font-size: .78rem; overflow-wrap: normal; }
      .counts .meaning { display: none; }
      .row > summary, div.row { grid-template-columns: minmax(0, 1fr); padding-right: .8rem; }
      .row.behaviour > summary, div.row.behaviour { grid-template-columns: minmax(0, 1fr); }
      .row .whose { position: static; clip-path: none; width: auto; height: auto; font-size: .8rem; }
      .whose { color: var(--quiet); }
      div.row.same .cell.theirs { display: none; }
      div.row.same .whose { display: none; }
      .body { padding: .2rem .8rem 1rem; }
      table, tbody, tr, tbody th, td { display: block; min-width: 0; }
      thead { display: none; }
      tbody tr { padding: .5rem .7rem; }
      tbody th, td { padding: .1rem 0; }
      td.ours::before { content: "ours "; color: var(--quiet); font-size: .8rem; }
      td.theirs::before { content: "theirs "; color: var(--quiet); font-size: .8rem; }
      td.rule::before { content: "rule "; color: var(--quiet); font-size: .8rem; }
      tr.different td::before { color: var(--ink); }
      td.none { display: none; }
      dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
      dd { margin-bottom: .7rem; }
    }
    @media print {
      .row > summary::before { content: ""; }
      .diff { max-height: none; }
    }

    """
}
