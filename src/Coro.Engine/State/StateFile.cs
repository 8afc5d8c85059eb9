using System.Security.Cryptography;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine.State;

/// <summary>A state file as it lies on the disk, parsed only when somebody needs to.</summary>
internal sealed class StateFile
{
    private readonly byte[]? _content;
    private readonly string? _trouble;
    private readonly Lazy<string> _hash;
    private readonly Lazy<CheckpointRead> _read;
    private readonly Lazy<CheckpointRead?> _skillForge;

    private StateFile(string path, byte[]? content, string? trouble)
    {
        (Path, _content, _trouble) = (path, content, trouble);
        Exists = content is not null || trouble is not null;
        _hash = new(() => content is null ? "" : HashOf(content));
        _read = new(() => Unreadable() ?? CheckpointCodec.Read(content, path));
        _skillForge = new(() => content is null ? null : SkillForgeFormat.Read(content, path));
    }

    public string Path { get; }

    public bool Exists { get; }

    /// <summary>The hash by which the journal vouches for it.</summary>
    public string Hash => _hash.Value;

    /// <summary>What it says.</summary>
    /// <exception cref="CorruptStateException">It is of a later version than this Coro knows.</exception>
    public CheckpointRead Content => _read.Value.NewerSchema is { } newer
        ? throw new CorruptStateException(
            $"{Path} has the schema {newer}; this Coro knows {CheckpointText.Schema}. Use the Coro that wrote it, or a newer one.")
        : _read.Value;

    /// <summary>What it says as Skill Forge's state; null: it is none.</summary>
    public CheckpointRead? SkillForge => _skillForge.Value;

    /// <summary>What it says in either format, with all that is wrong.</summary>
    /// <param name="shown">How to call it in messages.</param>
    public CheckpointRead Examine(string shown) => Unreadable() ?? SkillForgeFormat.ReadAny(_content, shown, thorough: true);

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

    private CheckpointRead? Unreadable() =>
        _trouble is null ? null : new(null, [new() { Code = "unreadable", Message = _trouble, File = Path }]);

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
}
