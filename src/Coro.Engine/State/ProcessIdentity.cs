using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Coro.Engine.State;

/// <summary>A process, named so that a later one with the same id is not mistaken for it.</summary>
/// <param name="Pid">Its id.</param>
/// <param name="Start">When it started, in the system's own unit.</param>
internal readonly record struct ProcessIdentity(int Pid, long Start)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId) ?? new(Environment.ProcessId, 0);

    /// <summary>Whether that very process still runs. One that has ended and was not waited for does not.</summary>
    public bool IsAlive => Look(Pid) is { } found && found.Identity == this && !found.Ended;

    /// <summary>The process that has an id now; null when none has or the system does not tell.</summary>
    public static ProcessIdentity? Of(int pid) => Look(pid)?.Identity;

    private static (ProcessIdentity Identity, bool Ended)? Look(int pid)
    {
        try
        {
            return OperatingSystem.IsLinux() ? LookInProc(pid) : LookThroughLibrary(pid);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static (ProcessIdentity, bool)? LookInProc(int pid)
    {
        // The name in parentheses may hold anything, so the fields are counted from behind it.
        var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var start = long.Parse(fields[StartField], CultureInfo.InvariantCulture);
        return (new(pid, start), fields[StateField] is "Z" or "X");
    }

    private static (ProcessIdentity, bool)? LookThroughLibrary(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return (new(pid, process.StartTime.ToUniversalTime().Ticks), process.HasExited);
    }
}
