using System.IO.Pipes;
using Coro.Engine.State;
using Coro.Engine.Steps.Secrets;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Processes;

/// <summary>Starts a process as another launcher does, but puts a pipe before each of its logs, so that values can be hidden on their way.</summary>
/// <param name="inner">The other one.</param>
/// <param name="mask">What is to be hidden.</param>
internal sealed class MaskingLauncher(IProcessLauncher inner, SecretMask mask) : IProcessLauncher
{
    public IRunningProcess Start(LaunchOptions options)
    {
        AnonymousPipeServerStream? output = null, error = null;
        try
        {
            output = new(PipeDirection.In);
            error = new(PipeDirection.In);
            var process = inner.Start(options with { Output = Writer(output), Error = Writer(error) });

            // While this end is open the pipe does not end.
            output.DisposeLocalCopyOfClientHandle();
            error.DisposeLocalCopyOfClientHandle();
            return new MaskedProcess(process, [Pump(output, options.Output), Pump(error, options.Error)]);
        }
        catch (Exception e)
        {
            output?.Dispose();
            error?.Dispose();
            throw e is IOException ? new LaunchFailedException($"no pipe can be made for what the step writes: {e.Message}", retryable: true) : e;
        }
    }

    private static SafeFileHandle Writer(AnonymousPipeServerStream pipe) => new(pipe.ClientSafePipeHandle.DangerousGetHandle(), ownsHandle: false);

    private Task Pump(Stream pipe, SafeFileHandle log)
    {
        var done = new TaskCompletionSource();
        WorkerThreads.Run(() =>
        {
            using (pipe)
                LogPump.Copy(pipe, log, mask);
            done.SetResult();
        });
        return done.Task;
    }

    private sealed class MaskedProcess(IRunningProcess inner, Task[] pumps) : IRunningProcess
    {
        public ProcessIdentity Identity => inner.Identity;

        public void WaitForEnd()
        {
            inner.WaitForEnd();
            Task.WaitAll(pumps, LogPump.DrainFor);
        }

        public void Terminate() => inner.Terminate();

        public IReadOnlyList<int> Kill() => inner.Kill();

        public bool TreeAlive() => inner.TreeAlive();

        public int? Reap() => inner.Reap();
    }
}
