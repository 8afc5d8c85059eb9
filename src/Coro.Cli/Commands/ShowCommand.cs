using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign show</c>: a campaign, or one child of it, in detail. Only reads.</summary>
internal static class ShowCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var child = Options.Text("--child", "name", "Only this child, with its findings and the paths of its logs.");
        var explain = new Option<bool>("--explain")
        {
            Description = "Explain every child, and with all there is to say: findings, logs, earlier decisions.",
        };
        var command = new Command("show", "Show a campaign's children in detail: why each stands where it does, scores, findings, paths, usage.")
        {
            root, job, child, explain, json,
        };
        command.SetAction(parse =>
        {
            var store = new CampaignStore(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var overview = store.Read(parse.GetValue(job), explain: true);
            if (parse.GetValue(child) is { } name)
                WriteChild(context, Find(overview, name), parse.GetValue(json));
            else if (parse.GetValue(json))
                JsonOutput.Write(context, writer => OverviewJson.Write(writer, overview));
            else
                ShowView.Write(context, overview, parse.GetValue(explain));
            return 0;
        });
        return command;
    }

    private static void WriteChild(CommandContext context, CampaignChild child, bool json)
    {
        var logs = LogsOf(child);
        if (json)
            JsonOutput.Write(context, writer => ChildJson.Write(writer, child, logs));
        else
            ChildView.Write(context, child, logs);
    }

    private static CampaignChild Find(CampaignOverview overview, string name)
    {
        if (overview.Children.FirstOrDefault(child => Names.Comparer.Equals(child.Name, name)) is { } found)
            return found;
        throw new InvalidStateException(
            UnknownChild.Message(overview.Campaign.Name, name, [.. overview.Children.Select(child => child.Name)]));
    }

    private static string[] LogsOf(CampaignChild child)
    {
        if (child.Folder is null || !Directory.Exists(child.Folder))
            return [];
        var logs = Directory.GetFiles(child.Folder, "*.log");
        Array.Sort(logs, StringComparer.Ordinal);
        return logs;
    }
}
