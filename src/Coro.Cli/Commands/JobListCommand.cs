using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Jobs;

namespace Coro.Cli.Commands;

/// <summary><c>coro job list</c>: all jobs, the oldest first. Only reads.</summary>
internal static class JobListCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, json) = (Options.Root(), Options.Json());
        var command = new Command("list", "List the jobs.") { root, json };
        command.SetAction(parse =>
        {
            var jobs = new CoroJobs(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time).List();
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => JobJson.WriteList(writer, jobs));
            else
                JobView.WriteList(context, jobs);
            return 0;
        });
        return command;
    }
}
