using System.Runtime.InteropServices;

namespace Coro.Cli.Following;

/// <summary>Has a command that only looks on leave when a signal asks the process to end, so that it leaves a tidy terminal.</summary>
internal sealed class LeaveOnSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public LeaveOnSignals(CommandContext command)
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
            Reason = reason;
            command.Leaving.Cancel();
        });
    }

    /// <summary>What the process ends with; null: no signal came.</summary>
    public ExitCode? Reason { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
