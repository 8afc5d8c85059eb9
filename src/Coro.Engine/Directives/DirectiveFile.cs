using System.Security.Cryptography;
using System.Text;

namespace Coro.Engine.Directives;

/// <summary>What a directive's file holds. Whatever is wrong with it is told, and stops nothing.</summary>
/// <param name="Text">Its text, fit for an argument and a page; null: there is none.</param>
/// <param name="Sha256">The hash of its bytes; null: there is no such file, or it cannot be read.</param>
/// <param name="Problem">What is wrong with it as a file; null: nothing.</param>
internal sealed record DirectiveFile(string? Text, string? Sha256, Diagnostic? Problem)
{
    /// <summary>The largest directive that is read, in bytes; it is in every kickoff.</summary>
    public const int MostBytes = 256 << 10;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file; absolute.</param>
    public static DirectiveFile Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[MostBytes + 1];
            var count = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return count > MostBytes
                ? Unread(path, "too-large", $"the directive is larger than {MostBytes >> 10} KB, and not read; it would be in every kickoff")
                : Of(path, buffer.AsSpan(0, count));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, null, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Unread(path, "unreadable", $"the directive cannot be read: {problem.Message} Nothing of it counts until it can.");
        }
    }

    private static DirectiveFile Of(string path, ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ => Encoding.UTF8.GetString(bytes),
        };
        var clean = string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t') ? '\ufffd' : c));
        var odd = clean.IndexOf('\ufffd');
        var problem = odd < 0 ? null : new Diagnostic
        {
            Code = "invalid-utf8",
            Message = "the directive has characters that are no text; they are shown as \ufffd. Save it as UTF-8",
            File = path,
            Line = clean.AsSpan(0, odd).Count('\n') + 1,
        };
        return new(clean, Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), problem);
    }

    private static DirectiveFile Unread(string path, string code, string message) =>
        new(null, null, new() { Code = code, Message = message, File = path });
}
