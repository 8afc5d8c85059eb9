namespace Coro.Engine;

/// <summary>A piece of a log. It ends where a line ends, but in a line of more than 64 KiB and where nothing more comes.</summary>
/// <param name="Source">The log that it is from.</param>
/// <param name="Bytes">What the step wrote; valid until the next piece is asked for.</param>
/// <param name="IsOneOfSeveral">Whether pieces of other logs come, or may come, besides.</param>
public sealed record LogChunk(LogSource Source, ReadOnlyMemory<byte> Bytes, bool IsOneOfSeveral);
