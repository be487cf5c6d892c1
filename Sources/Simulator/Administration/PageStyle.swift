/// The page's style sheet. It is served by itself, so that the page needs no style of its own.
enum PageStyle {
    static let text = """
        :root { color-scheme: light dark; --ink: #1c2330; --quiet: #667085; --line: #d8dde6; --paper: #fff;
          --ground: #f4f6f9; --good: #1a7f4b; --bad: #b42318; --wait: #9a6700; --chip: #eef1f6; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ef; --quiet: #98a2b3; --line: #344054; --paper: #1b2230; --ground: #11161f;
            --good: #4cc38a; --bad: #ff8a80; --wait: #e3b341; --chip: #2a3344; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 14px/1.5 system-ui, "Helvetica Neue", sans-serif; }
        .warning { margin: 0; padding: .7rem 1.5rem; background: #b42318; color: #fff; text-align: center; }
        header, main { max-width: 78rem; margin: 0 auto; padding: 1rem 1.5rem; }
        header p { margin: .2rem 0; }
        h1 { font-size: 1.5rem; margin: .4rem 0; }
        h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
        main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); }
        section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px;
          padding: 1rem 1.2rem; min-width: 0; }
        .tree, .wide { grid-column: 1 / -1; }
        .wide { overflow-x: auto; }
        .quiet { color: var(--quiet); }
        .email { color: var(--quiet); }
        code { font: 12px ui-monospace, "DejaVu Sans Mono", monospace; color: var(--quiet); }
        ul { list-style: none; margin: 0; padding-left: 1.1rem; border-left: 1px solid var(--line); }
        ul.plain { padding: 0; border: 0; }
        li { padding: .15rem 0; overflow-wrap: anywhere; }
        summary { cursor: pointer; padding: .15rem 0; }
        .state { display: inline-block; min-width: 4.5rem; padding: 0 .45rem; border-radius: 4px; font-size: 11px;
          text-align: center; background: var(--chip); color: var(--wait); }
        .state.active { color: var(--good); }
        .state.closed, .state.suspended { color: var(--bad); }
        .policy { display: inline-block; padding: 0 .45rem; border: 1px solid var(--line); border-radius: 4px;
          font-size: 12px; overflow-wrap: anywhere; }
        .tag { display: inline-block; padding: 0 .45rem; border-radius: 10px; font-size: 12px;
          background: var(--chip); overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line);
          white-space: nowrap; }
        th { color: var(--quiet); font-weight: 500; }
        tr.bad td:nth-child(4), tr.bad td:nth-child(5) { color: var(--bad); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
        dt { color: var(--quiet); }
        dd { margin: 0; overflow-wrap: anywhere; }

        """
}
