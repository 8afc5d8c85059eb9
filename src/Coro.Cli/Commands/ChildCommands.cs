using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign skip</c>, <c>cancel</c>, <c>accept</c>, <c>rerun</c> and <c>resume-child</c>: act on children.</summary>
internal static class ChildCommands
{
    private static readonly (string Name, ChildOperation Operation, string Description)[] Table =
    [
        ("skip", ChildOperation.Skip, "Leave children out: what depends on them goes on without them."),
        ("cancel", ChildOperation.Cancel, "Call children off: what depends on them stays blocked."),
        ("accept", ChildOperation.Accept, "Take the results of children that a quality gate escalated as they are."),
        ("rerun", ChildOperation.Rerun, "Start children over with a new attempt, and go on with the campaign."),
        ("resume-child", ChildOperation.Resume, "Go on with children from the first step that has not succeeded, and with the campaign."),
    ];

    public static IEnumerable<Command> Create(CommandContext context) => Table.Select(row => Create(context, row.Name, row.Operation, row.Description));

    private static Command Create(CommandContext context, string name, ChildOperation operation, string description)
    {
        var (control, children) = (new ControlOptions(), new ChildRequestOptions(operation));
        var goesOn = operation is ChildOperation.Rerun or ChildOperation.Resume ? new GoOnOptions(control, children.WhatIf) : null;
        var command = new Command(name, description);
        children.AddTo(command);
        control.AddTo(command, withRoot: goesOn is null);
        goesOn?.AddTo(command);
        command.SetAction((parse, _) =>
        {
            var request = children.Read(parse, control);
            if (goesOn is not null && !parse.GetValue(children.WhatIf))
                return goesOn.RunAsync(parse, context, request);
            if (!parse.GetValue(children.WhatIf))
                return control.SubmitAsync(parse, context, request);
            var root = goesOn?.Root(parse, context) ?? control.Root(parse, context);
            var preview = new CampaignControl(root, context.Time).Preview(control.Job(parse), request);
            return Task.FromResult(ControlAnswers.Tell(context, preview, parse.GetValue(control.Json)));
        });
        return command;
    }
}
