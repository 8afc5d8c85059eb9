using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Coro.Engine.Loading;

/// <summary>Reads an input file whole, within bounds, as text that a parser may be trusted with.</summary>
internal static class InputFile
{
    /// <summary>The largest brief or manifest, in bytes.</summary>
    public const int MaxBytes = 64 << 20;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i).Where(c => c is not ('\t' or '\n' or '\r')), '\x7f']);

    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shown">How the user named it.</param>
    /// <param name="what">What it is, for messages: "brief", "manifest", "template".</param>
    /// <param name="problems">Where to tell what is wrong with its bytes.</param>
    /// <param name="mostBytes">How large it may be; at most 64 MB.</param>
    /// <returns>Its text; null when <paramref name="problems"/> says why not.</returns>
    /// <exception cref="MissingBriefException">It is absent or unreadable.</exception>
    public static string? Read(string path, string shown, string what, Problems problems, int mostBytes = MaxBytes)
    {
        if (!Path.IsPathFullyQualified(path))
            throw new ArgumentException($"The path '{path}' must be absolute: the engine knows no current folder.", nameof(path));
        var bytes = ReadBytes(path, shown, what, mostBytes);
        if (bytes.Length > mostBytes)
        {
            problems.Add(
                "too-large",
                $"the {what} is larger than {Sizes.Format(mostBytes)}; {(mostBytes == MaxBytes ? "split the campaign" : "make it smaller")}");
            return null;
        }

        return Decode(bytes.Span, problems);
    }

    /// <summary>Tells of characters that no text file has, and that a YAML parser takes for the end of the file.</summary>
    public static bool IsText(string text, Problems problems)
    {
        var at = text.AsSpan().IndexOfAny(Forbidden);
        if (at < 0)
            return true;
        problems.Add(
            "control-character", $"the character U+{(int)text[at]:X4} is not allowed in a text file; remove it", PlaceOf(text.AsSpan(0, at)));
        return false;
    }

    private static ReadOnlyMemory<byte> ReadBytes(string path, string shown, string what, int mostBytes)
    {
        if (Directory.Exists(path))
            throw new MissingBriefException($"The {what} '{shown}' is a folder. Give the path of a file.");
        try
        {
            return BoundedFile.Read(path, mostBytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MissingBriefException($"The {what} '{shown}' does not exist. Check its path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new MissingBriefException($"The {what} '{shown}' cannot be read: {e.Message} Check its path and permissions.", e);
        }
    }

    /// <summary>The text that bytes stand for; null when <paramref name="problems"/> says why there is none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, Problems problems)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Text(Encoding.Unicode.GetString(bytes[2..]), problems);
        if (bytes is [0xFE, 0xFF, ..])
            return Text(Encoding.BigEndianUnicode.GetString(bytes[2..]), problems);
        return DecodeUtf8(bytes, problems) is { } text ? Text(text, problems) : null;
    }

    /// <summary>The text that bytes stand for, whatever characters it has; null when <paramref name="problems"/> says why there is none.</summary>
    public static string? DecodeUtf8(ReadOnlySpan<byte> bytes, Problems problems)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);

        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;
        problems.Add(
            "invalid-utf8", $"the byte 0x{bytes[valid]:X2} is not UTF-8; save the file as UTF-8",
            PlaceOf(Encoding.UTF8.GetString(bytes[..valid])));
        return null;
    }

    private static string? Text(string text, Problems problems) => IsText(text, problems) ? text : null;

    private static Place PlaceOf(ReadOnlySpan<char> before) =>
        new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
