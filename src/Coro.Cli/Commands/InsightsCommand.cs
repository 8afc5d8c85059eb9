using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign insights</c>: what children have learned; with --approve or --deny, what somebody thinks of it.</summary>
internal static class InsightsCommand
{
    public static Command Create(CommandContext context)
    {
        var control = new ControlOptions();
        var approve = Ids("--approve", "These are right.");
        var deny = Ids("--deny", "These are not, and reach nobody any more.");
        var command = new Command("insights", "Show what children have learned, and say what of it is right.") { approve, deny };
        control.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(approve) is { Length: > 0 } && result.GetValue(deny) is { Length: > 0 })
                result.AddError("Options '--approve' and '--deny' exclude each other. Give one of them.");
        });
        command.SetAction((parse, _) =>
        {
            var (right, wrong) = (parse.GetValue(approve) ?? [], parse.GetValue(deny) ?? []);
            if (right.Length + wrong.Length == 0)
                return Task.FromResult(Show(parse, context, control));
            return control.SubmitAsync(parse, context, new InsightRequest
            {
                Insights = right.Length > 0 ? right : wrong,
                Approve = right.Length > 0,
                By = control.By(parse),
                Why = control.Reason(parse),
            });
        });
        return command;
    }

    private static int Show(ParseResult parse, CommandContext context, ControlOptions control)
    {
        var overview = new CampaignStore(control.Root(parse, context), context.Time).Read(control.Job(parse));
        if (parse.GetValue(control.Json))
            JsonOutput.Write(context, writer => InsightJson.WriteList(writer, overview));
        else
            InsightsView.Write(context, overview.Insights);
        context.Out.Flush();
        if (overview.Insights.Count == 0)
            context.Error.WriteLine($"coro: no child of campaign {overview.Campaign.Name} has told of anything it learned.");
        return 0;
    }

    private static Option<string[]> Ids(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ids",
        AllowMultipleArgumentsPerToken = true,
    };
}
