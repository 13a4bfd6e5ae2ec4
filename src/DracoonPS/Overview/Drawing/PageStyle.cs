namespace DracoonPS.Overview;

/// <summary>
/// How the page looks. No character that XML encodes, since browsers do not decode it in a style sheet; on paper always light.
/// </summary>
internal static class PageStyle
{
    public const string Css = """

        :root {
          color-scheme: light dark;
          --page: #f3f5f8; --card: #ffffff; --text: #1b2631; --muted: #52606e; --line: #dde3ea; --stripe: #f7f9fb;
          --track: #edf1f5; --limit: #9aa7b4; --band: #17324d; --band-text: #ffffff; --band-muted: #c4d3e2; --on: #ffffff; --plain: #e3e9ef; --plain-text: #33414e;
          --c0: #bcc7d2; --c1: #1f6fb2; --c2: #d9822b; --c3: #24784f; --c4: #7d56b5; --c5: #bf3f52;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #10151b; --card: #19212a; --text: #e7ecf2; --muted: #a5b2c0; --line: #2e3945; --stripe: #1e2731;
            --track: #25303b; --limit: #6d7d8d; --band: #1a2d40; --band-text: #f2f6fa; --band-muted: #a9bdd0; --on: #10151b; --plain: #303d4a; --plain-text: #d5dee7;
            --c0: #4a5a6a; --c1: #5aaaea; --c2: #f0a648; --c3: #57c496; --c4: #b896e8; --c5: #f27c8d;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        header { background: var(--band); color: var(--band-text); }
        .wrap { max-width: 1240px; margin: 0 auto; padding: 0 28px; }
        header .wrap { padding-top: 30px; padding-bottom: 30px; }
        h1 { margin: 0; font-size: 28px; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
        header dl { display: flex; flex-wrap: wrap; gap: 6px 34px; margin: 16px 0 0; }
        header dl div { min-width: 0; max-width: 100%; }
        header dt { font-size: 12px; color: var(--band-muted); }
        header dd { margin: 0; overflow-wrap: anywhere; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: 16px; margin: 24px 0; padding: 0; list-style: none; }
        .tiles li, section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        .tiles li { padding: 14px 18px; }
        .tiles b { display: block; font-size: 25px; line-height: 1.3; font-weight: 650; font-variant-numeric: tabular-nums; }
        .tiles span { color: var(--muted); font-size: 13px; }
        section { padding: 24px 26px 26px; margin: 0 0 24px; }
        h2 { margin: 0 0 4px; font-size: 19px; font-weight: 650; }
        h3 { margin: 26px 0 10px; font-size: 15px; font-weight: 650; }
        h3:first-of-type { margin-top: 14px; }
        p { margin: 0 0 10px; color: var(--muted); max-width: 115ch; overflow-wrap: anywhere; }
        p.missing { margin: 12px 0 0; padding: 12px 16px; border-left: 4px solid var(--c2); background: var(--stripe); color: var(--text); }
        p.cut { padding-left: 12px; border-left: 3px solid var(--c2); }
        .pair { display: grid; grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); gap: 26px 40px; align-items: start; margin-top: 12px; }
        figure { margin: 0; min-width: 0; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg text { font-size: 13px; fill: var(--text); unicode-bidi: isolate; }
        svg .key { font-size: 12px; fill: var(--muted); }
        svg .axis-name { font-weight: 600; }
        svg .big { font-size: 27px; font-weight: 650; }
        svg .end { text-anchor: end; }
        svg .middle { text-anchor: middle; }
        svg .value { font-variant-numeric: tabular-nums; }
        svg .grid { stroke: var(--line); stroke-width: 1; }
        svg .track { fill: var(--track); }
        svg .limit { stroke: var(--limit); stroke-width: 1; }
        .ring { fill: none; stroke-width: 34; }
        .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); }
        .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); } .s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); }
        table { width: 100%; border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
        caption, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400; unicode-bidi: isolate; }
        thead th { color: var(--muted); font-size: 12px; font-weight: 600; vertical-align: bottom; }
        tbody tr:nth-child(even) { background: var(--stripe); }
        tfoot th, tfoot td { font-weight: 650; border-bottom: 0; border-top: 2px solid var(--line); }
        .number { text-align: right; white-space: nowrap; }
        .name { width: 100%; max-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .names { table-layout: fixed; }
        .names .name { width: auto; max-width: none; }
        .scroll { overflow-x: auto; margin-top: 14px; }
        .scroll:focus-visible { outline: 2px solid var(--c1); }
        .matrix { width: auto; font-size: 12.5px; }
        .matrix th, .matrix td { padding: 3px; }
        .matrix thead th.column { height: 150px; padding: 0; text-align: left; vertical-align: bottom; color: var(--text); font-weight: 400; }
        .matrix thead th.column span { display: block; width: 30px; max-height: 146px; padding: 4px 0; writing-mode: vertical-rl; transform: rotate(180deg); line-height: 30px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .matrix thead th.group span { font-weight: 650; }
        .matrix th.room { width: auto; min-width: 130px; max-width: 250px; padding-right: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; position: sticky; left: 0; background: var(--card); }
        .matrix tbody tr:nth-child(even) th.room { background: var(--stripe); }
        .matrix td { text-align: center; min-width: 34px; }
        .matrix td.none { text-align: left; padding-left: 8px; color: var(--muted); font-style: italic; }
        .badge { display: inline-block; min-width: 24px; padding: 0 4px; border-radius: 4px; line-height: 21px; font-size: 12px; font-weight: 650; text-align: center; color: var(--on); }
        .admin { background: var(--c5); } .edit { background: var(--c1); } .read { background: var(--c3); }
        .own { background: var(--plain); color: var(--plain-text); font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: 10.5px; font-weight: 400; }
        .legend { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 14px 0 0; padding: 0; list-style: none; color: var(--muted); font-size: 13px; }
        .legend .badge { margin-right: 6px; }
        footer { color: var(--muted); font-size: 12.5px; padding-bottom: 34px; }
        @media screen and (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } .wrap { padding: 0 16px; } section { padding: 18px 16px; } }
        @page { size: A4 landscape; margin: 12mm; }
        @media print {
          body { background: #ffffff; font-size: 11px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .wrap { max-width: none; padding: 0; }
          header .wrap { padding: 14px 18px; }
          .tiles { gap: 8px; margin: 12px 0; grid-template-columns: repeat(5, 1fr); }
          .tiles li { padding: 8px 10px; } .tiles b { font-size: 18px; }
          section { border: 0; padding: 6px 0; margin: 0 0 10px; }
          h2, h3 { break-after: avoid; }
          .pair, tr, figure { break-inside: avoid; }
          thead { display: table-header-group; }
          table, .matrix, thead th { font-size: 10px; }
          th, td { padding: 2px 6px; }
          .scroll { overflow: visible; }
          .matrix th.room { position: static; max-width: 190px; }
          .matrix td { min-width: 20px; padding: 1px; } .matrix thead th.column span { width: 20px; line-height: 20px; } .badge { min-width: 16px; padding: 0 2px; line-height: 15px; font-size: 9px; } .own { font-size: 7.5px; }
        }

        """;
}
