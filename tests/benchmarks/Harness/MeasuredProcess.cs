using System.Diagnostics;
using System.Runtime.InteropServices;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Processes;

namespace Coro.Benchmarks.Harness;

/// <summary>Runs a process and takes from the system what it took: <c>wait4</c> knows its peak memory.</summary>
internal static unsafe partial class MeasuredProcess
{
    private static readonly SpawnLauncher Launcher = new();
    private static readonly BaseEnvironment Inherited = new();
    private static readonly Dictionary<string, string> Own = [];

    /// <summary>Runs a contender once.</summary>
    /// <exception cref="InvalidOperationException">It failed, or did not do the work.</exception>
    public static Measured Run(Contender contender, string scratch)
    {
        contender.Prepare?.Invoke();
        var (outputPath, errorPath) = (Path.Combine(scratch, "stdout"), Path.Combine(scratch, "stderr"));
        File.Delete(outputPath);
        File.Delete(errorPath);
        Usage usage = default;
        int status;
        double wall;
        using (var output = StepLog.Open(outputPath))
        using (var error = StepLog.Open(errorPath))
        {
            var started = Stopwatch.GetTimestamp();
            var process = Launcher.Start(Options(contender, output, error));
            while (wait4(process.Identity.Pid, &status, 0, &usage) < 0)
            {
                // Interrupted.
            }

            wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        var told = File.ReadAllText(outputPath);
        var exit = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        var objection = exit != contender.ExpectedExit ? $"exit code {exit}" : contender.Objection?.Invoke(told);
        if (objection is not null)
        {
            throw new InvalidOperationException(
                $"{contender.Name} ({string.Join(' ', contender.Command)}): {objection}\n{told}\n{File.ReadAllText(errorPath)}");
        }

        return new(wall, usage.Seconds, usage.MaxKilobytes << 10, told);
    }

    private static LaunchOptions Options(Contender contender, StepLog output, StepLog error) => new()
    {
        Program = Path.IsPathRooted(contender.Command[0]) ? contender.Command[0] : Tools.Find(contender.Command[0])!,
        Arguments = contender.Command,
        WorkingDirectory = contender.Folder,
        Environment = Own,
        Inherited = Inherited,
        StepId = "",
        Output = output.Handle,
        Error = error.Handle,
    };

    [LibraryImport("libc")]
    private static partial int wait4(int pid, int* status, int options, Usage* usage);

    /// <summary>As Linux on 64 bits has it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        private readonly long _userSeconds;
        private readonly long _userMicroseconds;
        private readonly long _systemSeconds;
        private readonly long _systemMicroseconds;
        public readonly long MaxKilobytes;
        private fixed long _rest[13];

        public readonly double Seconds => _userSeconds + _systemSeconds + (_userMicroseconds + _systemMicroseconds) / 1e6;
    }
}
