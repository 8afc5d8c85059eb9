using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign list</c>: all campaigns. One that cannot be read is told of, and does not hide the others.</summary>
internal static class ListCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, json) = (Options.Root(), Options.Json());
        var command = new Command("list", "List the campaigns.") { root, json };
        command.SetAction(parse =>
        {
            var store = new CampaignStore(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var campaigns = store.List(out var unreadable);
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => CampaignJson.WriteList(writer, campaigns, unreadable));
            else
                ListView.Write(context, campaigns);
            context.Out.Flush();
            if (campaigns.Count == 0 && unreadable.Count == 0)
                context.Error.WriteLine($"coro: there are no campaigns in {store.Root}.");
            foreach (var (name, error) in unreadable)
                Failure.WriteLines(context.Error, $"{name}: {error.Message}");
            return unreadable.Count == 0 ? 0 : (int)unreadable.Values.First().ExitCode;
        });
        return command;
    }
}
