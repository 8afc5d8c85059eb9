using System.CommandLine;
using Coro.Cli.Following;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign events</c>: what has happened to a campaign, and what happens. Only reads.</summary>
internal static class EventsCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var follow = Options.Follow("Wait for more while somebody runs the campaign; it ends with the run.");
        var since = Options.Number("--since", "Begin with the event of this number.", least: 1L);
        var tail = Options.Number("--tail", "Only so many events, the last ones.", least: 0);
        var kind = Options.Texts("--kind", "kind", "Only events of this kind, for example step-ended or 'child-*'. May be repeated.");
        var child = Options.Texts("--child", "name", "Only events about this child; * and ? stand for other letters. May be repeated.");
        var json = new Option<bool>("--json") { Description = "Write a JSON object a line to standard output, for machines." };
        var command = new Command("events", "List what has happened to a campaign, event by event; with --follow, as it happens.")
        {
            root, job, follow, since, tail, kind, child, json,
        };
        command.SetAction(async (parse, _) =>
        {
            var feed = new CampaignFeed(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var query = new EventQuery
            {
                Follow = parse.GetValue(follow),
                Since = parse.GetValue(since) ?? 1,
                Last = parse.GetValue(tail),
                Kinds = parse.GetValue(kind) ?? [],
                Children = parse.GetValue(child) ?? [],
            };
            using var lines = new EventLines(context);
            IEventView view = parse.GetValue(json) ? lines : new EventView(context);
            var notes = new Notes(context);
            await Arrivals.ShowAsync(
                context, stop => feed.ReadAsync(parse.GetValue(job), query, notes.Add, stop), view.Show, view.HandOver).ConfigureAwait(false);
            notes.Tell();
            return 0;
        });
        return command;
    }
}
