using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Cli.Running;
using Coro.Engine.Jobs;

namespace Coro.Cli.Commands;

/// <summary><c>coro job start</c>: runs a job, as a task or as the campaign that it is; one that was started before goes on.</summary>
internal static class JobStartCommand
{
    public static Command Create(CommandContext context)
    {
        var (id, run, json) = (JobCommands.Id(), new RunOptionSet(), Options.Json());
        var lane = Options.Text("--lane", "lane", "Run it in this lane; the switch is recorded.");
        var asTask = new Option<bool>("--as-task") { Description = "Run it as one task, whatever triage says." };
        var whatIf = new Option<bool>("--what-if") { Description = "Show what triage decides, and run nothing." };
        var command = new Command("start", "Decide whether a job is a task or a campaign, and run it.") { id, lane, asTask, whatIf, json };
        run.AddTo(command);
        command.SetAction(async (parse, cancelled) =>
        {
            var (jobs, job) = (new CoroJobs(run.Root(parse, context), context.Time), parse.GetValue(id)!);
            if (parse.GetValue(whatIf))
            {
                var decision = await jobs.TriageAsync(job, cancelled).ConfigureAwait(false);
                if (parse.GetValue(json))
                    JsonOutput.Write(context, writer => JobJson.Write(writer, jobs.Read(job), decision));
                else
                    JobView.Write(context, jobs.Read(job), decision);
                return 0;
            }

            if (parse.GetValue(lane) is { } other)
                jobs.SwitchLane(job, other, Environment.UserName);
            var headless = run.IsHeadless(parse, context, inputGiven: false);
            return await CampaignRun.RunAsync(
                context, headless,
                host => jobs.StartAsync(job, parse.GetValue(asTask), run.Read(parse, headless), host, context.Stop, Environment.UserName)).ConfigureAwait(false);
        });
        return command;
    }
}
