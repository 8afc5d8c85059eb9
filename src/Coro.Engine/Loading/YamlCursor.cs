using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>
/// Goes through a YAML document event by event, knows where it is, and tells of what no brief may contain. It builds no
/// tree: what is read becomes a definition at once. A TOML document can be gone through in the same way, so that a step is read by
/// the same rules wherever it stands.
/// </summary>
internal sealed class YamlCursor
{
    /// <summary>How deep a document may be nested; the stream and the document count as a level each.</summary>
    public const int MaxDepth = 64 + 2;

    private readonly IParser _parser;
    private readonly Problems _problems;
    private readonly List<(string? Key, int Index)> _path = [];
    private readonly Notation _notation;

    // How deep the lists of one are that stand there as their item.
    private readonly Stack<int> _single = [];
    private int _depth;

    public YamlCursor(string text, Problems problems)
        : this(new QuickParser(text), Notation.Yaml, problems)
    {
    }

    public YamlCursor(IParser parser, Notation notation, Problems problems)
    {
        (_parser, _notation, _problems) = (parser, notation, problems);
        Advance();
    }

    /// <summary>Whether the document is TOML: there text always stands in quotes, and examples read differently.</summary>
    public bool IsToml => _notation == Notation.Toml;

    public ParsingEvent Current => _parser.Current!;

    public Place Here => PlaceOf(Current.Start);

