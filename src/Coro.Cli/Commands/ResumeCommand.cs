using System.CommandLine;
using Coro.Cli.Running;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign resume</c>: goes on with a campaign, wherever it stopped.</summary>
internal static class ResumeCommand
{
    public static Command Create(CommandContext context)
    {
        var (job, run) = (Options.Job(), new RunOptionSet());
        var from = Options.Text(
            "--from", "child", "Start with this child, after whatever it still needs. One that has ended is asked about: see gate 'from'.");
        var command = new Command("resume", "Go on with a campaign, wherever it stopped.") { job, from };
        run.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var headless = run.IsHeadless(parse, context, inputGiven: false);
            var (engine, options) = (run.Engine(parse, context), run.Read(parse, headless) with { From = parse.GetValue(from) });
            return CampaignRun.RunAsync(
                context, headless, host => engine.ResumeAsync(parse.GetValue(job), options, host, context.Stop), run.Extras(parse, context));
        });
        return command;
    }
}
