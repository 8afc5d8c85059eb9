using System.Buffers;
using System.Text;

namespace Coro.Engine.State;

/// <summary>Bytes that grow and are used again; unlike the library's, what is written can still be changed.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    // What a rare giant needed is given back; what every batch needs is kept.
    private const int Keep = 1 << 20;

    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public Span<byte> Written => _bytes.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Add(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Add(long value)
    {
        value.TryFormat(GetSpan(20), out var written);
        Length += written;
    }

    public void Add(ReadOnlySpan<char> text) =>
        Length += Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Forgets everything from a place on.</summary>
    public void CutTo(int length) => Length = length;

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > Keep)
            _bytes = new byte[Keep];
    }

    private void Reserve(int sizeHint)
    {
        var needed = Length + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(needed, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
    }
}
