using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Engine.Steps.Secrets;

/// <summary>Hides values in texts and in bytes. Of one that has several lines each line is hidden; one with quotes or the like also as JSON writes it.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in place of a value.</summary>
    public const string Hidden = "***";

    /// <summary>Hides nothing.</summary>
    public static readonly SecretMask None = new([]);

    // A line of a key that is as short as a brace is in every text.
    private const int ShortestLine = 4;

    // The longest first, so that of two values that begin alike nothing of the longer one stays.
    private readonly byte[][] _values;
    private readonly SearchValues<byte> _first;

    /// <param name="values">What is to be hidden; empty ones are not.</param>
    public SecretMask(IEnumerable<string> values)
    {
        _values =
        [
            .. values.SelectMany(Forms)
                .Where(form => form.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(Encoding.UTF8.GetBytes)
                .OrderByDescending(form => form.Length),
        ];
        _first = SearchValues.Create([.. _values.Select(value => value[0]).Distinct()]);
    }

    /// <summary>Whether there is nothing to hide.</summary>
    public bool IsEmpty => _values.Length == 0;

    /// <summary>Hides all values in a text.</summary>
    public string Apply(string text) => IsEmpty ? text : Encoding.UTF8.GetString(Apply(Encoding.UTF8.GetBytes(text)).Span);

    /// <summary>Hides all values in UTF-8 text.</summary>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> text)
    {
        if (IsEmpty || text.Span.IndexOfAny(_first) < 0)
            return text;
        var output = new ArrayBufferWriter<byte>(text.Length);
        Write(text.Span, isWhole: true, output);
        return output.WrittenMemory;
    }

    /// <summary>Writes as much of a text as can be told to hide no value, or to be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether nothing follows it.</param>
    /// <param name="output">Takes it.</param>
    /// <returns>How much of the text was dealt with; what follows may be the beginning of a value.</returns>
    public int Write(ReadOnlySpan<byte> text, bool isWhole, ArrayBufferWriter<byte> output)
    {
        var at = 0;
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(_first);
            if (next < 0)
            {
                output.Write(text[at..]);
                return text.Length;
            }

            output.Write(text.Slice(at, next));
            at += next;
            var length = ValueAt(text[at..], isWhole);
            if (length < 0)
                return at;
            if (length == 0)
                output.Write(text.Slice(at++, 1));
            else
                output.Write("***"u8);
            at += length;
        }

        return at;
    }

    // How long the value is that a text begins with; 0: it begins with none; -1: it may, when more is known.
    private int ValueAt(ReadOnlySpan<byte> text, bool isWhole)
    {
        foreach (var value in _values)
        {
            if (text.StartsWith(value))
                return value.Length;
            if (!isWhole && text.Length < value.Length && value.AsSpan().StartsWith(text))
                return -1;
        }

        return 0;
    }

    private static IEnumerable<string> Forms(string value)
    {
        var lines = value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var texts = lines.Length > 1 ? lines.Where(line => line.Length >= ShortestLine).Append(value) : lines.Append(value);
        foreach (var text in texts)
        {
            yield return text;
            yield return JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            yield return JsonEncodedText.Encode(text).ToString();
        }
    }
}
