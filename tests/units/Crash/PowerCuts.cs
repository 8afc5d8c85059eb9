using System.Security.Cryptography;

namespace Coro.Tests.Crash;

/// <summary>
/// The states that a disk may be in after a power cut. Of what was done before the cut, all that was flushed is there; of the rest any
/// part: each change of names or not, each write whole, torn, as space without the data, or not at all, and in no order. The cut goes
/// through the record from its start to its end; at each point the telling cases come first, then any number of random ones.
/// </summary>
internal sealed class PowerCuts
{
    private const int Sector = 512;

    private readonly IReadOnlyList<DiskOp> _ops;
    private readonly Dictionary<int, byte[]> _durable;
    private readonly List<int> _lastingNames = [];
    private readonly Dictionary<(int, string), int> _base;
    private readonly List<int> _files;
    private readonly List<int> _volatile = [];
    private readonly Dictionary<byte[], byte[]> _hashes = new(ReferenceEqualityComparer.Instance);

    public PowerCuts(DiskImage image, IReadOnlyList<DiskOp> ops)
    {
        _ops = ops;
        _base = new(image.Names);
        _durable = new(image.Contents);
        _files = [.. ops.OfType<NamesOp>().Where(op => op.IsNewFile).Select(op => op.Changes[0].Node!.Value)];
    }

    /// <summary>How many operations were done before the cut.</summary>
    public int At { get; private set; }

    /// <summary>How many of those may be lost, wholly or in part.</summary>
    public int Unflushed => _volatile.Count;

    /// <summary>Has one more operation happen before the cut; false: there are no more.</summary>
    public bool Advance()
    {
        if (At == _ops.Count)
            return false;
        if (_ops[At] is FlushOp flush)
            Flush(flush);
        else
            _volatile.Add(At);
        At++;
        return true;
    }

    /// <summary>The telling cases, each with what was lost in words.</summary>
    public IEnumerable<(DiskImage Image, Func<string> Lost)> Telling(Random random)
    {
        yield return Make(_ => Survival.None);
        yield return Make(_ => Survival.Whole);
        yield return Make(op => _ops[op] is NamesOp ? Survival.Whole : Survival.None);
        yield return Make(op => _ops[op] is NamesOp ? Survival.Whole : Survival.Space);
        yield return Make(op => _ops[op] is NamesOp ? Survival.Whole : Survival.Garbage(random.Next()));
        yield return Make(op => _ops[op] is NamesOp ? Survival.None : Survival.Whole);
        foreach (var one in _volatile.ToList())
        {
            yield return Make(op => op == one ? Survival.Whole : Survival.None);
            yield return Make(op => op == one ? Survival.None : Survival.Whole);
        }

        // The last write, torn: at every sector, and at some bytes.
        if (_volatile.Count == 0 || _ops[_volatile[^1]] is not WriteOp write)
            yield break;
        var tears = Enumerable.Range(1, write.Bytes.Length / Sector).Select(i => (int)(i * Sector - write.Offset % Sector))
            .Concat([1, write.Bytes.Length - 1, write.Bytes.Length / 2, random.Next(write.Bytes.Length + 1), random.Next(write.Bytes.Length + 1)]);
        foreach (var tear in tears.Where(tear => tear > 0 && tear < write.Bytes.Length).Distinct())
        {
            var last = _volatile[^1];
            yield return Make(op => op == last ? Survival.Until(tear) : Survival.Whole);
            yield return Make(op => op == last ? Survival.UntilThenSpace(tear) : Survival.Whole);
        }
    }

    /// <summary>Any case.</summary>
    public (DiskImage Image, Func<string> Lost) Any(Random random)
    {
        var odds = random.Next(1, 100);
        return Make(_volatile.ToDictionary(op => op, _ => Survival.Any(random, odds)).GetValueOrDefault);
    }

    /// <summary>What tells a state from others.</summary>
    public (ulong, ulong) Fingerprint(DiskImage image) => image.Fingerprint(content =>
    {
        // Only what lasts is seen again.
        if (_hashes.TryGetValue(content, out var known))
            return known;
        var hash = SHA256.HashData(content);
        if (_durable.ContainsValue(content))
            _hashes[content] = hash;
        return hash;
    });

    private void Flush(FlushOp flush)
    {
        foreach (var op in _volatile.Where(op => op < flush.Through).ToList())
        {
            switch (_ops[op])
            {
                case NamesOp names when names.Folder == flush.Node:
                    _lastingNames.Add(op);
                    break;
                case WriteOp write when write.Node == flush.Node:
                    _durable[flush.Node] = Survival.Whole.Apply(_durable.GetValueOrDefault(flush.Node) ?? [], write);
                    break;
                case LengthOp length when length.Node == flush.Node:
                    _durable[flush.Node] = Resize(_durable.GetValueOrDefault(flush.Node) ?? [], length.Length);
                    break;
                default:
                    continue;
            }

            _volatile.Remove(op);
        }

        _lastingNames.Sort();
    }

    private (DiskImage, Func<string>) Make(Func<int, Survival> survives)
    {
        var (names, contents) = (new Dictionary<(int, string), int>(_base), new Dictionary<int, byte[]>(_durable));
        var kept = _volatile.Select(op => (Op: op, Survival: survives(op))).ToList();
        foreach (var op in _lastingNames.Concat(kept.Where(one => one.Survival.IsAny && _ops[one.Op] is NamesOp).Select(one => one.Op)).Order())
        {
            foreach (var change in ((NamesOp)_ops[op]).Changes)
            {
                if (change.Node is { } node)
                    names[(change.Folder, change.Name)] = node;
                else
                    names.Remove((change.Folder, change.Name));
            }
        }

        foreach (var (op, survival) in kept.Where(one => one.Survival.IsAny))
        {
            if (_ops[op] is WriteOp write)
                contents[write.Node] = survival.Apply(contents.GetValueOrDefault(write.Node) ?? [], write);
            else if (_ops[op] is LengthOp length)
                contents[length.Node] = Resize(contents.GetValueOrDefault(length.Node) ?? [], length.Length);
        }

        // A file that has a name is a file, whatever became of its content.
        foreach (var file in _files)
            contents.TryAdd(file, []);

        return (new(names, contents), () => string.Join("\n    ", kept.Select(one => $"{one.Op}: {Words(_ops[one.Op])}: {one.Survival}")));
    }

    /// <summary>An operation in words.</summary>
    public static string Words(DiskOp op) => op switch
    {
        NamesOp names => names.What,
        WriteOp write => $"write {write.Bytes.Length} bytes at {write.Offset} of file {write.Node}",
        LengthOp length => $"length of file {length.Node} becomes {length.Length}",
        FlushOp flush => $"flush of node {flush.Node}",
        _ => throw new InvalidOperationException(),
    };

    private static byte[] Resize(byte[] content, long length)
    {
        var now = new byte[length];
        content.AsSpan(0, (int)Math.Min(content.Length, length)).CopyTo(now);
        return now;
    }
}
