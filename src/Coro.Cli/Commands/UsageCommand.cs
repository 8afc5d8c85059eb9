using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign usage</c>: what steps consumed, summed up. Only reads.</summary>
internal static class UsageCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var by = new Option<string>("--by")
        {
            Description = $"What to sum up by: {string.Join(", ", UsageSums.Ways)}. Default: child.",
            HelpName = "way",
            DefaultValueFactory = _ => "child",
        };
        by.CompletionSources.Add([.. UsageSums.Ways]);
        var command = new Command("usage", "Show tokens and cost over all attempts; what no step told is unknown, not zero.") { root, job, by, json };
        command.SetAction(parse =>
        {
            var usages = new CampaignUsages(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time).Read(parse.GetValue(job));
            var (sums, total) = (UsageSums.By(usages, parse.GetValue(by)!), UsageSums.Sum("total", usages));
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => UsageJson.Write(writer, sums, total));
            else
                UsageView.Write(context, parse.GetValue(by)!, [.. sums, total]);
            return 0;
        });
        return command;
    }
}
