using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>
/// The rules about what may define which table, and add to it. What breaks one of them is told and left out, so that all of
/// a document's are found.
/// </summary>
internal sealed class TomlTables(Problems problems)
{
    /// <summary>How many tables and arrays may be in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>The document.</summary>
    public TomlTable Root { get; } = new(TomlDefinition.Heading, 1, new(1, 1));

    /// <summary>Begins a table: <c>[a.b]</c>.</summary>
    /// <returns>The table that the keys after it are in.</returns>
    public TomlTable Begin(IReadOnlyList<TomlKey> path)
    {
        var last = path[^1];
        if (Outer(path) is not { } outer)
            return Aside(path);
        if (!outer.TryGet(last.Name, out var entry))
            return Add(outer, last, TomlDefinition.Heading);
        if (entry.Value is TomlTable { Definition: TomlDefinition.Implied } table)
        {
            table.Define(TomlDefinition.Heading, last.Place);
            return table;
        }

        Report(path, entry.Value switch
        {
            TomlTable { Definition: TomlDefinition.Inline } => $"is defined in {LineOf(entry)}, and its braces hold all of it; put the keys in there",
            TomlTable { Definition: TomlDefinition.DottedKey } => $"is defined by dotted keys in {LineOf(entry)}; put the keys there",
            TomlTable first => $"is there twice (the other is in line {first.Place.Line}); put the keys together",
            TomlArray { OfTables: true } => $"is an array of tables, begun in {LineOf(entry)}; write [[{Show(path)}]] for another of them",
            _ => $"is a value already, in {LineOf(entry)}; rename one of them",
        });
        return Aside(path);
    }

    /// <summary>Begins another table of an array: <c>[[a.b]]</c>.</summary>
    /// <returns>The table that the keys after it are in.</returns>
    public TomlTable BeginElement(IReadOnlyList<TomlKey> path)
    {
        var last = path[^1];
        if (Outer(path) is not { } outer)
            return Aside(path);
        if (!outer.TryGet(last.Name, out var entry))
            outer.Add(last, (entry = new(last.Place, new TomlArray([], OfTables: true, last.Place))).Value);
        if (entry.Value is TomlArray { OfTables: true } array)
        {
            var table = new TomlTable(TomlDefinition.Heading, Deeper(outer.Depth + 1, last.Place), last.Place);
            array.Items.Add(table);
            return table;
        }

        Report(path, entry.Value switch
        {
            TomlTable => $"is a table already, in {LineOf(entry)}, and no array of tables; rename one of them",
            TomlArray => $"has its value in {LineOf(entry)}, which holds all of it; put the table in there, or write each as [[{Show(path)}]]",
            _ => $"is a value already, in {LineOf(entry)}; rename one of them",
        });
        return Aside(path);
    }

    /// <summary>Sets a key, perhaps a dotted one.</summary>
    /// <param name="table">Where the key starts at.</param>
    /// <param name="path">The key's parts.</param>
    /// <param name="value">Its value.</param>
    public void Assign(TomlTable table, IReadOnlyList<TomlKey> path, TomlValue value)
    {
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (!table.TryGet(path[i].Name, out var entry))
            {
                table = Add(table, path[i], TomlDefinition.DottedKey);
                continue;
            }

            if (entry.Value is not TomlTable { Definition: TomlDefinition.DottedKey or TomlDefinition.Implied } next)
            {
                Report([.. path.Take(i + 1)], entry.Value switch
                {
                    TomlTable { Definition: TomlDefinition.Heading } => $"has a heading of its own in {LineOf(entry)}; put the key below that",
                    TomlTable => $"is defined in {LineOf(entry)}, and its braces hold all of it; put the key in there",
                    TomlArray { OfTables: true } => $"is an array of tables, begun in {LineOf(entry)}; put the key below one of its headings",
                    _ => $"is a value already, in {LineOf(entry)}, and no table; rename one of them",
                });
                return;
            }

            if (next.Definition == TomlDefinition.Implied)
                next.Define(TomlDefinition.DottedKey, path[i].Place);
            table = next;
        }

        if (table.TryGet(path[^1].Name, out var other))
        {
            problems.Add(
                "duplicate-key", $"the key {Shown.Quote(Show(path))} is there twice (the other is in {LineOf(other)}); keep one of them", path[0].Place);
        }
        else
        {
            table.Add(path[^1], value);
        }
    }

    /// <summary>A depth, if it is not too deep.</summary>
    public static int Deeper(int depth, Place place) => depth <= MaxDepth
        ? depth
        : throw new TomlException($"tables and arrays are more than {MaxDepth} levels deep here; make do with fewer", place);

    // The table that a heading's last part is in; null: there can be none, which was told.
    private TomlTable? Outer(IReadOnlyList<TomlKey> path)
    {
        var table = Root;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (!table.TryGet(path[i].Name, out var entry))
            {
                table = Add(table, path[i], TomlDefinition.Implied);
                continue;
            }

            var next = entry.Value is TomlArray { OfTables: true } array ? (TomlTable)array.Items[^1] : entry.Value as TomlTable;
            if (next is null or { Definition: TomlDefinition.Inline })
            {
                Report([.. path.Take(i + 1)], next is null
                    ? $"is a value already, in {LineOf(entry)}, and no table; rename one of them"
                    : $"is defined in {LineOf(entry)}, and its braces hold all of it; put the table in there");
                return null;
            }

            table = next;
        }

        return table;
    }

    private static TomlTable Add(TomlTable outer, TomlKey key, TomlDefinition definition)
    {
        var table = new TomlTable(definition, Deeper(outer.Depth + 1, key.Place), key.Place);
        outer.Add(key, table);
        return table;
    }

    // Keys after a heading that is wrong go nowhere: whether they are right cannot be told.
    private static TomlTable Aside(IReadOnlyList<TomlKey> path) => new(TomlDefinition.Heading, 2, path[0].Place);

    private void Report(IReadOnlyList<TomlKey> path, string message) =>
        problems.Add("redefined", $"{Shown.Quote(Show(path))} {message}", path[0].Place);

    private static string LineOf(TomlEntry entry) => $"line {entry.Key.Line}";

    private static string Show(IEnumerable<TomlKey> path) => string.Join('.', path.Select(key => key.Name));
}
