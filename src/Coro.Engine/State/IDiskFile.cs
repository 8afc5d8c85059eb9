namespace Coro.Engine.State;

/// <summary>An open file.</summary>
internal interface IDiskFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads what is at a place; fewer bytes than asked for only at the end, 0 there.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Hands bytes to the system: they survive this process, not yet the machine.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    void SetLength(long length);

    /// <summary>Returns when everything written is on the disk itself.</summary>
    void Flush();
}
