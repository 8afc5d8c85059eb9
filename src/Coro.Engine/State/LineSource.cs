namespace Coro.Engine.State;

/// <summary>A line without its end.</summary>
/// <param name="offset">Where in the file it starts.</param>
/// <param name="bytes">What is in it; valid until the next line is asked for.</param>
/// <param name="ended">Whether the line end is there.</param>
internal readonly ref struct SourceLine(long offset, ReadOnlySpan<byte> bytes, bool ended)
{
    public long Offset { get; } = offset;
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    public bool Ended { get; } = ended;
    public long Next => Offset + Bytes.Length + (Ended ? 1 : 0);
}

/// <summary>The lines of a file, one at a time. NUL bytes behind the last one are space set aside, and no line.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where the first line starts.</param>
/// <param name="longest">How long a line may be; a longer one comes in pieces.</param>
/// <param name="buffer">Where they are read to, for whoever reads often; null: a place of its own.</param>
internal sealed class LineSource(IDiskFile file, long offset, int longest, byte[]? buffer = null)
{
    /// <summary>How much is read at once, and how large a buffer is.</summary>
    public const int BufferSize = 1 << 18;

    private byte[] _buffer = buffer ?? new byte[BufferSize];
    private long _offset = offset;
    private int _start;
    private int _searched;
    private int _filled;
    private bool _atEnd;

    /// <summary>Gives the next line; one that is longer than allowed comes in pieces.</summary>
    public bool TryNext(out SourceLine line)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_searched, _filled - _searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var length = _searched + end - _start;
                line = new(_offset + _start, _buffer.AsSpan(_start, length), ended: true);
                _searched = _start += length + 1;
                return true;
            }

            _searched = _filled;
            if (_filled - _start >= longest)
                return Rest(out line);
            if (!_atEnd)
                Fill();
            else
                return Rest(out line);
        }
    }

    private bool Rest(out SourceLine line)
    {
        var rest = _buffer.AsSpan(_start, _filled - _start);
        line = new(_offset + _start, rest.TrimEnd((byte)0), ended: false);
        _start = _searched = _filled;
        return line.Bytes.Length > 0;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            _offset += _start;
            _filled -= _start;
            _searched -= _start;
            _start = 0;
        }

        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, Math.Max(longest, _buffer.Length)));
        var read = file.Read(_offset + _filled, _buffer.AsSpan(_filled));
        _filled += read;
        _atEnd = read == 0;
    }
}
