using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign plan</c>: shows what a brief or manifest would run, and in which order. Runs nothing.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandContext context)
    {
        var (input, root, json) = (new InputOptions(), Options.Root(), Options.Json());
        var command = new Command("plan", "Show the order, levels and critical path of a brief or manifest, or of the campaign-brief.yaml that is here; run nothing.");
        input.AddTo(command);
        command.Options.Add(root);
        command.Options.Add(json);
        command.SetAction(parse =>
        {
            var plan = input.ReadOrPresent(parse, context, CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder)).Plan();
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => PlanJson.Write(writer, plan));
            else
                PlanView.Write(context, plan);
            context.Out.Flush();
            return CycleError.Tell(context, plan);
        });
        return command;
    }
}
