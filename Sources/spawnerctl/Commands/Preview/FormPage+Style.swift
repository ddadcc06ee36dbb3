/// The look of the page: calm surfaces, one accent, system fonts, light and dark.
extension FormPage {
  static let style: HTML = """
    :root {
      --page: #eef1f6; --card: #ffffff; --sunk: #f6f8fb; --line: #d5dbe5; --strong: #8b95a7;
      --text: #1b2230; --soft: #566072; --accent: #1f5fbf; --accent-text: #ffffff;
      --tint: #e7effb; --warn: #7a4b00; --warn-tint: #fff4dc; --warn-line: #e0a43a;
      --bad: #a3172a; --bad-tint: #fdecee; --bad-line: #d9495c; --good: #17683a;
      --good-tint: #e3f5ea; --shadow: 0 1px 2px rgba(20, 30, 50, .08), 0 4px 14px rgba(20, 30, 50, .05);
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161d; --card: #1b212b; --sunk: #222a36; --line: #36404f; --strong: #77839a;
        --text: #e7ebf2; --soft: #a5b0c2; --accent: #8ab4ff; --accent-text: #0c1a33;
        --tint: #223452; --warn: #f5cf87; --warn-tint: #36290f; --warn-line: #b98526;
        --bad: #ffa5b0; --bad-tint: #3d1a20; --bad-line: #d9586a; --good: #8fdcae;
        --good-tint: #17341f; --shadow: none;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--page); color: var(--text);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    h1, h2, h3, p, ul { margin: 0; padding: 0; }
    ul { list-style: none; }
    .bar { background: var(--card); border-bottom: 1px solid var(--line); }
    .bar-in, main { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
    .bar-in { padding-top: 1.5rem; padding-bottom: 1.25rem; }
    .eyebrow {
      font-size: .75rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase;
      color: var(--accent);
    }
    h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; }
    .origin { color: var(--soft); overflow-wrap: anywhere; }
    .chips { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .875rem; }
    .chip {
      display: inline-block; padding: .2rem .75rem; border-radius: 1rem; font-size: .8125rem;
      font-weight: 600; text-decoration: none;
    }
    .chip:focus-visible, summary:focus-visible, pre:focus-visible, .button:focus-visible,
    .menu:focus-visible {
      outline: 2px solid var(--accent); outline-offset: 2px;
    }
    .good { color: var(--good); } .bad { color: var(--bad); }
    .chip.good { background: var(--good-tint); }
    .chip.bad { background: var(--bad-tint); }
    .chip.warn { background: var(--warn-tint); color: var(--warn); }
    main { padding-top: 1.25rem; padding-bottom: 3rem; display: grid; gap: 1rem; }
    main > * { min-width: 0; }
    .card {
      background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
      padding: 1.25rem; box-shadow: var(--shadow);
    }
    h2 { font-size: 1.0625rem; line-height: 1.4; font-weight: 600; margin-bottom: .875rem; }
    .hidden {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }
    .panel { border: 1px solid var(--line); border-radius: .625rem; padding: 1rem; }
    .panel + .panel, .panel + .fields, .fields + .panel { margin-top: .875rem; }
    .panel.is-chosen { border-color: var(--accent); box-shadow: inset 3px 0 0 var(--accent); }
    h3 {
      display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-bottom: .75rem;
      font-size: .9375rem; font-weight: 600; overflow-wrap: anywhere;
    }
    .dot {
      width: 1rem; height: 1rem; border: 2px solid var(--strong); border-radius: 50%; flex: none;
    }
    .is-chosen .dot { border: 5px solid var(--accent); }
    .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 1.25rem; }
    .field { min-width: 0; }
    .wide, .fields > .notes, .field:last-child:nth-child(odd) { grid-column: 1 / -1; }
    .label { font-size: .8125rem; font-weight: 500; color: var(--soft); margin-bottom: .25rem; }
    .box {
      display: flex; align-items: center; gap: .5rem; min-height: 2.75rem; padding: .5rem .75rem;
      border: 1px solid var(--strong); border-radius: .375rem; background: var(--card);
    }
    .value { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .blank { color: var(--soft); font-style: italic; }
    .caret {
      flex: none; width: 0; height: 0; border: .3125rem solid transparent; border-bottom: 0;
      border-top-color: var(--soft);
    }
    .locked .box { background: var(--sunk); border-style: dashed; color: var(--soft); }
    .drop { border-radius: .375rem .375rem 0 0; }
    .field:has(.marks) .drop { border-radius: .375rem; }
    .menu {
      border: 1px solid var(--line); border-top: 0; border-radius: 0 0 .375rem .375rem;
      background: var(--sunk); padding: .25rem 0; font-size: .875rem;
    }
    .menu.long { max-height: 22rem; overflow-y: auto; overscroll-behavior: contain; }
    .marks + .menu { border-top: 1px solid var(--line); border-radius: .375rem; margin-top: .375rem; }
    .menu li { padding: .3125rem .75rem .3125rem 2rem; overflow-wrap: anywhere; position: relative; }
    .menu li[aria-selected="true"] { background: var(--tint); font-weight: 600; }
    .bullet { position: absolute; left: .75rem; color: var(--soft); font-weight: 400; }
    [aria-selected="true"] .bullet { color: var(--accent); }
    .detail { color: var(--soft); font-weight: 400; font-size: .8125rem; white-space: pre-wrap; }
    .switch { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; }
    .track {
      position: relative; width: 2.25rem; height: 1.25rem; border-radius: .625rem; flex: none;
      background: var(--strong);
    }
    .track::after {
      content: ""; position: absolute; top: .1875rem; left: .1875rem; width: .875rem;
      height: .875rem; border-radius: 50%; background: #ffffff;
    }
    .track.on { background: var(--accent); } .track.on::after { left: 1.1875rem; }
    .locked .track { opacity: .55; }
    .marks { display: flex; flex-wrap: wrap; gap: .375rem; margin-top: .375rem; }
    .mark {
      padding: .0625rem .5rem; border-radius: .25rem; background: var(--sunk); color: var(--soft);
      border: 1px solid var(--line); font-size: .75rem; font-weight: 500;
    }
    .mark.lock { color: var(--text); border-color: var(--strong); }
    h3 .mark { background: var(--tint); color: var(--accent); border-color: transparent; }
    .notes { display: grid; gap: .375rem; margin-top: .5rem; }
    .remarks .notes, .fields > .notes { margin-top: 0; }
    .note {
      position: relative; padding: .4375rem .75rem .4375rem 2rem; border-radius: .375rem;
      background: var(--warn-tint); color: var(--warn); font-size: .875rem; line-height: 1.45;
      border-left: 3px solid var(--warn-line); overflow-wrap: anywhere;
    }
    .note::before { content: "→"; position: absolute; left: .75rem; font-weight: 700; }
    .note.fails { background: var(--bad-tint); color: var(--bad); border-color: var(--bad-line); }
    .place { display: block; font: .8125rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; opacity: .85; }
    .launch-row { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; }
    .button {
      font: inherit; font-size: .875rem; font-weight: 600; letter-spacing: .04em; border: 0;
      padding: .625rem 1.5rem; border-radius: .375rem; background: var(--accent);
      color: var(--accent-text);
    }
    .button:disabled { background: var(--line); color: var(--soft); }
    .verdict { font-weight: 600; }
    .body { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .75rem; }
    summary { cursor: pointer; font-weight: 600; color: var(--accent); padding: .25rem 0; }
    pre {
      margin: .5rem 0 0; padding: .875rem; border-radius: .5rem; background: var(--sunk);
      border: 1px solid var(--line); overflow-x: auto; max-width: 100%;
      font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
    }
    @media (max-width: 36rem) {
      .bar-in, main { padding-left: .875rem; padding-right: .875rem; }
      main { gap: .75rem; }
      .card { padding: 1rem; }
      .panel { padding: .875rem; }
      .fields { grid-template-columns: minmax(0, 1fr); }
      h1 { font-size: 1.5rem; }
    }
    @media print {
      body { background: #ffffff; } .card { break-inside: avoid; box-shadow: none; }
      .menu.long { max-height: none; }
    }
    """
}
