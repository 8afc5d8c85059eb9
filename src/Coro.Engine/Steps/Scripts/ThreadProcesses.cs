using System.Globalization;
using System.Text;
using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps.Scripts;

/// <summary>
/// The processes that the thread which makes this starts from then on, with all that they start. Linux keeps them by thread; elsewhere
/// nobody can tell them from those of another thread, and there are none.
/// </summary>
internal sealed class ThreadProcesses
{
    private const int BootClock = 7;
    private const int TicksPerSecond = 100;

    [ThreadStatic]
    private static int _threadId;

    private readonly int _thread = ThreadId();
    private readonly long _since = Now();
    private readonly HashSet<ProcessIdentity> _seen = [];

    /// <summary>Those that run, the first that was started first.</summary>
    public IReadOnlyList<ProcessIdentity> Alive()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        lock (_seen)
            return Look();
    }

    private IReadOnlyList<ProcessIdentity> Look()
    {
        var roots = Roots();
        if (roots.Count == 0 && _seen.Count == 0)
            return [];
        var all = ProcessTable.Read();
        var children = all.ToLookup(entry => entry.Parent);
        var alive = new Dictionary<ProcessIdentity, ProcessEntry>();
        var open = new Stack<ProcessEntry>(all.Where(entry => roots.Contains(entry.Identity.Pid) || _seen.Contains(entry.Identity)));
        while (open.TryPop(out var entry))
        {
            // One that was started before is what an earlier script has left running on purpose.
            if (entry.Identity.Start < _since || !alive.TryAdd(entry.Identity, entry))
                continue;
            foreach (var child in children[entry.Identity.Pid])
                open.Push(child);
        }

        _seen.UnionWith(alive.Keys);
        return [.. alive.Values.Where(entry => entry.Alive).Select(entry => entry.Identity).OrderBy(one => one.Start).ThenBy(one => one.Pid)];
    }

    /// <summary>Sends a signal to those that run.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<int> Send(int signal)
    {
        var alive = Alive();
        foreach (var process in alive)
        {
            if (ProcessTable.Find(process.Pid)?.Identity == process)
                _ = Libc.kill(process.Pid, signal);
        }

        return [.. alive.Select(process => process.Pid)];
    }

    private HashSet<int> Roots()
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/task/{_thread}/children"), buffer);
        return length <= 0 ? [] :
        [
            .. Encoding.ASCII.GetString(buffer[..length]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(pid => int.TryParse(pid, CultureInfo.InvariantCulture, out var id) ? id : 0),
        ];
    }

    private static int ThreadId()
    {
        if (_threadId == 0 && OperatingSystem.IsLinux())
            _threadId = Libc.gettid();
        return _threadId;
    }

    // In the unit that processes' starts are told in; it goes on while the machine sleeps.
    private static unsafe long Now()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var time = stackalloc long[2];
        return Libc.clock_gettime(BootClock, time) == 0 ? time[0] * TicksPerSecond + time[1] / (1_000_000_000 / TicksPerSecond) : 0;
    }
}
