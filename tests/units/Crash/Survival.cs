namespace Coro.Tests.Crash;

/// <summary>What is left of an operation that was not flushed.</summary>
internal readonly record struct Survival
{
    private const int Sector = 512;

    public static readonly Survival None = new() { _kind = Kind.None };
    public static readonly Survival Whole = new() { _kind = Kind.Whole };

    /// <summary>The file is as long as it would be, with zeros in the place of the data.</summary>
    public static readonly Survival Space = new() { _kind = Kind.Prefix, _space = true };

    private Kind _kind { get; init; }
    private int _bytes { get; init; }
    private bool _space { get; init; }
    private int _seed { get; init; }

    /// <summary>The file is as long as it would be, with anything in the place of the data.</summary>
    public static Survival Garbage(int seed) => new() { _kind = Kind.Garbage, _seed = seed };

    /// <summary>The first bytes of a write, and nothing behind them.</summary>
    public static Survival Until(int bytes) => new() { _kind = Kind.Prefix, _bytes = bytes };

    /// <summary>The first bytes of a write, and zeros for the rest.</summary>
    public static Survival UntilThenSpace(int bytes) => new() { _kind = Kind.Prefix, _bytes = bytes, _space = true };

    /// <summary>Anything.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="odds">How likely a change is to be there, in a hundred.</param>
    public static Survival Any(Random random, int odds)
    {
        if (random.Next(100) >= odds)
            return random.Next(4) == 0 ? random.Next(2) == 0 ? Space : Garbage(random.Next()) : None;
        return random.Next(4) switch
        {
            0 => new() { _kind = Kind.Sectors, _seed = random.Next(), _space = true },
            1 => new() { _kind = Kind.Prefix, _bytes = random.Next(2000), _space = random.Next(2) == 0 },
            _ => Whole,
        };
    }

    /// <summary>Whether anything of it is there.</summary>
    public bool IsAny => _kind != Kind.None;

    /// <summary>A file's content, with what is left of a write to it.</summary>
    public byte[] Apply(byte[] content, WriteOp write)
    {
        var bytes = write.Bytes;
        if (_kind == Kind.Prefix && !_space && (_bytes == 0 || bytes.Length == 0))
            return content;
        var there = _kind == Kind.Prefix ? Math.Min(_bytes, bytes.Length) : bytes.Length;
        var length = Math.Max(content.Length, write.Offset + (_kind == Kind.Prefix && !_space ? there : bytes.Length));
        var now = new byte[length];
        content.CopyTo(now, 0);
        switch (_kind)
        {
            case Kind.Whole or Kind.Prefix:
                bytes.AsSpan(0, there).CopyTo(now.AsSpan((int)write.Offset));
                break;
            case Kind.Garbage:
                new Random(_seed).NextBytes(now.AsSpan((int)write.Offset, bytes.Length));
                break;
            case Kind.Sectors:
                CopySectors(write, now);
                break;
        }

        return now;
    }

    public override string ToString() => _kind == Kind.Prefix ? $"{_bytes} bytes{(_space ? ", then space" : "")}" : _kind.ToString().ToLowerInvariant();

    private void CopySectors(WriteOp write, byte[] now)
    {
        var random = new Random(_seed);
        for (var at = 0; at < write.Bytes.Length;)
        {
            var length = Math.Min(write.Bytes.Length - at, (int)(Sector - (write.Offset + at) % Sector));
            if (random.Next(2) == 0)
                write.Bytes.AsSpan(at, length).CopyTo(now.AsSpan((int)write.Offset + at));
            at += length;
        }
    }

    private enum Kind
    {
        None,
        Whole,
        Prefix,
        Sectors,
        Garbage,
    }
}
