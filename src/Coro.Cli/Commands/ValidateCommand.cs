using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign validate</c>: says whether a brief or manifest could be run.</summary>
internal static class ValidateCommand
{
    public static Command Create(CommandContext context)
    {
        var (input, root) = (new InputOptions(), Options.Root());
        var command = new Command("validate", "Check a brief or manifest, or the campaign-brief.yaml that is here, and its dependencies; run nothing.");
        input.AddTo(command);
        command.Options.Add(root);
        command.SetAction(parse =>
        {
            var asked = input.ReadOrPresent(parse, context, CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder));
            var plan = asked.Plan();
            if (!plan.HasCycle)
            {
                var children = Counted.Of(plan.Children.Count, "child", "children");
                context.Out.WriteLine($"{asked.File}: valid: {children} in {Counted.Of(plan.Levels.Count, "level")}.");
            }

            return CycleError.Tell(context, plan);
        });
        return command;
    }
}
