using System.Buffers;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Takes a document's text apart: headings, keys and values.</summary>
internal sealed class TomlParser(string text, Problems problems)
{
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+.:");

    private readonly TomlCursor _cursor = new(text);
    private readonly TomlTables _tables = new(problems);

    /// <summary>Reads the whole document.</summary>
    /// <exception cref="TomlException">It is none from a place on.</exception>
    public TomlTable Read()
    {
        var table = _tables.Root;
        _cursor.SkipSpace();
        while (!_cursor.AtEnd)
        {
            if (_cursor.Current == '[')
            {
                table = ReadHeading();
                _cursor.EndLine("a heading");
            }
            else
            {
                ReadPair(table);
                _cursor.EndLine("a value");
            }

            _cursor.SkipSpace();
        }

        return _tables.Root;
    }

    private TomlTable ReadHeading()
    {
        var start = _cursor.Here;
        var ofArray = _cursor.StartsWith("[[");
        _cursor.Skip(ofArray ? 2 : 1);
        _cursor.SkipBlanks();
        var path = ReadKey("a heading names a table, for example [workflow]");
        var (open, close) = ofArray ? ("[[", "]]") : ("[", "]");
        if (!_cursor.StartsWith(close))
            throw _cursor.Error($"a heading that begins with {open} ends with {close} on the same line, not with {_cursor.Shows}", start);
        _cursor.Skip(close.Length);
        return ofArray ? _tables.BeginElement(path) : _tables.Begin(path);
    }

    private void ReadPair(TomlTable table)
    {
        var path = ReadKey("a line is key = value, or a heading in brackets");
        if (!_cursor.Take('='))
            throw _cursor.Error($"a key is followed by = and its value, not by {_cursor.Shows}; a key of several words is put into quotes");
        _cursor.SkipBlanks();
        _tables.Assign(table, path, ReadValue(TomlTables.Deeper(table.Depth + path.Count - 1, path[0].Place)));
    }

    /// <summary>Reads a key with its dots and the blanks after it.</summary>
    /// <param name="form">What is right, where there is no key at all.</param>
    private List<TomlKey> ReadKey(string form)
    {
        var path = new List<TomlKey>();
        do
        {
            _cursor.SkipBlanks();
            var place = _cursor.Here;
            path.Add(new(ReadKeyPart(path.Count == 0 ? form : "a dot in a key stands between two parts"), place));
            _cursor.SkipBlanks();
        }
        while (_cursor.Take('.'));
        return path;
    }

    private string ReadKeyPart(string form)
    {
        if (_cursor.Current is '"' or '\'')
        {
            if (_cursor.StartsWith("\"\"\"") || _cursor.StartsWith("'''"))
                throw _cursor.Error("a key has one line: put one quote on each side of it");
            return TomlStrings.ReadLine(_cursor);
        }

        var part = _cursor.TakeWhile(KeyCharacters);
        return part.Length > 0 ? part.ToString() : throw _cursor.Error(
            $"{_cursor.Shows} begins no key; {form}. A key with other characters than A-Z a-z 0-9 _ - is put into quotes");
    }

    /// <summary>Reads a value.</summary>
    /// <param name="depth">How many tables and arrays it is in.</param>
    private TomlValue ReadValue(int depth)
    {
        var place = _cursor.Here;
        return _cursor.Current switch
        {
            '"' or '\'' => new TomlString(TomlStrings.Read(_cursor), place),
            '[' => ReadArray(depth, place),
            '{' => ReadInlineTable(depth, place),
            _ => ReadWord(place),
        };
    }

    private TomlArray ReadArray(int depth, Place place)
    {
        var items = new List<TomlValue>();
        TomlTables.Deeper(depth + 1, place);
        _cursor.Skip(1);
        SkipSpace();
        while (!_cursor.Take(']'))
        {
            items.Add(ReadValue(depth + 1));
            SkipSpace();
            if (!_cursor.Take(',') && _cursor.Current != ']')
                throw _cursor.Error($"values of an array are separated by commas, and ] ends it; {_cursor.Shows} does neither");
            SkipSpace();
        }

        return new(items, OfTables: false, place);

        void SkipSpace()
        {
            _cursor.SkipSpace();
            if (_cursor.AtEnd)
                throw _cursor.Error("the array that begins here does not end; close it with ]", place);
        }
    }

    private TomlTable ReadInlineTable(int depth, Place place)
    {
        var table = new TomlTable(TomlDefinition.Inline, TomlTables.Deeper(depth + 1, place), place);
        _cursor.Skip(1);
        _cursor.SkipBlanks();
        if (_cursor.Take('}'))
            return table;
        do
        {
            _cursor.SkipBlanks();
            if (_cursor.Current == '}')
                throw _cursor.Error("there is a comma too many before }; remove it");
            CheckOneLine(place);
            ReadPair(table);
            _cursor.SkipBlanks();
        }
        while (_cursor.Take(','));
        CheckOneLine(place);
        return _cursor.Take('}') ? table : throw _cursor.Error($"keys in braces are separated by commas, and }} ends them; {_cursor.Shows} does neither");
    }

    private void CheckOneLine(Place place)
    {
        if (_cursor.AtEnd || _cursor.Current is '\n' or '\r' or '#')
            throw _cursor.Error("a table in braces has to end on its line; close it with }, or give it a heading in brackets", place);
    }

    private TomlValue ReadWord(Place place)
    {
        var word = _cursor.TakeWhile(WordCharacters).ToString();
        if (TomlMoments.IsDate(word) && _cursor is { Current: ' ' } && char.IsAsciiDigit(_cursor.Peek(1)) && char.IsAsciiDigit(_cursor.Peek(2)))
        {
            _cursor.Skip(1);
            word = $"{word} {_cursor.TakeWhile(WordCharacters)}";
        }

        if (word is "true" or "false")
            return new TomlBoolean(word == "true", place);
        if (word.Length == 0)
            throw _cursor.Error($"a value is missing before {_cursor.Shows}; give one, a text in quotes");
        if (TomlMoments.LooksLikeOne(word))
            return TomlMoments.Read(word, place);
        return char.IsAsciiDigit(word[0]) || word[0] is '+' or '-' or '.' or '_' || word is "inf" or "nan"
            ? TomlNumbers.Read(word, place)
            : throw _cursor.Error($"{Shown.Quote(word)} is no value; a text is put into quotes{Nearest.Hint(word, ["true", "false"])}", place);
    }
}
