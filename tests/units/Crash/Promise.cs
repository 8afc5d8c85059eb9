using Coro.Engine.State;

namespace Coro.Tests.Crash;

/// <summary>What somebody was told, and must find true after any power cut that comes later.</summary>
internal abstract record Promise;

/// <summary>The campaign of a job was told about, up to an entry of its journal.</summary>
/// <param name="Job">The job.</param>
/// <param name="Through">The entry's number.</param>
/// <param name="Journal">The journal as it was written then.</param>
/// <param name="End">Where in it the entry ends.</param>
/// <param name="What">What was told.</param>
internal sealed record Told(string Job, long Through, byte[] Journal, int End, string What) : Promise;

/// <summary>A request was taken in.</summary>
internal sealed record Asked(string Id) : Promise;

/// <summary>A request was answered.</summary>
internal sealed record Answered(string Id) : Promise;

/// <summary>A file is there, and whole; a later version of it may take its place.</summary>
internal sealed record Holds(string Path) : Promise;

/// <summary>What was promised, and when.</summary>
internal sealed class Promises(SimDisk disk, Func<Workspace> workspace)
{
    private readonly Lock _gate = new();
    private readonly List<(int At, Promise Promise)> _made = [];
    private WrittenJournal? _journal;

    /// <summary>What was promised before a moment, the first first.</summary>
    public IEnumerable<Promise> Before(int at) => _made.TakeWhile(one => one.At <= at).Select(one => one.Promise);

    /// <summary>How much was promised before a moment.</summary>
    public int CountBefore(int at) => _made.Count(one => one.At <= at);

    /// <summary>Somebody was told of a child.</summary>
    public void TellChild(string child, ChildStatus status) => Tell(
        $"{child} is {status}", journal => journal.When(child, status), required: status is not (ChildStatus.Pending or ChildStatus.Ready));

    /// <summary>A step was started: its record is written, and what it rests on stays true. A loss of power may take the start itself.</summary>
    public void Start(string child, string step, int tryNumber) => Tell(
        $"{child}/{step} was started, by what came before", journal => journal.GroundsOf(child, step, tryNumber), required: true);

    /// <summary>Somebody was told of everything up to an entry.</summary>
    public void Tell(long through, string what) => Tell(what, _ => through, required: true);

    /// <summary>Somebody was told of everything that has happened.</summary>
    public void TellAll(string what) => Tell(what, journal => journal.Last, required: true);

    public void Make(Promise promise)
    {
        lock (_gate)
            _made.Add((disk.Now, promise));
    }

    private void Tell(string what, Func<WrittenJournal, long?> through, bool required)
    {
        lock (_gate)
        {
            if (_journal?.Path != workspace().Journal)
                _journal = new(disk, workspace().Journal);
            _journal.Look();
            if (through(_journal) is { } number)
                _made.Add((disk.Now, new Told(_journal.Job!, number, _journal.Content, _journal.EndOf(number), what)));
            else
                (!required).ShouldBeTrue($"{what}, says the engine, but nothing that it has written says so");
        }
    }
}
