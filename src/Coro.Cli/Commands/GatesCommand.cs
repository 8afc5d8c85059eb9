using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign gates</c>: the questions that wait for an answer. Only reads.</summary>
internal static class GatesCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var command = new Command("gates", "List the questions that wait for an answer, with their choices.") { root, job, json };
        command.SetAction(parse =>
        {
            var store = new CampaignStore(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var overview = store.Read(parse.GetValue(job));
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => GateJson.WriteList(writer, overview));
            else
                GatesView.Write(context, overview.Gates);
            context.Out.Flush();
            if (overview.Gates.Count == 0)
                context.Error.WriteLine($"coro: nothing in campaign {overview.Campaign.Name} waits for an answer.");
            return 0;
        });
        return command;
    }
}
