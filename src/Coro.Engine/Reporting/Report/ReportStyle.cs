namespace Coro.Engine.Reporting.Report;

/// <summary>How the page looks. Each status has a letter colour and a ground that keep their contrast, light and dark.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root {
          --page: #f6f7f9; --card: #fff; --ink: #1b2330; --soft: #596577; --line: #dfe4ea;
          --ok: #1c7339; --ok-bg: #dff3e5; --bad: #b3261e; --bad-bg: #fde5e3; --warn: #855300; --warn-bg: #ffefcf;
          --info: #1a56b0; --info-bg: #e1ecfc; --mute: #596577; --mute-bg: #e9edf2; --off: #6a4585; --off-bg: #f0e6f7;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #11151b; --card: #1a2029; --ink: #e7ebf1; --soft: #9ba7b7; --line: #2d3643;
            --ok: #7fd79a; --ok-bg: #173822; --bad: #ff9d95; --bad-bg: #45211e; --warn: #f4c366; --warn-bg: #3f3011;
            --info: #8fbcff; --info-bg: #1b3152; --mute: #9ba7b7; --mute-bg: #29313c; --off: #d0abe7; --off-bg: #37283f;
          }
        }
        .completed { --fg: var(--ok); --bg: var(--ok-bg); }
        .failed, .interrupted { --fg: var(--bad); --bg: var(--bad-bg); }
        .escalated, .parked { --fg: var(--warn); --bg: var(--warn-bg); }
        .active, .ready, .running { --fg: var(--info); --bg: var(--info-bg); }
        .pending, .skipped { --fg: var(--mute); --bg: var(--mute-bg); }
        .cancelled { --fg: var(--off); --bg: var(--off-bg); }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 1160px; margin: 0 auto; padding: 32px 20px 48px; }
        h1 { font-size: 30px; line-height: 1.2; margin: 2px 0 8px; overflow-wrap: anywhere; }
        h2 { font-size: 17px; margin: 0 0 12px; }
        h3 { font-size: 15px; margin: 0 0 4px; overflow-wrap: anywhere; }
        p { margin: 0 0 8px; }
        ul { margin: 0; padding-left: 18px; }
        li { margin: 2px 0; overflow-wrap: anywhere; }
        a { color: var(--info); }
        code { font: 13px ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
        footer, .quiet { color: var(--soft); font-size: 13px; }
        footer { margin-top: 24px; }
        .label { color: var(--soft); font-size: 12px; font-weight: 600; letter-spacing: .05em; text-transform: uppercase; margin: 0; }
        section, .tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        section { padding: 18px 20px; margin-top: 18px; min-width: 0; }
        .state, .pill { background: var(--bg); color: var(--fg); border-radius: 99px; white-space: nowrap; font-weight: 600; }
        .state { font-size: 14px; padding: 4px 12px; vertical-align: 6px; margin-left: 6px; }
        .pill { font-size: 12px; padding: 2px 9px; }
        .statusbar { display: flex; gap: 2px; height: 8px; margin-top: 14px; border-radius: 4px; overflow: hidden; }
        .statusbar span { background: var(--fg); min-width: 4px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(190px, 45%), 1fr)); gap: 12px; margin-top: 18px; }
        .tile { padding: 14px 16px; }
        .value { font-size: 24px; font-weight: 650; line-height: 1.35; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 12px; }
        .card { border: 1px solid var(--line); border-left: 4px solid var(--fg); border-radius: 8px; padding: 10px 14px; overflow-wrap: anywhere; }
        .card p { margin: 4px 0 0; }
        .names { columns: 2 380px; column-gap: 32px; }
        .names li { break-inside: avoid; margin: 0 0 4px; }
        .wide { min-width: 200px; }
        h3.list:not(:first-child), .cards + h3.list { margin-top: 14px; }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); gap: 0 18px; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; min-width: 860px; font-size: 14px; }
        th, td { text-align: left; padding: 7px 12px 7px 0; border-top: 1px solid var(--line); vertical-align: top; }
        thead th { border-top: 0; color: var(--soft); font-size: 12px; font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 600; }
        .num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .nowrap { white-space: nowrap; }
        .score { display: inline-flex; align-items: center; gap: 8px; font-variant-numeric: tabular-nums; }
        .meter { width: 56px; height: 6px; border-radius: 3px; background: var(--mute-bg); overflow: hidden; }
        .meter span { display: block; height: 100%; background: var(--ok); }
        .meter.below span { background: var(--warn); }
        .meter.missed span { background: var(--bad); }
        details { margin-top: 12px; }
        summary { cursor: pointer; color: var(--soft); font-size: 14px; margin-bottom: 8px; }
        svg text { font: 12.5px system-ui, "Segoe UI", Roboto, sans-serif; fill: var(--ink); }
        .timeline { display: block; width: 100%; min-width: 720px; }
        .timeline .tick { stroke: var(--line); }
        .timeline .axis { fill: var(--soft); font-size: 11px; text-anchor: middle; }
        .timeline .took { fill: var(--soft); font-size: 11px; }
        .timeline .bar { fill: var(--bg); stroke: var(--fg); }
        .timeline .queued { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 2 3; }
        .graph { display: block; margin: 0 auto; }
        .graph .edge { fill: none; stroke: var(--soft); stroke-opacity: .45; stroke-width: 1.3; }
        .graph .critical { stroke: var(--info); stroke-opacity: 1; stroke-width: 2.6; }
        .graph rect { fill: var(--bg); stroke: var(--fg); }
        .graph .pending rect, .graph .skipped rect, .graph .cancelled rect { stroke-dasharray: 4 3; }
        .graph .name { font-weight: 600; }
        .graph .note { fill: var(--fg); font-size: 11px; }
        @media print { body { background: #fff; } section, .tile { break-inside: avoid; } .scroll { overflow: visible; } }
        """;
}
