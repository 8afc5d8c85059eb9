using System.Runtime.InteropServices;

namespace Coro.Cli.Running;

/// <summary>
/// Turns the process's signals into requests to stop: the first ends dispatch and gives what runs a moment, the next one ends it
/// at once. A closed terminal counts as the system's request to end.
/// </summary>
internal sealed class StopOnSignals : IDisposable
{
    private const string InPeace = "Stopping: nothing new starts, and what runs has a moment to end. Once more ends it at once.";
    private const string AtOnce = "Stopping at once.";

    private readonly PosixSignalRegistration[] _registrations;

    public StopOnSignals(CommandContext command, ICampaignHost tell)
    {
        _registrations =
        [
            On(PosixSignal.SIGINT, ExitCode.Interrupted),
            On(PosixSignal.SIGTERM, ExitCode.Terminated),
            On(PosixSignal.SIGHUP, ExitCode.Terminated),
        ];

        PosixSignalRegistration On(PosixSignal signal, ExitCode reason) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            var again = command.Stop.Reason is not null;

            // In this order: whoever is called back from a prompt finds out why.
            command.Stop.Request(reason);
            command.Leaving.Cancel();
            tell.OnNote(again ? AtOnce : InPeace, warning: true);
        });
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
