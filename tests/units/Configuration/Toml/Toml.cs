using System.Text;
using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;

namespace Coro.Tests.Configuration.Toml;

/// <summary>Reads documents for tests.</summary>
internal static class Toml
{
    /// <summary>What a document says, on one line; or what is wrong with it.</summary>
    public static string Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var problems = new Problems(null);
        return TomlReader.Read(bytes, problems) is { } table ? TomlText.Of(table) : string.Join('\n', problems.InOrder());
    }

    /// <summary>The table of a document that is right.</summary>
    public static TomlTable Table(string text)
    {
        var problems = new Problems(null);
        return TomlReader.Read(Encoding.UTF8.GetBytes(text), problems) ?? throw new InvalidOperationException(string.Join('\n', problems.InOrder()));
    }

    /// <summary>Everything that is wrong with a document.</summary>
    public static IReadOnlyList<Diagnostic> Problems(string text)
    {
        var problems = new Problems(null);
        (TomlReader.Read(Encoding.UTF8.GetBytes(text), problems) is null).ShouldBe(problems.Any);
        return problems.InOrder();
    }
}
