using System.Diagnostics;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>A process of the runtime with pumps on its three streams.</summary>
internal sealed class PipedProcess : IRunningProcess
{
    private const int BufferSize = 64 << 10;

    private readonly Process _process;
    private readonly ProcessTree? _tree;
    private readonly Task _output;
    private readonly Task _error;

    public PipedProcess(Process process, LaunchOptions options, FileStream? input)
    {
        _process = process;
        Identity = ProcessIdentity.Of(process.Id) ?? new(process.Id, 0);
        _tree = OperatingSystem.IsWindows() ? null : new(Identity, options.StepId, leadsGroup: false);
        _output = LogPump.CopyAsync(process.StandardOutput.BaseStream, options.Output, options.Mask);
        _error = LogPump.CopyAsync(process.StandardError.BaseStream, options.Error, options.Mask);
        _ = FeedAsync(input, process.StandardInput.BaseStream);
    }

    public ProcessIdentity Identity { get; }

    public void WaitForEnd()
    {
        _process.WaitForExit(Timeout.Infinite);
        Task.WhenAll(_output, _error).Wait(LogPump.DrainFor);
    }

    public void Terminate()
    {
        if (_tree is not null)
            _tree.Terminate();
        else
            KillAll();
    }

    public IReadOnlyList<int> Kill()
    {
        if (_tree is not null)
            return _tree.Kill();
        KillAll();
        return [];
    }

    public bool TreeAlive() => _tree is not null && _tree.AnyAlive();

    public int? Reap()
    {
        var exitCode = _process.ExitCode;

        // A pump that still runs uses the process's streams; they go when it does.
        _ = Task.WhenAll(_output, _error).ContinueWith(_ => _process.Dispose(), TaskScheduler.Default);
        return exitCode;
    }

    private void KillAll()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It had ended, or a part of it had while it was looked at.
        }
    }

    private static async Task FeedAsync(FileStream? input, Stream pipe)
    {
        try
        {
            if (input is not null)
                await input.CopyToAsync(pipe, BufferSize).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It does not read its input; that is its own affair.
        }
        finally
        {
            input?.Dispose();
            await pipe.DisposeAsync().ConfigureAwait(false);
        }
    }
}
