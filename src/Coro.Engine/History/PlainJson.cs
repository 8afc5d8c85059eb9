using System.Buffers.Text;
using System.Text;

namespace Coro.Engine.History;

/// <summary>
/// Goes over JSON as the serializer writes it: no blanks, and plain ASCII without escapes. At anything else it says no, and whoever
/// asked leaves the whole to the serializer.
/// </summary>
internal ref struct PlainJson(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Skip(ReadOnlySpan<byte> text)
    {
        if (!_rest.StartsWith(text))
            return false;
        _rest = _rest[text.Length..];
        return true;
    }

    /// <summary>What is before the end of a plain text, which is passed over.</summary>
    public bool Until(byte end, out ReadOnlySpan<byte> before)
    {
        // These are short, and a loop that is not compiled well yet beats a search that is not.
        for (var i = 0; i < _rest.Length; i++)
        {
            var c = _rest[i];
            if (c == end)
            {
                before = _rest[..i];
                _rest = _rest[(i + 1)..];
                return true;
            }

            if (c is < 0x20 or >= 0x80 or (byte)'\\')
                break;
        }

        before = default;
        return false;
    }

    public bool Quoted(out ReadOnlySpan<byte> text)
    {
        text = default;
        return Skip("\""u8) && Until((byte)'"', out text);
    }

    public bool Text(out string? text)
    {
        var read = Quoted(out var bytes);
        text = read ? Encoding.ASCII.GetString(bytes) : null;
        return read;
    }

    public bool Number(out long number)
    {
        // What JSON forbids is for the serializer to refuse.
        if (!Utf8Parser.TryParse(_rest, out number, out var used) || _rest[0] == '+'
            || (used > 1 && (_rest[0] == '0' || (_rest[0] == '-' && _rest[1] == '0'))))
            return false;
        _rest = _rest[used..];
        return true;
    }

    public bool Flag(out bool flag)
    {
        flag = Skip("true"u8);
        return flag || Skip("false"u8);
    }
}
