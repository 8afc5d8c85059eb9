using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// A process and everything that came from it. On Linux these are its session and group, what descends from it, what
/// was seen to do so before its parent died, and whatever carries the step's id in its environment, however far it went.
/// Elsewhere it is the process group. See docs/step-contract.md for what that guarantees.
/// </summary>
/// <param name="root">The process. It must not have been reaped, or its start time must be known.</param>
/// <param name="stepId">Its <c>CORO_STEP_ID</c>.</param>
/// <param name="leadsGroup">Whether it leads a session or group of its own, and its id cannot have passed to another.</param>
internal sealed class ProcessTree(ProcessIdentity root, string stepId, bool leadsGroup)
{
    private readonly object _lock = new();
    private readonly HashSet<ProcessIdentity> _seen = [];

    /// <summary>Asks all to end. Those that are stopped go on, so that they can.</summary>
    public void Terminate()
    {
        Send(Libc.SigTerm);
        Send(Libc.SigCont);
    }

    /// <summary>Ends all that are alive now.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<int> Kill() => Send(Libc.SigKill);

    /// <summary>Whether anything but the root is alive.</summary>
    public bool AnyAlive()
    {
        if (!OperatingSystem.IsLinux())
            return leadsGroup && Libc.kill(-root.Pid, 0) == 0;
        return Members().Exists(member => member.Identity != root);
    }

    private List<int> Send(int signal)
    {
        var members = OperatingSystem.IsLinux() ? Members() : [];
        if (leadsGroup)
            _ = Libc.kill(-root.Pid, signal);
        foreach (var member in members)
        {
            // Once each: some programs take a second SIGTERM as "at once".
            var reached = leadsGroup && member.Group == root.Pid;
            if (!reached && ProcessTable.Find(member.Identity.Pid)?.Identity == member.Identity)
                _ = Libc.kill(member.Identity.Pid, signal);
        }

        return members.ConvertAll(member => member.Identity.Pid);
    }

    private List<ProcessEntry> Members()
    {
        lock (_lock)
        {
            var all = ProcessTable.Read();
            all.RemoveAll(entry => entry.Identity.Start < root.Start || entry.Identity.Pid == Environment.ProcessId);
            var children = all.ToLookup(entry => entry.Parent);
            var members = new Dictionary<int, ProcessEntry>();
            foreach (var entry in all)
            {
                if (Belongs(entry))
                    Take(entry, children, members);
            }

            foreach (var entry in all)
            {
                if (entry.Alive && !members.ContainsKey(entry.Identity.Pid)
                    && ProcessTable.HasStepId(entry.Identity.Pid, stepId))
                {
                    Take(entry, children, members);
                }
            }

            foreach (var entry in members.Values)
                _seen.Add(entry.Identity);
            return [.. members.Values.Where(entry => entry.Alive)];
        }
    }

    private bool Belongs(ProcessEntry entry) =>
        entry.Identity == root
        || (leadsGroup && (entry.Group == root.Pid || entry.Session == root.Pid))
        || _seen.Contains(entry.Identity);

    private static void Take(
        ProcessEntry entry, ILookup<int, ProcessEntry> children, Dictionary<int, ProcessEntry> members)
    {
        var open = new Stack<ProcessEntry>([entry]);
        while (open.TryPop(out var next))
        {
            if (!members.TryAdd(next.Identity.Pid, next))
                continue;
            foreach (var child in children[next.Identity.Pid])
                open.Push(child);
        }
    }
}
