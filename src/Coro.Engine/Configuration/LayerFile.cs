using System.Text;
using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration;

/// <summary>One of the files that customization comes from.</summary>
/// <param name="origin">What it is called: its path, or <see cref="BundledName"/>.</param>
internal sealed class LayerFile(string origin)
{
    /// <summary>What the values that Coro brings along come from.</summary>
    public const string BundledName = "bundled";

    /// <summary>What it is called.</summary>
    public string Origin => origin;

    /// <summary>Whether it is part of Coro.</summary>
    public bool IsBundled => origin == BundledName;

    /// <summary>What is wrong with it.</summary>
    public Problems Problems { get; } = new(origin);

    /// <summary>What Coro brings along: every key, with what holds where nobody says anything else.</summary>
    public static Layer Bundled(string root)
    {
        return new LayerFile(BundledName).Read(Encoding.UTF8.GetBytes(EmbeddedText.Read("customize.toml")), root);
    }

    /// <summary>Reads a file of the root; where there is none, it says nothing.</summary>
    public Layer Read(string root)
    {
        try
        {
            return Read(BoundedFile.Read(origin, TomlReader.MaxBytes).Span, root);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problems.Add("unreadable", $"cannot be read: {e.Message} Make it readable, or move it away");
            return new();
        }
    }

    private Layer Read(ReadOnlySpan<byte> bytes, string root) =>
        TomlReader.Read(bytes, Problems) is { } document ? new LayerReader(document, this, root).Read() : new();
}
