using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign interactive</c>: whether a person is asked from now on.</summary>
internal static class InteractiveCommand
{
    public static Command Create(CommandContext context)
    {
        var control = new ControlOptions();
        var mode = new Argument<string>("on|off")
        {
            Description = "on: no question takes its default, so that each checkpoint waits for a person. off: nobody is asked; questions take their defaults.",
        };
        mode.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("on" or "off") and var other }])
                result.AddError($"'{other}' is neither on nor off. Give one of them.");
        });
        var command = new Command("interactive", "Say whether a person is asked from now on; the campaign may be running.") { mode };
        control.AddTo(command);
        command.SetAction((parse, _) => control.SubmitAsync(parse, context, new InteractionRequest
        {
            Interactive = parse.GetValue(mode) == "on",
            By = control.By(parse),
            Why = control.Reason(parse),
        }));
        return command;
    }
}
