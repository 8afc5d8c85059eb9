using System.Buffers;
using System.Buffers.Text;

namespace Coro.Engine.Steps.Processes;

/// <summary>Linux's list of processes. What vanishes while it is read is passed over.</summary>
internal static class ProcessTable
{
    private const int LargestEnvironment = 4 << 20;

    /// <summary>All processes that this user may see, without the kernel's own threads.</summary>
    public static List<ProcessEntry> Read()
    {
        var entries = new List<ProcessEntry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(folder.AsSpan("/proc/".Length), out var pid) && Find(pid) is { } entry)
                entries.Add(entry);
        }

        return entries;
    }

    /// <summary>One process; null when there is none.</summary>
    public static ProcessEntry? Find(int pid)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var length = ProcFile.Read($"/proc/{pid}/stat", buffer);
        return length > 0 ? Parse(pid, buffer[..length]) : null;
    }

    /// <summary>Whether a process was started with this step id, be it within others.</summary>
    public static bool HasStepId(int pid, string stepId)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            var path = $"/proc/{pid}/environ";
            int length;
            while ((length = ReadSettled(path, buffer)) == buffer.Length
                && length < LargestEnvironment)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(length * 2);
            }

            return HasStepId(buffer.AsSpan(0, Math.Max(length, 0)), System.Text.Encoding.ASCII.GetBytes(stepId));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // In the middle of exec a process has no environment for a moment, and must not slip through for that.
    private static int ReadSettled(string path, Span<byte> buffer)
    {
        var length = ProcFile.Read(path, buffer);
        for (var again = 0; length == 0 && again < 3; again++)
        {
            Thread.Sleep(1);
            length = ProcFile.Read(path, buffer);
        }

        return length;
    }

    private static bool HasStepId(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> stepId)
    {
        var name = "CORO_STEP_ID="u8;
        while (!environment.IsEmpty)
        {
            var end = environment.IndexOf((byte)0);
            var variable = end < 0 ? environment : environment[..end];
            if (variable.StartsWith(name) && Contains(variable[name.Length..], stepId))
                return true;
            environment = end < 0 ? [] : environment[(end + 1)..];
        }

        return false;
    }

    // A step that runs Coro itself gives its own steps the ids "outer/inner".
    private static bool Contains(ReadOnlySpan<byte> ids, ReadOnlySpan<byte> stepId)
    {
        while (!ids.IsEmpty)
        {
            var end = ids.IndexOf((byte)'/');
            if ((end < 0 ? ids : ids[..end]).SequenceEqual(stepId))
                return true;
            ids = end < 0 ? [] : ids[(end + 1)..];
        }

        return false;
    }

    // 1 (name) S 2 3 4 …: the name may hold anything, blanks and parentheses too, so that the last one counts.
    private static ProcessEntry? Parse(int pid, ReadOnlySpan<byte> stat)
    {
        var nameEnd = stat.LastIndexOf((byte)')');
        if (nameEnd < 0 || nameEnd + 4 > stat.Length)
            return null;
        var rest = stat[(nameEnd + 2)..];
        var state = rest[0];
        Span<long> fields = stackalloc long[20];
        var count = 0;
        for (rest = rest[1..]; count < fields.Length && !rest.IsEmpty;)
        {
            rest = rest[1..];
            if (!Utf8Parser.TryParse(rest, out long value, out var used))
                break;
            fields[count++] = value;
            rest = rest[used..];
        }

        const int flags = 5, start = 18;
        const long kernelThread = 0x00200000;
        if (count <= start || (fields[flags] & kernelThread) != 0)
            return null;
        var alive = state is not ((byte)'Z' or (byte)'X' or (byte)'x');
        return new(new(pid, fields[start]), (int)fields[0], (int)fields[1], (int)fields[2], alive);
    }
}
