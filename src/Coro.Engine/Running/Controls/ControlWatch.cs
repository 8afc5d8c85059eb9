using Coro.Engine.Reporting;
using Coro.Engine.Steps.Scripts;

namespace Coro.Engine.Running.Controls;

/// <summary>Looks for requests while a campaign runs, and has the run act on them.</summary>
internal sealed class ControlWatch
{
    // Half of what a person takes for immediate; a look at an empty folder costs a few microseconds.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly RunContext _run;
    private readonly ControlDesk _desk;
    private CancellationTokenSource _ended = new();
    private Task _watching = Task.CompletedTask;

    public ControlWatch(RunContext run)
    {
        _run = run;
        _desk = new(run.Inbox, run.State, run.Record, run.Together, run.CommitAsync);
    }

    /// <summary>Looks now and then while something goes on.</summary>
    /// <exception cref="IOException">The campaign's log cannot be written.</exception>
    public async Task<T> WhileAsync<T>(Func<Task<T>> something)
    {
        _ended = new();
        _watching = WatchAsync();
        try
        {
            return await something();
        }
        finally
        {
            await _ended.CancelAsync();
            await _watching;
            _ended.Dispose();
        }
    }

    /// <summary>Looks once.</summary>
    /// <param name="running">Whether the campaign runs on afterwards.</param>
    /// <returns>Whether anything was done.</returns>
    public async Task<bool> LookAsync(bool running)
    {
        var applier = new ControlApplier(_run.State, _run.Record)
        {
            EndProcess = running ? _run.End : null,
            Stop = running ? Stop : null,
            Halt = running ? _run.Settlement.HaltAt : null,
            Unrunnable = running ? child => ScriptCheck.Problems(_run.Scripts, child) : null,
        };
        var done = await _desk.ServeAsync(applier, running);
        foreach (var name in applier.Touched)
            _run.Touched(_run.State[name]);
        if (done)
            _run.Wake();
        return done;
    }

    private async Task WatchAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            _run.WakeOverdue();
            try
            {
                await LookAsync(running: true);
            }
            catch (IOException)
            {
                // What runs cannot be recorded any more; see ChildLoop.
                _run.Stop(ExitCode.InternalError, _run.Options.StopGrace);
                throw;
            }

            try
            {
                await Task.Delay(Interval, _run.Time, _ended.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Stop(StopRequest request)
    {
        _run.Say(Stopping.Of(_run.State) ?? "", warning: true);
        _run.Stop(ExitCode.UserCancelled, request.AtOnce ? TimeSpan.Zero : Timeout.InfiniteTimeSpan);
    }
}
