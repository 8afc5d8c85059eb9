namespace Coro.Engine;

/// <summary>
/// Asks a running campaign to stop, from any thread. The first request ends dispatch and gives what runs a moment; a second
/// one ends what runs at once.
/// </summary>
public sealed class StopSignal
{
    private readonly object _gate = new();
    private Action<StopSignal>? _listener;

    /// <summary>Why the campaign is to stop; null while it is not.</summary>
    public ExitCode? Reason { get; private set; }

    /// <summary>Whether what runs is to be ended at once.</summary>
    public bool AtOnce { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="reason">What the run ends with, for example <see cref="ExitCode.Interrupted"/>.</param>
    public void Request(ExitCode reason)
    {
        Action<StopSignal>? listener;
        lock (_gate)
        {
            AtOnce = Reason is not null;
            Reason ??= reason;
            listener = _listener;
        }

        listener?.Invoke(this);
    }

    /// <summary>Has a run hear of requests, those before it included.</summary>
    internal void Listen(Action<StopSignal>? listener)
    {
        bool asked;
        lock (_gate)
        {
            _listener = listener;
            asked = Reason is not null;
        }

        if (asked)
            listener?.Invoke(this);
    }
}
