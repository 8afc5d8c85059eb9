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
    // What a child does next nobody sees sooner; and to wake the pipeline's thread for each would take as long as an empty script block.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly object _lock = new();
    private List<Action<ICampaignView>> _said = [];
    private List<Action<ICampaignView>> _shown = [];
    private bool _urgent;
    private bool _over;

    /// <summary>Why the run could no longer be shown; null: it could.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public bool IsInteractive => interactive;

    public void OnResume(ResumeSummary summary) => Say(v => v.Resume(summary));

    public void OnStage(StageProgress progress) => Say(v => v.Stage(progress));

    public void OnChild(ChildProgress progress) => Say(v => v.Child(progress), urgent: false);

    public void OnNote(string text, bool warning) => Say(v => v.Note(text, warning));

    /// <summary>Writes a line for the service that runs the pipeline.</summary>
    public void Line(string text) => Say(v => v.Line(text));

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<GateAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(v =>
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
        running.ContinueWith(_ => End(), TaskScheduler.Default);
        while (Next() is { } said)
        {
            foreach (var one in said)
            {
                Show(one);
                Show(Refresh);
            }

            Show(Refresh);
        }

        Show(v => v.Close());
        return running.GetAwaiter().GetResult();
    }

    private static void Refresh(ICampaignView view) => view.Refresh();

    private void Say(Action<ICampaignView> something, bool urgent = true)
    {
        lock (_lock)
        {
            _said.Add(something);
            _urgent |= urgent;
            if (_urgent || _said.Count == 1)
                Monitor.Pulse(_lock);
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _over = true;
            Monitor.Pulse(_lock);
        }
    }

    // All that was said since, which is nothing when it is time to show what is behind. Null: the end.
    private List<Action<ICampaignView>>? Next()
    {
        _shown.Clear();
        lock (_lock)
        {
            if (_said.Count == 0 && !_over)
                Monitor.Wait(_lock, view.IsBehind ? view.Pace : Timeout.InfiniteTimeSpan);
            if (_said.Count > 0 && !_urgent && !_over)
                Monitor.Wait(_lock, Patience);
            if (_said.Count == 0 && _over)
                return null;
            _urgent = false;
            (_said, _shown) = (_shown, _said);
        }

        return _shown;
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
