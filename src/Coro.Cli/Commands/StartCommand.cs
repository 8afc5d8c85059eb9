using System.CommandLine;
using Coro.Cli.Running;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign start</c>: runs a campaign from its brief or manifest.</summary>
internal static class StartCommand
{
    public static Command Create(CommandContext context)
    {
        var (input, run) = (new InputOptions(), new RunOptionSet());
        var existing = Options.Word(
            "--existing", ["resume", "overwrite"],
            "What to do with a campaign of that name: resume it, or overwrite it (it is archived first).");
        var command = new Command("start", "Start a campaign and run it to its end.");
        input.AddTo(command);
        command.Options.Add(existing);
        run.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var asked = input.Read(parse, context, run.Root(parse, context));
            var headless = run.IsHeadless(parse, context, asked.IsGiven);
            var options = run.Read(parse, headless) with { Existing = Read(parse.GetValue(existing)) };
            var engine = run.Engine(parse, context);
            return CampaignRun.RunAsync(context, headless, host =>
            {
                // There is nothing to start from, but a name: whoever cannot be asked means the campaign of that name.
                if (headless && !asked.IsGiven && asked.Name is not null)
                    return engine.ResumeAsync(asked.Name, options, host, context.Stop);
                var (definition, briefText) = asked.Load();
                return engine.StartAsync(definition, briefText, options, host, context.Stop);
            });
        });
        return command;
    }

    private static ExistingCampaign? Read(string? existing) => existing switch
    {
        "resume" => ExistingCampaign.Resume,
        "overwrite" => ExistingCampaign.Overwrite,
        _ => null,
    };
}
