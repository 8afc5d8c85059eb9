using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign throttle</c>: changes how many children run at once.</summary>
internal static class ThrottleCommand
{
    public static Command Create(CommandContext context)
    {
        var control = new ControlOptions();
        var number = new Argument<int>("number")
        {
            Description = "How many children run at once from now on; at least 1.",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, out var value) && value >= 1)
                    return value;
                result.AddError($"The throttle is '{result.Tokens[0].Value}'. Give it a whole number from 1.");
                return 0;
            },
        };
        var command = new Command("throttle", "Change how many children run at once; the campaign may be running.") { number };
        control.AddTo(command);
        command.SetAction((parse, _) => control.SubmitAsync(parse, context, new ThrottleRequest
        {
            Throttle = parse.GetValue(number),
            By = control.By(parse),
            Why = control.Reason(parse),
        }));
        return command;
    }
}
