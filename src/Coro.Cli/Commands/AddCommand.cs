using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign add</c>: adds children to a campaign, which may be running.</summary>
internal static class AddCommand
{
    public static Command Create(CommandContext context)
    {
        var (control, children) = (new ControlOptions(), new AdditionOptions());
        var whatIf = new Option<bool>("--what-if")
        {
            Description = "Only show the places that they would get in the plan, and what they would wait for; change nothing.",
        };
        var command = new Command("add", "Add children to a campaign; it may be running, parked or finished.");
        children.AddTo(command);
        command.Options.Add(whatIf);
        control.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var engine = new CampaignControl(control.Root(parse, context), context.Time);
            var request = new AddChildrenRequest
            {
                Children = children.Read(parse, context, file => engine.ReadAdditions(control.Job(parse), Path.GetFullPath(file, context.CurrentFolder), file)),
                By = control.By(parse),
                Why = control.Reason(parse),
            };
            return parse.GetValue(whatIf)
                ? Task.FromResult(ControlAnswers.Tell(context, engine.Preview(control.Job(parse), request), parse.GetValue(control.Json)))
                : control.SubmitAsync(parse, context, request);
        });
        return command;
    }
}
