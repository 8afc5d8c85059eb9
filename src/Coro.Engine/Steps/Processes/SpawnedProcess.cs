using System.Runtime.InteropServices;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// A child of this process, waited for by its id and no other: the runtime has children of its own here. The wait
/// leaves it unreaped, so that its id, and with it its group's, cannot pass to another while it may be signalled.
/// </summary>
internal sealed unsafe class SpawnedProcess(int pid, string stepId) : IRunningProcess
{
    // Found out only when somebody wants to know: until it is reaped, the process can be asked.
    private readonly Lazy<ProcessIdentity> _identity = new(() =>
        (OperatingSystem.IsLinux() ? ProcessTable.Find(pid)?.Identity : ProcessIdentity.Of(pid)) ?? new(pid, 0));

    private ProcessTree? _tree;

    public ProcessIdentity Identity => _identity.Value;

    private ProcessTree Tree => LazyInitializer.EnsureInitialized(ref _tree, () => new(Identity, stepId, leadsGroup: true));

    public void WaitForEnd()
    {
        var info = stackalloc byte[Libc.Opaque];
        while (Libc.waitid(Libc.WaitForPid, pid, info, Libc.WaitExited | Libc.WaitButLeave) != 0
            && Marshal.GetLastPInvokeError() == Libc.ErrInterrupted)
        {
        }
    }

    public void Terminate() => Tree.Terminate();

    public IReadOnlyList<int> Kill() => Tree.Kill();

    public bool TreeAlive() => Tree.AnyAlive();

    public int? Reap()
    {
        int status, reaped;
        while ((reaped = Libc.waitpid(pid, &status, 0)) < 0
            && Marshal.GetLastPInvokeError() == Libc.ErrInterrupted)
        {
        }

        if (reaped != pid)
            return null;
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }
}
