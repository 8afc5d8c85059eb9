using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Configuration;

namespace Coro.Cli.Commands;

/// <summary><c>coro config show</c>: what holds for all campaigns of a root, and which file says so. Only reads.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, json) = (Options.Root(), Options.Json());
        var origin = new Option<bool>("--origin") { Description = "Show the file, line and column that each value comes from." };
        var show = new Command("show", "Show what customize.toml and customize.user.toml make of the defaults, or everything that is wrong with them.")
        {
            root, origin, json,
        };
        show.SetAction(parse =>
        {
            var customization = Customization.Load(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder)).Require();
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => ConfigJson.Write(writer, customization.Values));
            else
                ConfigView.Write(context, customization.Values, parse.GetValue(origin));
            return 0;
        });
        return new Command("config", "Look at what is customized for all campaigns of a root.") { show };
    }
}
