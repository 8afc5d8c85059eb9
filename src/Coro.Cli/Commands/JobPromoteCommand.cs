using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Jobs;

namespace Coro.Cli.Commands;

/// <summary><c>coro job promote</c>: makes a job a campaign of several children, or takes that back.</summary>
internal static class JobPromoteCommand
{
    public static Command Create(CommandContext context)
    {
        var (id, root, json) = (JobCommands.Id(), Options.Root(), Options.Json());
        var file = Options.Text("--file", "path", "A job's file, a brief or a manifest with the children. Default: the job's planner names them.");
        var undo = new Option<bool>("--undo") { Description = "Take the promotion back; possible until the job is started." };
        var whatIf = new Option<bool>("--what-if") { Description = "Show how the plan would differ, and change nothing." };
        var by = Options.Text("--by", "name", "Who asks, for the record. Default: the user.");
        var reason = Options.Text("--reason", "text", "Why, for the record.");
        var command = new Command("promote", "Make a job a campaign of several children; it keeps its id and its history.") { id, file, undo, whatIf, by, reason, root, json };
        command.SetAction(async (parse, cancelled) =>
        {
            var jobs = new CoroJobs(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var (job, who) = (parse.GetValue(id)!, parse.GetValue(by) ?? Environment.UserName);
            if (parse.GetValue(undo))
            {
                Show(context, jobs.Demote(job, who, parse.GetValue(reason)), [], parse.GetValue(json));
                return 0;
            }

            var children = parse.GetValue(file) is { } path
                ? jobs.ReadChildren(job, Path.GetFullPath(path, context.CurrentFolder), path)
                : await jobs.PlannedAsync(job, cancelled).ConfigureAwait(false);
            if (parse.GetValue(whatIf))
            {
                Show(context, jobs.Read(job), jobs.Diff(job, children), parse.GetValue(json));
                return 0;
            }

            var (promoted, diff) = jobs.Promote(job, children, who, parse.GetValue(reason));
            Show(context, promoted, diff, parse.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Show(CommandContext context, CoroJob job, IReadOnlyList<string> diff, bool json)
    {
        if (json)
            JsonOutput.Write(context, writer => JobJson.Write(writer, job, null, diff));
        else
            JobView.Write(context, job, null, diff);
    }
}
