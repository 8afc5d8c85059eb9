using System.CommandLine;
using Coro.Engine;
using Coro.Engine.Gates;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign approve</c> and <c>deny</c>: answer a gate that waits.</summary>
internal static class GateCommands
{
    public static IEnumerable<Command> Create(CommandContext context) =>
    [
        Create(
            context, "approve", "Answer a gate with the choice that goes on, or with another.",
            "The answer. Default: the gate's first choice, the one that goes on.", GateChoice.Approve),
        Create(
            context, "deny", "Answer a gate with a choice that does not go on.",
            "The answer. Default: halt or cancel, else the only choice that does not go on; of several, one has to be named.", GateChoice.Deny),
    ];

    private static Command Create(
        CommandContext context, string name, string description, string choiceDescription, Func<Gate, string?, string> choose)
    {
        var control = new ControlOptions();
        var gate = Options.Text("--gate", "id", "The gate's id, as 'gates' lists it, for example quality:api.");
        var first = new Argument<string?>("gate") { Description = "The same without the option's name.", Arity = ArgumentArity.ZeroOrOne };
        var choice = Options.Text("--choice", "choice", choiceDescription);
        var command = new Command(name, description) { first, gate, choice };
        control.AddTo(command);
        command.Validators.Add(result =>
        {
            var given = new[] { result.GetValue(first), result.GetValue(gate) }.Count(id => !string.IsNullOrEmpty(id));
            if (given != 1)
                result.AddError(given == 0 ? $"No gate is named. Give its id, for example: {name} quality:api" : "The gate is named twice. Name it once.");
        });
        command.SetAction((parse, _) =>
        {
            var id = parse.GetValue(gate) ?? parse.GetValue(first)!;
            var asked = parse.GetValue(choice);
            if (Find(id, control.Job(parse), control.Root(parse, context), context) is { } waiting)
                asked = choose(waiting, asked);
            return control.SubmitAsync(parse, context, new GateRequest
            {
                Gate = id,
                Choice = asked,
                By = control.By(parse),
                Why = control.Reason(parse),
            });
        });
        return command;
    }

    private static Gate? Find(string id, string? job, string root, CommandContext context) =>
        new CampaignStore(root, context.Time).Read(job).Gates.FirstOrDefault(gate => Names.Comparer.Equals(gate.Id, id));
}
