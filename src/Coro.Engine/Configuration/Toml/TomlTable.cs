using System.Diagnostics.CodeAnalysis;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Keys with their values, in the order of the document.</summary>
/// <param name="Definition">How it came to be, as far as the document has been read.</param>
/// <param name="Depth">How many tables and arrays it is in, itself included.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record TomlTable(TomlDefinition Definition, int Depth, Place Place) : TomlValue(Place)
{
    private readonly Dictionary<string, TomlEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<(string Key, TomlEntry Entry)> _entries = [];

    /// <summary>How it came to be; it decides what may be added to it.</summary>
    public TomlDefinition Definition { get; private set; } = Definition;

    /// <summary>What it holds, in the order of the document.</summary>
    public IReadOnlyList<(string Key, TomlEntry Entry)> Entries => _entries;

    /// <summary>Finds a key; case counts.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out TomlEntry entry) => _byKey.TryGetValue(key, out entry);

    /// <summary>Defines a table that was only implied.</summary>
    public void Define(TomlDefinition definition, Place place) => (Definition, Place) = (definition, place);

    /// <summary>Adds a key that is not there yet.</summary>
    public void Add(TomlKey key, TomlValue value)
    {
        var entry = new TomlEntry(key.Place, value);
        _byKey.Add(key.Name, entry);
        _entries.Add((key.Name, entry));
    }
}

/// <summary>What a table has under a key.</summary>
/// <param name="Key">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record TomlEntry(Place Key, TomlValue Value);

/// <summary>A part of a key: what stands between two dots.</summary>
/// <param name="Name">What it says, without quotes.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct TomlKey(string Name, Place Place);
