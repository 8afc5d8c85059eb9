using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Jobs;

namespace Coro.Cli.Commands;

/// <summary><c>coro job show</c>: a job, and what triage says of it. Only reads.</summary>
internal static class JobShowCommand
{
    public static Command Create(CommandContext context)
    {
        var (id, root, json) = (JobCommands.Id(), Options.Root(), Options.Json());
        var command = new Command("show", "Show a job, with each signal of its triage.") { id, root, json };
        command.SetAction(async (parse, cancelled) =>
        {
            var jobs = new CoroJobs(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var job = jobs.Read(parse.GetValue(id)!);
            var decision = job.Status == JobStatus.New ? await jobs.TriageAsync(job.Id, cancelled).ConfigureAwait(false) : null;
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => JobJson.Write(writer, job, decision));
            else
                JobView.Write(context, job, decision);
            return 0;
        });
        return command;
    }
}
