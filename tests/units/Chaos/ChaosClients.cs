using Coro.Engine;

namespace Coro.Tests.Chaos;

/// <summary>
/// Clients of a campaign that is killed all the time. They keep their own books of what was acknowledged, and know from those alone
/// where everything has to stand in the end.
/// </summary>
/// <param name="root">The root of the campaigns.</param>
/// <param name="seed">Decides what they do.</param>
/// <param name="children">The children.</param>
internal sealed class ChaosClients(string root, int seed, IReadOnlyList<string> children)
{
    private readonly Random _random = new(seed + 1);
    private readonly CampaignControl _control = new(root);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (bool Skipped, int Attempt)> _books = [];
    private readonly Queue<ControlRequest> _wanted = [];
    private readonly List<string> _acknowledged = [];
    private int _asked;

    /// <summary>What was acknowledged as done: the reason that each request gave, no two the same.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    /// <summary>The throttle that was set last; null: none was.</summary>
    public int? Throttle { get; private set; }

    public bool IsSkipped(string child) => _books.GetValueOrDefault(child).Skipped;

    /// <summary>The attempt that a child has to be in: the one that its last rerun was answered with, or the first.</summary>
    public int Attempt(string child) => Math.Max(1, _books.GetValueOrDefault(child).Attempt);

    /// <summary>Asks for one thing after the other, each as soon as the last was answered.</summary>
    public async Task ActAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var child = children[_random.Next(children.Count)];
            var (request, noteDown) = _random.Next(10) switch
            {
                < 2 => Skip(child),
                < 7 => Rerun(child),
                _ => SetThrottle(_random.Next(2, 6)),
            };
            await AskAsync(request, noteDown);
            while (Wanted() is { } wanted)
                await AskAsync(wanted.Request, wanted.NoteDown);
            await Task.Delay(_random.Next(100, 400), CancellationToken.None);
        }
    }

    /// <summary>Gives a campaign that is complete something to do again, as soon as somebody has time for that.</summary>
    public void RerunSome()
    {
        lock (_gate)
        {
            for (var i = 0; i < 8; i++)
                _wanted.Enqueue(Rerun(children[_random.Next(children.Count)]).Request);
        }
    }

    /// <summary>Gives a campaign that waits the word that it waits for.</summary>
    public Task ApproveAsync(string gate) => _control.SubmitAsync("chaos", new GateRequest { Gate = gate, By = "client" });

    private (ControlRequest Request, Action<ControlAnswer> NoteDown)? Wanted()
    {
        lock (_gate)
            return _wanted.TryDequeue(out var wanted) ? (wanted, NoteRerun) : null;
    }

    private async Task AskAsync(ControlRequest request, Action<ControlAnswer> noteDown)
    {
        var answer = await _control.SubmitAsync("chaos", request);
        if (answer.Outcomes[0].Verdict != ControlVerdict.Done)
            return;
        _acknowledged.Add(request.Why!);
        noteDown(answer);
    }

    private (ControlRequest Request, Action<ControlAnswer> NoteDown) Skip(string child) => (
        new ChildRequest { Operation = ChildOperation.Skip, Children = [child], By = "client", Why = Why() },
        _ => _books[child] = _books.GetValueOrDefault(child) with { Skipped = true });

    private (ControlRequest Request, Action<ControlAnswer> NoteDown) Rerun(string child) => (
        new ChildRequest { Operation = ChildOperation.Rerun, Children = [child], By = "client", Why = Why() }, NoteRerun);

    private void NoteRerun(ControlAnswer answer)
    {
        var child = answer.Outcomes[0].Child!;
        _books[child.Name] = (false, child.Attempt);
    }

    private (ControlRequest Request, Action<ControlAnswer> NoteDown) SetThrottle(int throttle) => (
        new ThrottleRequest { Throttle = throttle, By = "client", Why = Why() }, _ => Throttle = throttle);

    private string Why() => $"request {Interlocked.Increment(ref _asked)}";
}
