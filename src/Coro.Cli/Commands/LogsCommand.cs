using System.CommandLine;
using Coro.Cli.Following;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign logs</c>: what steps have written, and what they write. Only reads.</summary>
internal static class LogsCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var child = Options.Text("--child", "name", "The child whose logs are wanted.");
        var stage = Options.Text("--stage", "stage", "Instead of a child: the stage whose command's logs are wanted, for example capstone.");
        var step = Options.Text("--step", "step", "Only this step.");
        var attempt = Options.Number("--attempt", "Only this attempt.", least: 1);
        var tryNumber = Options.Number("--try", "Only this try.", least: 1);
        var output = new Option<bool>("--stdout") { Description = "Only standard output." };
        var error = new Option<bool>("--stderr") { Description = "Only standard error." };
        var tail = Options.Number("--tail", "Only so many lines, the last ones of all.", least: 0);
        var follow = Options.Follow("Wait for more, over retries and new attempts, until the child is done or nobody runs the campaign.");
        var command = new Command("logs", "Show the logs of a child's tries, in order; with --follow, as they are written.")
        {
            root, job, child, stage, step, attempt, tryNumber, output, error, tail, follow,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(child) is null == result.GetResult(stage) is null)
                result.AddError("Give --child or --stage, and not both.");
        });
        command.SetAction(async (parse, _) =>
        {
            var logs = new CampaignLogs(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var query = new LogQuery
            {
                Child = parse.GetValue(child),
                Stage = parse.GetValue(stage),
                Step = parse.GetValue(step),
                Attempt = parse.GetValue(attempt),
                Try = parse.GetValue(tryNumber),
                Streams = StreamsOf(parse.GetValue(output), parse.GetValue(error)),
                Tail = parse.GetValue(tail),
                Follow = parse.GetValue(follow),
            };
            var (view, notes) = (new LogView(context), new Notes(context));
            await Arrivals.ShowAsync(
                context, stop => logs.ReadAsync(parse.GetValue(job), query, notes.Add, stop), view.Show, view.HandOver).ConfigureAwait(false);
            notes.Tell();
            return 0;
        });
        return command;
    }

    // Asking for both is asking for all.
    private static LogStream StreamsOf(bool output, bool error) => output == error ? LogStream.All
        : output ? LogStream.Output
        : LogStream.Error;
}
