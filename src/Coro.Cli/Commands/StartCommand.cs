using System.CommandLine;
using Coro.Cli.Running;
using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Engine.Intake;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign start</c>: runs a campaign from its brief or manifest, or from the answers to a few questions.</summary>
internal static class StartCommand
{
    public static Command Create(CommandContext context)
    {
        var (input, answers, run) = (new InputOptions(), new StartAnswers(), new RunOptionSet());
        var existing = Options.Word(
            "--existing", ["resume", "overwrite"],
            "What to do with a campaign of that name: resume it, or overwrite it (it is archived first).");
        var command = new Command(
            "start", "Start a campaign and run it to its end. Without a brief or manifest it asks for what it needs, as far as no option says it.");
        input.AddTo(command);
        answers.AddTo(command);
        command.Options.Add(existing);
        run.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var asked = input.Read(parse, context, run.Root(parse, context));
            var headless = run.IsHeadless(parse, context, asked.IsGiven);
            var options = run.Read(parse, headless) with { Existing = Read(parse.GetValue(existing)) };
            var (engine, extras) = (run.Engine(parse, context), run.Extras(parse, context));
            if (asked.IsGiven)
                return StartAsync(context, engine, options, extras, asked.Load);
            var root = run.Root(parse, context);
            var interview = new StartInterview(
                context.CurrentFolder, new CampaignStore(root, context.Time), Customization.Load(root).Require().Settings(context.CurrentFolder));
            answers.GiveTo(interview, asked.Name, parse);
            interview.Heed(options);
            return DescribedAsync(context, engine, options, extras, interview);
        });
        return command;
    }

    private static Task<int> StartAsync(
        CommandContext context, CampaignEngine engine, RunOptions options, RunExtras extras, Func<(CampaignDefinition Definition, string? BriefText)> load) =>
        CampaignRun.RunAsync(context, options.Headless, host =>
        {
            var (definition, briefText) = load();
            return engine.StartAsync(definition, briefText, options, host, context.Stop);
        }, extras);

    private static Task<int> ResumeAsync(CommandContext context, CampaignEngine engine, RunOptions options, RunExtras extras, string campaign) =>
        CampaignRun.RunAsync(context, options.Headless, host => engine.ResumeAsync(campaign, options, host, context.Stop), extras);

    private static async Task<int> DescribedAsync(CommandContext context, CampaignEngine engine, RunOptions options, RunExtras extras, StartInterview interview)
    {
        // Whoever names a campaign that is there, and nothing else, and cannot be asked, means that one.
        if (options.Headless && !interview.HasTargets && interview.IsThere && options.Existing != ExistingCampaign.Overwrite)
            return await ResumeAsync(context, engine, options, extras, interview.Name!).ConfigureAwait(false);
        if (options.Headless)
            interview.TakeDefaults();
        else
            await AskAsync(context, interview).ConfigureAwait(false);
        if (interview.Resumes)
            return await ResumeAsync(context, engine, options, extras, interview.Name!).ConfigureAwait(false);
        var definition = interview.Definition();
        return await StartAsync(context, engine, interview.Decided(options), extras, () => (definition, null)).ConfigureAwait(false);
    }

    private static async Task AskAsync(CommandContext context, StartInterview interview)
    {
        if (interview.Next is not null && !context.InIsTerminal)
        {
            throw new MissingBriefException(
                "There is nothing to run: no brief and no manifest was given, and nobody can be asked, since standard input is no terminal. "
                + "Give --brief or --manifest; or --name and --target, and --headless.");
        }

        if (!interview.HasPipelines)
            await context.Error.WriteLineAsync("note: there are no default pipelines, so what is described here can be checked, but not run; see --brief.").ConfigureAwait(false);
        await Conversation.HoldAsync(context, interview).ConfigureAwait(false);
    }

    private static ExistingCampaign? Read(string? existing) => existing switch
    {
        "resume" => ExistingCampaign.Resume,
        "overwrite" => ExistingCampaign.Overwrite,
        _ => null,
    };
}
