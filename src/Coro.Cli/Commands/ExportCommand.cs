using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Cli.Running;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign export</c>: exports skills, or shows what that would write.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        var control = new ControlOptions();
        var children = new Option<string[]>("--child")
        {
            Description = "Only this child's skill; the stack skill goes by its own name. May be repeated. Default: all skills.",
            HelpName = "name",
        };
        var whatIf = new Option<bool>("--what-if") { Description = "Only show what would be written, and what could not be; change nothing." };
        var command = new Command("export", "Export the skills of a campaign that waits for its export or is complete; asking for it is the consent.")
        {
            children, whatIf,
        };
        control.AddTo(command);
        children.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError("Option '--child' is empty. Give it a name, or leave it out.");
        });
        command.SetAction(async (parse, _) =>
        {
            var export = new CampaignExport(control.Root(parse, context), context.Time);
            var names = parse.GetValue(children) is { Length: > 0 } given ? given : null;
            if (parse.GetValue(whatIf))
                return Tell(context, export.Preview(control.Job(parse), names), parse.GetValue(control.Json), isPreview: true);
            using var signals = context.OwnsProcess ? new StopOnSignals(context, new PlainView(context)) : null;
            var done = await export.RunAsync(control.Job(parse), names, control.By(parse), control.Reason(parse), context.Stop).ConfigureAwait(false);
            return Tell(context, done, parse.GetValue(control.Json), isPreview: false);
        });
        return command;
    }

    private static int Tell(CommandContext context, ExportPlan plan, bool json, bool isPreview)
    {
        if (json)
            JsonOutput.Write(context, writer => ExportJson.Write(writer, plan));
        else
            ExportView.Write(context, plan, isPreview);
        context.Out.Flush();
        var problems = plan.Items.Where(item => item.Problem is not null).Select(item => $"{item.Name}: {item.Problem}")
            .Concat(plan.ContextFiles.Where(file => file.Problem is not null).Select(file => $"{file.Path}: {file.Problem}")).ToList();
        foreach (var problem in problems)
            Failure.WriteLines(context.Error, problem);
        return (int)(problems.Count == 0 ? ExitCode.Success : ExitCode.InvalidState);
    }
}
