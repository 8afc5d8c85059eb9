using System.Runtime.InteropServices;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// A child of this process, waited for by its id and no other: the runtime has children of its own here. The wait
/// leaves it unreaped, so that its id, and with it its group's, cannot pass to another while it may be signalled.
/// </summary>
internal sealed unsafe class SpawnedProcess : IRunningProcess
{
    private readonly ProcessTree _tree;

    public SpawnedProcess(int pid, string stepId)
    {
        Identity = (OperatingSystem.IsLinux() ? ProcessTable.Find(pid)?.Identity : ProcessIdentity.Of(pid)) ?? new(pid, 0);
        _tree = new(Identity, stepId, leadsGroup: true);
    }

    public ProcessIdentity Identity { get; }

    public void WaitForEnd()
    {
        var info = stackalloc byte[Libc.Opaque];
        while (Libc.waitid(Libc.WaitForPid, Identity.Pid, info, Libc.WaitExited | Libc.WaitButLeave) != 0
            && Marshal.GetLastPInvokeError() == Libc.ErrInterrupted)
        {
        }
    }

    public void Terminate() => _tree.Terminate();

    public IReadOnlyList<int> Kill() => _tree.Kill();

    public bool TreeAlive() => _tree.AnyAlive();

    public int? Reap()
    {
        int status, pid;
        while ((pid = Libc.waitpid(Identity.Pid, &status, 0)) < 0
            && Marshal.GetLastPInvokeError() == Libc.ErrInterrupted)
        {
        }

        if (pid != Identity.Pid)
            return null;
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }
}
