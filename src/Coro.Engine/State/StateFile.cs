using System.Security.Cryptography;

namespace Coro.Engine.State;

/// <summary>A state file as it lies on the disk, parsed only when somebody needs to.</summary>
internal sealed class StateFile
{
    private readonly Lazy<CheckpointRead> _read;

    private StateFile(string path, byte[]? content, string? trouble)
    {
        Path = path;
        Exists = content is not null || trouble is not null;
        Hash = content is null ? "" : HashOf(content);
        _read = new(() => trouble is null
            ? CheckpointCodec.Read(content, path)
            : new(null, [new() { Code = "unreadable", Message = trouble, File = path }]));
    }

    public string Path { get; }

    public bool Exists { get; }

    /// <summary>The hash by which the journal vouches for it.</summary>
    public string Hash { get; }

    /// <summary>What it says.</summary>
    /// <exception cref="CorruptStateException">It is of a later version than this Coro knows.</exception>
    public CheckpointRead Content => _read.Value.NewerSchema is { } newer
        ? throw new CorruptStateException(
            $"{Path} has the schema {newer}; this Coro knows {CheckpointText.Schema}. Use the Coro that wrote it, or a newer one.")
        : _read.Value;

    public static StateFile Load(IDisk disk, string path)
    {
        try
        {
            return new(path, disk.ReadAll(path, CheckpointCodec.MaxBytes), null);
        }
        catch (InvalidDataException e)
        {
            return new(path, null, e.Message);
        }
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
}
