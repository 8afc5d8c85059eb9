using Coro.Engine.Steps.Secrets;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Processes;

/// <summary>Copies what a process writes from a pipe to a log.</summary>
internal static class LogPump
{
    /// <summary>How long a pipe is read after the process has ended. What it started may hold it for as long as it likes; what it wrote itself is there by then.</summary>
    public static readonly TimeSpan DrainFor = TimeSpan.FromSeconds(2);

    private const int BufferSize = 64 << 10;

    /// <summary>Copies until the pipe ends.</summary>
    /// <param name="pipe">Where it comes from.</param>
    /// <param name="log">Where it goes to, at its end.</param>
    /// <param name="mask">What is hidden on the way.</param>
    public static void Copy(Stream pipe, SafeFileHandle log, SecretMask mask)
    {
        var buffer = new byte[BufferSize];
        var filter = new SecretFilter(mask);
        try
        {
            int read;
            while ((read = pipe.Read(buffer)) > 0)
                Append(log, filter.Next(buffer.AsSpan(0, read)));
            Append(log, filter.End());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Drain(pipe, buffer);
        }
    }

    /// <summary>The same, without a thread of its own.</summary>
    public static async Task CopyAsync(Stream pipe, SafeFileHandle log, SecretMask mask)
    {
        var buffer = new byte[BufferSize];
        var filter = mask.IsEmpty ? null : new SecretFilter(mask);
        try
        {
            int read;
            while ((read = await pipe.ReadAsync(buffer).ConfigureAwait(false)) > 0)
                Append(log, filter is null ? buffer.AsMemory(0, read) : filter.Next(buffer.AsSpan(0, read)));
            if (filter is not null)
                Append(log, filter.End());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            await DrainAsync(pipe, buffer).ConfigureAwait(false);
        }
    }

    private static void Append(SafeFileHandle log, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty)
            RandomAccess.Write(log, text.Span, RandomAccess.GetLength(log));
    }

    // A full disk, or a step that is over while what it left behind writes on: nobody must block on the pipe.
    private static void Drain(Stream pipe, byte[] buffer)
    {
        try
        {
            while (pipe.Read(buffer) > 0)
            {
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nothing more comes.
        }
    }

    private static async Task DrainAsync(Stream pipe, byte[] buffer)
    {
        try
        {
            while (await pipe.ReadAsync(buffer).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Nothing more comes.
        }
    }
}
