using System.Buffers.Text;
using System.Text;

namespace Coro.Engine.History;

/// <summary>
/// Goes over JSON as the serializer writes it: members in their order, no blanks, plain ASCII without escapes. At anything else it
/// fails for good, whatever it is asked after that gives nothing, and whoever asked leaves the whole to the serializer.
/// </summary>
internal ref struct PlainJson(ReadOnlySpan<byte> json)
{
    private ReadOnlySpan<byte> _rest = json;
    private bool _first;
    private bool _failed;

    /// <summary>Reads a value.</summary>
    public delegate T Reader<T>(ref PlainJson json);

    /// <summary>Whether all of it was read.</summary>
    public readonly bool Succeeded => !_failed && _rest.IsEmpty;

    /// <summary>Takes note that this is for the serializer.</summary>
    public void Fail() => _failed = true;

    /// <summary>Enters an object.</summary>
    public void Open()
    {
        _failed |= !Skip((byte)'{');
        _first = true;
    }

    /// <summary>Leaves an object, all members of which were read.</summary>
    public void Close()
    {
        _failed |= !Skip((byte)'}');
        _first = false;
    }

    /// <summary>Goes to the value of a member that may be left out; false: it is.</summary>
    public bool May(ReadOnlySpan<byte> name)
    {
        var start = _first ? 1 : 2;
        var length = start + name.Length + 2;
        if (_failed || _rest.Length < length || (!_first && _rest[0] != ',') || _rest[start - 1] != '"'
            || !_rest.Slice(start, name.Length).SequenceEqual(name) || _rest[length - 2] != '"' || _rest[length - 1] != ':')
            return false;
        _rest = _rest[length..];
        _first = false;
        return true;
    }

    /// <summary>A text without escapes.</summary>
    public ReadOnlySpan<byte> Quoted()
    {
        if (Skip((byte)'"'))
        {
            // These are short, and a loop that is not compiled well yet beats a search that is not.
            for (var i = 0; i < _rest.Length && _rest[i] is >= 0x20 and < 0x80 and not (byte)'\\'; i++)
            {
                if (_rest[i] != '"')
                    continue;
                var text = _rest[..i];
                _rest = _rest[(i + 1)..];
                return text;
            }
        }

        Fail();
        return default;
    }

    public string Text() => Encoding.ASCII.GetString(Quoted());

    public string Text(ReadOnlySpan<byte> name) => Must(name) ? Text() : "";

    public string? MaybeText(ReadOnlySpan<byte> name) => May(name) ? Text() : null;

    public long Long()
    {
        if (Digits() is var text && Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length)
            return number;
        Fail();
        return 0;
    }

    public long Long(ReadOnlySpan<byte> name) => Must(name) ? Long() : 0;

    public int Int()
    {
        var number = Long();
        _failed |= number != (int)number;
        return (int)number;
    }

    public int Int(ReadOnlySpan<byte> name) => Must(name) ? Int() : 0;

    public int? MaybeInt(ReadOnlySpan<byte> name) => May(name) ? Int() : null;

    public decimal Decimal()
    {
        if (Digits() is var text && Utf8Parser.TryParse(text, out decimal number, out var used) && used == text.Length)
            return number;
        Fail();
        return 0;
    }

    public decimal Decimal(ReadOnlySpan<byte> name) => Must(name) ? Decimal() : 0;

    public decimal? MaybeDecimal(ReadOnlySpan<byte> name) => May(name) ? Decimal() : null;

    public bool Flag(ReadOnlySpan<byte> name)
    {
        if (!Must(name))
            return false;
        var text = _rest.StartsWith("true"u8) ? 4 : 5;
        _failed |= text == 5 && !_rest.StartsWith("false"u8);
        _rest = _failed ? default : _rest[text..];
        return text == 4;
    }

    public TimeSpan Duration()
    {
        if (Quoted() is var text && Utf8Parser.TryParse(text, out TimeSpan duration, out var used, 'c') && used == text.Length)
            return duration;
        Fail();
        return default;
    }

    public TimeSpan Duration(ReadOnlySpan<byte> name) => Must(name) ? Duration() : default;

    public TimeSpan? MaybeDuration(ReadOnlySpan<byte> name) => May(name) ? Duration() : null;

    /// <summary>One of a few words, as its place among them.</summary>
    /// <param name="name">The member.</param>
    /// <param name="words">The words, with <c>|</c> between.</param>
    public int Word(ReadOnlySpan<byte> name, ReadOnlySpan<byte> words)
    {
        var word = Must(name) ? Quoted() : default;
        for (var place = 0; !_failed; place++)
        {
            var end = words.IndexOf((byte)'|');
            if (word.SequenceEqual(end < 0 ? words : words[..end]))
                return place;
            if (end < 0)
                break;
            words = words[(end + 1)..];
        }

        Fail();
        return 0;
    }

    /// <summary>An object that has to be there.</summary>
    public T? Object<T>(ReadOnlySpan<byte> name, Reader<T> reader)
        where T : class => Must(name) ? reader(ref this) : null;

    public T? MaybeObject<T>(ReadOnlySpan<byte> name, Reader<T> reader)
        where T : class => May(name) ? reader(ref this) : null;

    public IReadOnlyList<string> Texts(ReadOnlySpan<byte> name) => List(name, static (ref PlainJson json) => json.Text());

    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, Reader<T> reader) => Must(name) ? List(reader) : [];

    public IReadOnlyList<T>? MaybeList<T>(ReadOnlySpan<byte> name, Reader<T> reader) => May(name) ? List(reader) : null;

    /// <summary>An object whose members may have any names.</summary>
    public Dictionary<string, T> Map<T>(ReadOnlySpan<byte> name, Reader<T> reader) => Must(name) ? Map(reader) : [];

    public Dictionary<string, T>? MaybeMap<T>(ReadOnlySpan<byte> name, Reader<T> reader) => May(name) ? Map(reader) : null;

    private Dictionary<string, T> Map<T>(Reader<T> reader)
    {
        var map = new Dictionary<string, T>();
        _failed |= !Skip((byte)'{');
        for (var more = !Skip((byte)'}'); more && !_failed; more = More((byte)'}'))
        {
            var key = Text();
            _failed |= !Skip((byte)':');
            map[key] = reader(ref this);
        }

        return map;
    }

    private IReadOnlyList<T> List<T>(Reader<T> reader)
    {
        _failed |= !Skip((byte)'[');
        if (Skip((byte)']'))
            return [];
        var items = new List<T>();
        for (var more = true; more && !_failed; more = More((byte)']'))
            items.Add(reader(ref this));
        return items;
    }

    private bool More(byte end)
    {
        if (Skip((byte)','))
            return true;
        _failed |= !Skip(end);
        return false;
    }

    private bool Must(ReadOnlySpan<byte> name)
    {
        if (May(name))
            return true;
        Fail();
        return false;
    }

    private bool Skip(byte expected)
    {
        if (_failed || _rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest[1..];
        return true;
    }

    // A number as JSON allows it, but for exponents.
    private ReadOnlySpan<byte> Digits()
    {
        var length = 0;
        while (length < _rest.Length && _rest[length] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.')
            length++;
        var text = _rest[..length];
        var digits = text is [(byte)'-', ..] ? text[1..] : text;
        if (_failed || digits is [] or [(byte)'0', >= (byte)'0', ..] or [(byte)'.', ..] or [.., (byte)'.'])
            return default;
        _rest = _rest[length..];
        return text;
    }
}
