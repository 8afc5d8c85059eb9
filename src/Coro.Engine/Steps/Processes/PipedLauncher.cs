using System.ComponentModel;
using System.Diagnostics;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Starts a process through the runtime, and copies its output to the logs as it comes. It runs everywhere, and is the
/// place where output can be looked at on its way.
/// </summary>
internal sealed class PipedLauncher : IProcessLauncher
{
    public IRunningProcess Start(LaunchOptions options)
    {
        if (!Directory.Exists(options.WorkingDirectory))
            throw new LaunchFailedException($"the folder that the step runs in does not exist: {options.WorkingDirectory}");
        FileStream? input = null;
        try
        {
            if (options.StandardInput is { } path)
                input = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var process = Process.Start(StartInfo(options)) ?? throw new LaunchFailedException($"'{options.Program}' did not start");
            return new PipedProcess(process, options, input);
        }
        catch (Win32Exception e)
        {
            input?.Dispose();
            throw OperatingSystem.IsWindows()
                ? new LaunchFailedException($"'{options.Program}' could not be started: {e.Message}")
                : SpawnFailure.Explain(e.NativeErrorCode, options);
        }
    }

    private static ProcessStartInfo StartInfo(LaunchOptions options)
    {
        var info = new ProcessStartInfo(options.Program)
        {
            WorkingDirectory = options.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.Verbatim)
            info.Arguments = string.Join(' ', options.Arguments.Skip(1));
        else
            options.Arguments.Skip(1).ToList().ForEach(info.ArgumentList.Add);

        info.Environment.Clear();
        foreach (var (name, value) in options.Inherited.Variables.Concat(options.Environment))
            info.Environment[name] = value;
        return info;
    }
}
