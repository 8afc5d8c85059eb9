using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>
/// Reads TOML 1.0 (toml.io/en/v1.0.0), strictly, in a time that grows with the text and no faster. Of a text that is not TOML the first
/// place is told; of one that defines things twice, every one.
/// </summary>
internal static class TomlReader
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="problems">Where to tell what is wrong with it.</param>
    /// <returns>The document's table; null when <paramref name="problems"/> says why there is none.</returns>
    public static TomlTable? Read(ReadOnlySpan<byte> bytes, Problems problems)
    {
        if (bytes.Length > MaxBytes)
            problems.Add("too-large", $"a TOML file has at most {MaxBytes >> 10} KB; take away what does not belong into it");
        else if (InputFile.DecodeUtf8(bytes, problems) is { } text)
            return Read(text, problems);
        return null;
    }

    /// <summary>Reads a document whose size somebody else has bounded.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="problems">Where to tell what is wrong with it.</param>
    /// <returns>The document's table; null when <paramref name="problems"/> says why there is none.</returns>
    public static TomlTable? Read(string text, Problems problems)
    {
        var before = problems.Count;
        try
        {
            var table = new TomlParser(text, problems).Read();
            return problems.Count == before ? table : null;
        }
        catch (TomlException e)
        {
            problems.Add("toml-syntax", e.Message, e.Place);
            return null;
        }
    }
}
