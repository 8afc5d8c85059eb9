using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary>The options that say what is to be done to which children.</summary>
/// <param name="operation">What is to be done.</param>
internal sealed class ChildRequestOptions(ChildOperation operation)
{
    private readonly Option<string[]> _children = Children();
    private readonly Argument<string[]> _named = new("child") { Description = "The children's names, without the option's.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _downstream = new("--downstream")
    {
        Description = operation is ChildOperation.Rerun
            ? "Rerun what depends on them, too, as far as it has ended."
            : "Cancel what depends on them, too.",
    };

    private readonly Option<bool> _force = new("--force") { Description = "End what runs for them at once." };
    private readonly Option<string?> _lane = Options.Text("--lane", "lane", "The lane to run in from now on.");

    public Option<bool> WhatIf { get; } = new("--what-if")
    {
        Description = "Only show which children would be touched, and what could start; change nothing.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_named);
        command.Options.Add(_children);
        command.Validators.Add(result =>
        {
            if (All(result.GetValue(_named), result.GetValue(_children)) is not { Length: > 0 } all)
                result.AddError($"No child is named. Give its name, for example: {command.Name} api");
            else if (all.Any(name => name.Length == 0))
                result.AddError("A child's name is empty. Give it a child's name.");
        });
        if (operation is ChildOperation.Rerun or ChildOperation.Cancel)
        {
            command.Options.Add(_downstream);
            command.Options.Add(_force);
        }

        if (operation is ChildOperation.Rerun)
            command.Options.Add(_lane);
        command.Options.Add(WhatIf);
    }

    public ChildRequest Read(ParseResult parse, ControlOptions control) => new()
    {
        Operation = operation,
        Children = All(parse.GetValue(_named), parse.GetValue(_children)),
        Downstream = parse.GetValue(_downstream),
        Force = parse.GetValue(_force),
        Lane = parse.GetValue(_lane),
        By = control.By(parse),
        Why = control.Reason(parse),
    };

    private static Option<string[]> Children()
    {
        var option = new Option<string[]>("--child")
        {
            Description = "The child's name. May be repeated; each is done or refused for itself.",
            HelpName = "name",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError("Option '--child' is empty. Give it a child's name.");
        });
        return option;
    }

    private static string[] All(string[]? first, string[]? then) => [.. first ?? [], .. then ?? []];
}
