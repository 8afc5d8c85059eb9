using System.Runtime.InteropServices;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Starts a process with <c>posix_spawn</c>, its output going straight to its logs: no pipe, no copy, no bookkeeping of
/// the runtime. That is several times cheaper than <see cref="System.Diagnostics.Process"/>, and what the step writes
/// is in the log even when the engine is killed.
/// </summary>
internal sealed unsafe class SpawnLauncher : IProcessLauncher
{
    private static readonly delegate* unmanaged<void*, byte*, int> ChangeDirectory = FindChangeDirectory();

    static SpawnLauncher()
    {
        // Where SIGCHLD is ignored (some supervisors start programs like that), the system throws exit codes away.
        var present = stackalloc byte[Libc.Opaque];
        const nint ignore = 1;
        if (Libc.sigaction(Libc.SigChld, null, present) == 0 && *(nint*)present == ignore)
            Libc.signal(Libc.SigChld, 0);
    }

    /// <summary>Whether this system has all that is needed.</summary>
    public static bool Supported =>
        (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && ChangeDirectory != null;

    public IRunningProcess Start(LaunchOptions options)
    {
        using var program = new NativeTexts([options.Program, options.WorkingDirectory]);
        using var arguments = new NativeTexts(options.Arguments);
        using var environment = new EnvironmentBlock(options.Inherited, options.Environment);
        var argv = stackalloc byte*[arguments.Count <= 256 ? arguments.Count + 1 : 0];
        byte*[]? many = arguments.Count <= 256 ? null : new byte*[arguments.Count + 1];
        fixed (byte** pinned = many)
        {
            if (many is not null)
                argv = pinned;
            for (var i = 0; i < arguments.Count; i++)
                argv[i] = (byte*)arguments[i];
            argv[arguments.Count] = null;
            return Spawn(options, (byte*)program[0], (byte*)program[1], argv, environment);
        }
    }

    private static SpawnedProcess Spawn(
        LaunchOptions options, byte* program, byte* folder, byte** argv, EnvironmentBlock environment)
    {
        var actions = stackalloc byte[Libc.Opaque];
        Libc.posix_spawn_file_actions_init(actions);
        try
        {
            var output = (int)options.Output.DangerousGetHandle();
            var error = (int)options.Error.DangerousGetHandle();
            Check(Libc.posix_spawn_file_actions_addopen(actions, 0, options.StandardInput ?? "/dev/null", Libc.ReadOnly, 0));
            Check(Libc.posix_spawn_file_actions_adddup2(actions, output, 1));
            Check(Libc.posix_spawn_file_actions_adddup2(actions, error, 2));
            Check(ChangeDirectory(actions, folder));
            int pid;
            var failure = Libc.posix_spawn(
                &pid, program, actions, (void*)SpawnAttributes.Shared, argv, environment.Pointers);
            if (failure != 0)
                throw SpawnFailure.Explain(failure, options);
            return new SpawnedProcess(pid, options.StepId);
        }
        finally
        {
            Libc.posix_spawn_file_actions_destroy(actions);
            GC.KeepAlive(options.Inherited);
        }
    }

    private static void Check(int failure)
    {
        if (failure != 0)
            throw new LaunchFailedException(Marshal.GetPInvokeErrorMessage(failure), retryable: true);
    }

    private static delegate* unmanaged<void*, byte*, int> FindChangeDirectory() =>
        !OperatingSystem.IsWindows()
        && NativeLibrary.TryGetExport(
            NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addchdir_np", out var address)
            ? (delegate* unmanaged<void*, byte*, int>)address
            : null;
}
