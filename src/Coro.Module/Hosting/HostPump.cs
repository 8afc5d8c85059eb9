using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Coro.Module.Hosting;

/// <summary>
/// Carries what the engine says from its thread to the pipeline's, the only one on which a cmdlet may speak; and
/// answers back.
/// </summary>
/// <param name="interactive">Whether a person is there to ask.</param>
/// <param name="view">Shows it.</param>
/// <param name="stop">Called when the run can no longer be shown, to stop it or to look away.</param>
internal sealed class HostPump(bool interactive, ICampaignView view, Action stop) : ICampaignHost
{
    private readonly BlockingCollection<Action<ICampaignView>> _queue = [];

    /// <summary>Why the run could no longer be shown; null: it could.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public bool IsInteractive => interactive;

    public void OnResume(ResumeSummary summary) => _queue.Add(v => v.Resume(summary));

    public void OnStage(StageProgress progress) => _queue.Add(v => v.Stage(progress));

    public void OnChild(ChildProgress progress) => _queue.Add(v => v.Child(progress));

    public void OnNote(string text, bool warning) => _queue.Add(v => v.Note(text, warning));

    /// <summary>Writes a line for the service that runs the pipeline.</summary>
    public void Line(string text) => _queue.Add(v => v.Line(text));

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<GateAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(v =>
        {
            try
            {
                if (Failure is not null || cancellationToken.IsCancellationRequested)
                    return;
                answer.TrySetResult(v.Ask(gate, cancellationToken));
            }
            catch (CoroException e)
            {
                answer.TrySetException(e);
            }
            finally
            {
                // Whatever happened at the prompt: the engine must not wait for ever.
                answer.TrySetResult(null);
            }
        });
        return new(answer.Task.WaitAsync(cancellationToken));
    }

    /// <summary>Runs a campaign to its end, showing it meanwhile. Returns only when the engine has written its state.</summary>
    public CampaignResult Run(Func<ICampaignHost, Task<CampaignResult>> run)
    {
        var running = Task.Run(() => run(this));
        running.ContinueWith(_ => _queue.CompleteAdding(), TaskScheduler.Default);
        while (!_queue.IsCompleted)
        {
            if (_queue.TryTake(out var said, view.IsBehind ? view.Pace : Timeout.InfiniteTimeSpan))
                Show(said);
            Show(v => v.Refresh());
        }

        Show(v => v.Close());
        return running.GetAwaiter().GetResult();
    }

    // A cmdlet that is being stopped, or whose -WarningAction is Stop, throws as soon as it speaks. The campaign has to be
    // brought to a stop before that may leave the cmdlet.
    private void Show(Action<ICampaignView> said)
    {
        try
        {
            if (Failure is null)
                said(view);
            else
                said(SilentView.Instance);
        }
        catch (Exception e)
        {
            Failure ??= ExceptionDispatchInfo.Capture(e);
            stop();
        }
    }
}
