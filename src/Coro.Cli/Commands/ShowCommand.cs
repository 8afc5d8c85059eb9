using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign show</c>: a campaign, or one child of it, in detail. Only reads.</summary>
internal static class ShowCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var child = Options.Text("--child", "name", "Only this child, with its findings and the paths of its logs.");
        var command = new Command("show", "Show a campaign's children in detail: scores, findings, paths, usage.") { root, job, child, json };
        command.SetAction(parse =>
        {
            var store = new CampaignStore(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            if (parse.GetValue(child) is { } name)
            {
                WriteChild(context, store.ReadChild(parse.GetValue(job), name), parse.GetValue(json));
                return 0;
            }

            var overview = store.Read(parse.GetValue(job));
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => OverviewJson.Write(writer, overview));
            else
                ShowView.Write(context, overview);
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

    private static string[] LogsOf(CampaignChild child)
    {
        if (child.Folder is null || !Directory.Exists(child.Folder))
            return [];
        var logs = Directory.GetFiles(child.Folder, "*.log");
        Array.Sort(logs, StringComparer.Ordinal);
        return logs;
    }
}
