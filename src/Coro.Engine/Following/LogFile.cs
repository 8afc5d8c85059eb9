using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>A log that somebody may be writing, read piece by piece: each read goes on where the one before ended.</summary>
internal sealed class LogFile(LogSource source)
{
    /// <summary>How much is read at once; no piece is larger.</summary>
    public const int BufferSize = 1 << 16;

    private long _offset;

    public LogSource Source => source;

    /// <summary>Whether the log was there when it was last read.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Gives what has come since the last read, up to the end that the log has now.</summary>
    /// <param name="path">Where it is now.</param>
    /// <param name="buffer">Where it is read to, of <see cref="BufferSize"/>.</param>
    /// <param name="whole">Whether nothing more comes, so that a last line counts which has not ended.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Read(string path, byte[] buffer, bool whole)
    {
        using var file = RealDisk.Instance.OpenRead(path);
        IsThere = file is not null;
        if (file is null)
            yield break;
        var end = file.Length;

        // Whoever cuts a log short starts it over.
        if (end < _offset)
            _offset = 0;
        while (_offset < end)
        {
            var read = file.Read(_offset, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - _offset)));
            var length = whole && _offset + read == end ? read : WholeLines(buffer.AsSpan(0, read));
            if (length == 0)
                break;
            _offset += length;
            yield return buffer.AsMemory(0, length);
        }
    }

    /// <summary>Leaves out all but the last lines.</summary>
    /// <returns>How many lines are left; fewer than asked for where there are no more.</returns>
    public int SkipToLast(int lines, string path, byte[] buffer)
    {
        using var file = RealDisk.Instance.OpenRead(path);
        if (file is null)
            return 0;
        var at = _offset = file.Length;
        if (at == 0 || lines == 0)
            return 0;

        // The end of the last line begins no other.
        if (file.Read(at - 1, buffer.AsSpan(0, 1)) == 1 && buffer[0] == '\n')
            at--;
        var found = 0;
        while (at > 0)
        {
            var start = Math.Max(0, at - buffer.Length);
            var block = buffer.AsSpan(0, file.Read(start, buffer.AsSpan(0, (int)(at - start))));
            for (int end; (end = block.LastIndexOf((byte)'\n')) >= 0; block = block[..end])
            {
                if (++found == lines)
                {
                    _offset = start + end + 1;
                    return lines;
                }
            }

            at = start;
        }

        _offset = 0;
        return found + 1;
    }

    private static int WholeLines(ReadOnlySpan<byte> read)
    {
        var lines = read.LastIndexOf((byte)'\n') + 1;
        return lines == 0 && read.Length == BufferSize ? read.Length : lines;
    }
}
