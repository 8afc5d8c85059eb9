using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary><c>coro state</c>: looks after what campaigns have on disk.</summary>
internal static class StateCommands
{
    public static Command Create(CommandContext context) => new("state", "Check, repair and export the state of campaigns.")
    {
        StateValidateCommand.Create(context),
        StateRepairCommand.Create(context),
        StateExportCommand.Create(context),
    };
}
