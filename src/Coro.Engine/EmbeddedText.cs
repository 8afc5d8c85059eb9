using System.Text;

namespace Coro.Engine;

/// <summary>Text files that are part of the engine's assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one; lines end with a line feed, whatever the checkout made of it.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The assembly has no text '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
