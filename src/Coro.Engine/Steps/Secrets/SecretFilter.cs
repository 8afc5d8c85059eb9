using System.Buffers;

namespace Coro.Engine.Steps.Secrets;

/// <summary>Hides values in a stream that comes in pieces: the beginning of one is kept back until it is known what it is.</summary>
/// <param name="mask">What is to be hidden.</param>
internal sealed class SecretFilter(SecretMask mask)
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private byte[] _kept = [];

    /// <summary>Takes the next piece.</summary>
    /// <returns>What may be shown; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Next(ReadOnlySpan<byte> piece) => Pass(piece, isWhole: false);

    /// <summary>Nothing more comes.</summary>
    /// <returns>What was kept back and is no value; valid until the next call.</returns>
    public ReadOnlyMemory<byte> End() => Pass([], isWhole: true);

    private ReadOnlyMemory<byte> Pass(ReadOnlySpan<byte> piece, bool isWhole)
    {
        _output.ResetWrittenCount();
        ReadOnlySpan<byte> text = _kept.Length == 0 ? piece : [.. _kept, .. piece];
        var done = mask.Write(text, isWhole, _output);
        _kept = done == text.Length ? [] : text[done..].ToArray();
        return _output.WrittenMemory;
    }
}
