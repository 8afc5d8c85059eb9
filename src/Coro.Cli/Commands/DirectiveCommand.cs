using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign directive</c>: shows how Coro understands a directive, before it counts. Only reads.</summary>
internal static class DirectiveCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json, input) = (Options.Root(), Options.Job(), Options.Json(), new InputOptions());
        var file = Options.Text("--file", "file", "Another directive than the campaign's or the brief's own.");
        var command = new Command(
            "directive", "Show how a campaign's directive is understood, line by line, and what of it is not; change nothing.") { job, root, file, json };
        input.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(job) is not null && input.IsGiven(result))
                result.AddError("Give --job for a campaign, or --brief or --manifest for one that is to be started, not both.");
        });
        command.SetAction(parse =>
        {
            var path = parse.GetValue(file) is { } named ? Path.GetFullPath(named, context.CurrentFolder) : null;
            var folder = CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder);
            var asked = input.Read(parse, context, folder);
            var directive = asked.IsGiven
                ? DirectivePreview.Of(asked.Define(), path)
                : new CampaignStore(folder, context.Time).ReadDirective(parse.GetValue(job), path);
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => DirectiveJson.Write(writer, directive));
            else
                DirectiveView.Write(context, directive);
            context.Out.Flush();
            return Tell(context, directive);
        });
        return command;
    }

    private static int Tell(CommandContext context, CampaignDirective directive)
    {
        foreach (var problem in directive.Problems)
            context.Error.WriteLine(SafeText.OneLine(problem.ToString()));
        if (directive.Problems.Count == 0)
            return 0;
        context.Error.WriteLine($"coro: {Counted.Of(directive.Problems.Count, "problem")}; what is told there does not count.");
        return (int)ExitCode.Usage;
    }
}
