using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign stop</c>: stops a campaign that runs elsewhere.</summary>
internal static class StopCommand
{
    public static Command Create(CommandContext context)
    {
        var control = new ControlOptions();
        var now = new Option<bool>("--now") { Description = "End what runs at once. Otherwise it ends in peace, and nothing new starts." };
        var command = new Command("stop", "Stop a campaign that runs; it can be resumed.") { now };
        control.AddTo(command);
        command.SetAction((parse, _) => control.SubmitAsync(parse, context, new StopRequest
        {
            AtOnce = parse.GetValue(now),
            By = control.By(parse),
            Why = control.Reason(parse),
        }));
        return command;
    }
}
