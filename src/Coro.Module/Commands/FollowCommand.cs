using System.Collections.Concurrent;
using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>What looking at something that grows has in common: it is written as it arrives, and Ctrl+C ends it at once.</summary>
public abstract class FollowCommand : LookCommand, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Waits for more while somebody runs the campaign.</summary>
    [Parameter]
    [Alias("Follow")]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stopped.Cancel();

    /// <summary>Writes what arrives, and afterwards warns of what there is to say besides.</summary>
    /// <param name="arriving">Gives it, given whom to tell the rest.</param>
    private protected void WriteArriving<T>(Func<Action<string>, CancellationToken, IAsyncEnumerable<T>> arriving)
    {
        // They are told by another thread, and only this one may speak.
        var notes = new ConcurrentQueue<string>();
        var items = arriving(notes.Enqueue, _stopped.Token).GetAsyncEnumerator(_stopped.Token);
        try
        {
            while (items.MoveNextAsync().AsTask().GetAwaiter().GetResult())
                WriteObject(items.Current);
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            items.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        foreach (var note in notes)
            WriteWarning(note + ".");
    }
}
