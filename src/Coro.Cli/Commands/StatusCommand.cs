using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign status</c>: where a campaign stands. Only reads, and may be used while it runs.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var command = new Command("status", "Show where a campaign stands; it may be running.") { root, job, json };
        command.SetAction(parse =>
        {
            var store = new CampaignStore(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var overview = store.Read(parse.GetValue(job));
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => OverviewJson.Write(writer, overview));
            else
                StatusView.Write(context, overview);
            return 0;
        });
        return command;
    }
}