    /// <summary>Whether a scalar stands for nothing: a key without a value, <c>~</c> or <c>null</c>.</summary>
    public static bool IsNull(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty && scalar.Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether a scalar's text decides what type it is.</summary>
    public static bool IsPlain(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;

    public static Place PlaceOf(in Mark mark) => new((int)mark.Line, (int)mark.Column);

    /// <summary>Goes to the content of the document.</summary>
    /// <returns>False: there is none.</returns>
    /// <exception cref="YamlException">The text is not YAML from here on.</exception>
    public bool EnterDocument()
    {
        Advance();
        if (Current is not DocumentStart)
            return false;
        Advance();
        return Current is not Scalar scalar || !IsNull(scalar);
    }

    public void LeaveDocument()
    {
        Advance();
        if (Current is DocumentStart)
            Report("several-documents", "only one document may be in the file; remove what begins here");
    }

    /// <summary>Enters a mapping; anything else is reported and skipped.</summary>
    /// <param name="expected">What is expected, in words that follow "must be".</param>
    public bool EnterMapping(string expected) => Enter<MappingStart>(expected);

    /// <summary>Enters a list; anything else is reported and skipped.</summary>
    /// <param name="expected">What is expected, in words that follow "must be".</param>
    public bool EnterList(string expected)
    {
        if (_notation != Notation.PowerShell || Current is SequenceStart)
            return Enter<SequenceStart>(expected);
        _path.Add((null, -1));
        _single.Push(_path.Count);
        return true;
    }

    /// <summary>Goes to the value of the next known key; reports and skips others.</summary>
    /// <param name="known">The keys that are allowed.</param>
    /// <param name="seen">The ones that were there already; starts at 0.</param>
    /// <returns>The key; null: the mapping has ended, and is left.</returns>
    [MethodImpl(QuickParser.Hot)]
    public string? NextKey(KeySet known, ref ulong seen)
    {
        while (NextKey() is { } key)
        {
            var index = known.IndexOf(key.Value, first: 64 - BitOperations.LeadingZeroCount(seen));
            var bit = index < 0 ? 0 : 1UL << index;
            if (index >= 0 && (seen & bit) == 0)
            {
                seen |= bit;
                _path[^1] = (known[index], 0);
                return known[index];
            }

            if (index >= 0)
                ReportDuplicate(key);
            else
                ReportUnknown(key, known);
            Skip();
        }

        return null;
    }

    /// <summary>Goes to the value of the next key, whatever it is.</summary>
    /// <param name="seen">The ones that were there already.</param>
    /// <returns>The key; null: the mapping has ended, and is left.</returns>
    public Scalar? NextKey(HashSet<string> seen)
    {
        while (NextKey() is { } key)
        {
            if (seen.Add(key.Value))
                return key;
            ReportDuplicate(key);
            Skip();
        }

        return null;
    }

    /// <summary>Goes to the next item of a list. One that stands for nothing is reported and skipped.</summary>
    /// <returns>False: the list has ended, and is left.</returns>
    public bool NextItem()
    {
        if (_single.TryPeek(out var depth) && depth == _path.Count)
            return NextOfOne();
        while (Current is not SequenceEnd)
        {
            _path[^1] = (null, _path[^1].Index + 1);
            if (Current is not Scalar scalar || !IsNull(scalar))
                return true;
            Report("wrong-type", scalar.Value.Length == 0
                ? "is empty; remove it or give a value"
                : $"{scalar.Value} means nothing in YAML; write \"{scalar.Value}\" for the text, or remove it");
            Advance();
        }

        Leave();
        return false;
    }

    private bool NextOfOne()
    {
        if (_path[^1].Index < 0)
        {
            _path[^1] = (null, 0);
            return true;
        }

        _single.Pop();
        _path.RemoveAt(_path.Count - 1);
        return false;
    }

    /// <summary>Takes a scalar; anything else is reported and skipped.</summary>
    /// <param name="expected">What is expected, in words that follow "must be".</param>
    [MethodImpl(QuickParser.Hot)]
    public Scalar? TakeScalar(string expected)
    {
        if (Current is not Scalar scalar)
        {
            ReportType(expected);
            Skip();
            return null;
        }

        Advance();
        return scalar;
    }

    /// <summary>Takes a scalar that is read as text; anything else is reported and skipped.</summary>
    /// <param name="expected">What is expected, in words that follow "must be".</param>
    public Scalar? TakeText(string expected)
    {
        if (TakeScalar(expected) is not { } scalar)
            return null;
        if (!IsToml || !IsPlain(scalar))
            return scalar;
        Report("wrong-type", $"must be {expected}, not {Shown.Quote(scalar.Value)}: text is put into quotes", scalar);
        return null;
    }

    /// <summary>Whether the value stands for nothing, and is then gone past.</summary>
    public bool TakeNull()
    {
        if (Current is not Scalar scalar || !IsNull(scalar))
            return false;
        Advance();
        return true;
    }

    /// <summary>Goes past a whole value.</summary>
    public void Skip()
    {
        if (Current.NestingIncrease > 0)
        {
            var outside = _depth - 1;
            do
                Advance();
            while (_depth > outside);
        }

        Advance();
    }

    public void Report(string code, string message) => Report(code, message, Here);

    /// <summary>Tells of a problem.</summary>
    /// <param name="code">See <see cref="Diagnostic.Code"/>.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="place">Where.</param>
    /// <param name="key">The key that is meant, where the cursor has gone past it.</param>
    public void Report(string code, string message, Place place, string? key = null) =>
        _problems.Add(code, message, place, key is null ? Path() : Path() is { } path ? $"{path}.{key}" : key);

    public void Report(string code, string message, Scalar scalar) => Report(code, message, PlaceOf(scalar.Start));

    /// <summary>Tells that something else is here than what may be.</summary>
    public void ReportType(string expected) => Report("wrong-type", $"must be {expected}, not {Describe()}");

    /// <summary>Says something in the words of the document's language.</summary>
    public string InWords(string yaml, string toml, string? powerShell = null) => _notation switch
    {
        Notation.Toml => toml,
        Notation.PowerShell => powerShell ?? yaml,
        _ => yaml,
    };

    private string Describe() => Current switch
    {
        MappingStart when IsToml => "a table",
        MappingStart when _notation == Notation.PowerShell => "a hashtable",
        SequenceStart when IsToml => "an array",
        MappingStart { Style: MappingStyle.Flow } => "a mapping ({…} without quotes is one)",
        MappingStart => "a mapping",
        SequenceStart => "a list",
        Scalar scalar when IsNull(scalar) => "nothing",
        Scalar scalar => Shown.Quote(scalar.Value),
        _ => "an alias",
    };

    /// <summary>Where in the document this is, for example <c>targets[2].tier</c>; null: at its root.</summary>
    public string? Path()
    {
        var path = new StringBuilder();
        foreach (var (key, index) in _path)
        {
            if (key is null && index >= 0)
                path.Append('[').Append(index).Append(']');
            else if (key is not null)
                path.Append(path.Length == 0 ? "" : ".").Append(key);
        }

        return path.Length == 0 ? null : path.ToString();
    }

    [MethodImpl(QuickParser.Hot)]
    private Scalar? NextKey()
    {
        while (Current is not MappingEnd)
        {
            _path[^1] = (null, -1);
            if (Current is Scalar key)
            {
                _path[^1] = (key.Value, 0);
                Advance();
                return key;
            }

            Report("wrong-type", $"a key must be a word, not {Describe()}");
            Skip();
            Skip();
        }

        Leave();
        return null;
    }

    private bool Enter<T>(string expected)
        where T : ParsingEvent
    {
        if (Current is not T)
        {
            ReportType(expected);
            Skip();
            return false;
        }

        Advance();
        _path.Add((null, -1));
        return true;
    }

    private void Leave()
    {
        _path.RemoveAt(_path.Count - 1);
        Advance();
    }

    private void ReportDuplicate(Scalar key) =>
        Report("duplicate-key", $"the key {Shown.Quote(key.Value)} is there twice; keep one of them", key);

    private void ReportUnknown(Scalar key, KeySet known) => Report(
        "unknown-key",
        key.Value == "<<"
            ? "merge keys (<<) are not supported; write the keys out"
            : $"the key {Shown.Quote(key.Value)} is not known"
                + (Nearest.To(key.Value, known.Keys) is { } word
                    ? $"; did you mean '{word}'?"
                    : $"; known here: {string.Join(", ", known.Keys)}"),
        key);

    [MethodImpl(QuickParser.Hot)]
    private void Advance()
    {
        MoveNext();
        var current = Current;
        _depth += current.NestingIncrease;
        if (_depth > MaxDepth)
            throw new YamlException(current.Start, current.End, $"nested more than {MaxDepth - 2} levels deep");
        if (_problems.IsFull && !IsToml)
            throw new YamlException(current.Start, current.End, "too much is wrong to read on");
        if (current is NodeEvent node)
            CheckNode(node);
        else if (current is AnchorAlias)
            Report("alias", "anchors and aliases are not supported; write the value out");
    }

    [MethodImpl(QuickParser.Hot)]
    private void MoveNext()
    {
        var last = _parser.Current?.End ?? Mark.Empty;
        try
        {
            // It gives up in silence behind a key that is empty.
            if (!_parser.MoveNext() || _parser.Current is null)
                throw new YamlException(last, last, "what follows makes no sense");
        }
        catch (YamlException e) when (e.Start.Index == 0)
        {
            // Some of the parser's errors do not say where they are.
            throw new YamlException(last, last, e.Message, e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser has defects, and what it makes of broken text is one of them.
            throw new YamlException(last, last, "what follows makes no sense", e);
        }
    }

    private void CheckNode(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            Report("alias", "anchors and aliases are not supported; remove the anchor");
        if (!node.Tag.IsEmpty && node.Tag.Value is not ("tag:yaml.org,2002:str" or "!"))
            Report("tag", $"the tag {Shown.Quote(node.Tag.Value)} is not supported; remove it");
    }
}
