namespace Coro.Tests.Crash;

/// <summary>One thing that was done to a disk.</summary>
internal abstract record DiskOp;

/// <summary>Names changed, all of them or none.</summary>
/// <param name="What">In words.</param>
/// <param name="Folder">The folder whose flush makes it last.</param>
/// <param name="Changes">Which names.</param>
/// <param name="IsNewFile">Whether the first of them is a new file's.</param>
internal sealed record NamesOp(string What, int Folder, IReadOnlyList<NameChange> Changes, bool IsNewFile = false) : DiskOp;

/// <summary>A name in a folder now stands for a node; null: for nothing.</summary>
internal readonly record struct NameChange(int Folder, string Name, int? Node);

/// <summary>Bytes were handed to the system.</summary>
internal sealed record WriteOp(int Node, long Offset, byte[] Bytes) : DiskOp;

/// <summary>A file became shorter, or longer by zeros.</summary>
internal sealed record LengthOp(int Node, long Length) : DiskOp;

/// <summary>What was done to a file, or to the names in a folder, before an operation is on the disk.</summary>
internal sealed record FlushOp(int Node, int Through) : DiskOp;
