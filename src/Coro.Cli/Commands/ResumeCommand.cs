using System.CommandLine;
using Coro.Cli.Running;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign resume</c>: goes on with a campaign, wherever it stopped.</summary>
internal static class ResumeCommand
{
    public static Command Create(CommandContext context)
    {
        var (job, run) = (Options.Job(), new RunOptionSet());
        var command = new Command("resume", "Go on with a campaign, wherever it stopped.") { job };
        run.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var headless = run.IsHeadless(parse, context, inputGiven: false);
            var engine = run.Engine(parse, context);
            return CampaignRun.RunAsync(
                context, headless, host => engine.ResumeAsync(parse.GetValue(job), run.Read(parse, headless), host, context.Stop));
        });
        return command;
    }
}
