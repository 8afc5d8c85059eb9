using System.Runtime.InteropServices;
using System.Text;

namespace Coro.Engine.Steps.Processes;

/// <summary>Texts as the C library wants them: UTF-8 with a zero at the end, at addresses that do not move.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly int[] _offsets;
    private byte* _bytes;

    public NativeTexts(IReadOnlyList<string> texts)
    {
        _offsets = new int[texts.Count];
        var size = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            _offsets[i] = size;
            size = checked(size + Encoding.UTF8.GetByteCount(texts[i]) + 1);
        }

        _bytes = (byte*)NativeMemory.Alloc((nuint)Math.Max(size, 1));
        for (var i = 0; i < texts.Count; i++)
        {
            var end = i + 1 < texts.Count ? _offsets[i + 1] : size;
            Encoding.UTF8.GetBytes(texts[i], new Span<byte>(_bytes + _offsets[i], end - _offsets[i] - 1));
            _bytes[end - 1] = 0;
        }
    }

    ~NativeTexts() => Free();

    public int Count => _offsets.Length;

    public nint this[int index] => (nint)(_bytes + _offsets[index]);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
