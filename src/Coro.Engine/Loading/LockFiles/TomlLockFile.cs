using Coro.Engine.Configuration.Toml;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>What readers of lock files in TOML have in common.</summary>
internal static class TomlLockFile
{
    /// <summary>The tables of an array of tables; none where it is absent.</summary>
    public static IEnumerable<TomlTable> Tables(TomlTable? table, string key) =>
        table is not null && table.TryGet(key, out var entry) && entry.Value is TomlArray array ? array.Items.OfType<TomlTable>() : [];

    /// <summary>The items of an array; none where it is absent.</summary>
    public static IEnumerable<TomlValue> Items(TomlTable table, string key) =>
        table.TryGet(key, out var entry) && entry.Value is TomlArray array ? array.Items : [];

    /// <summary>The table under a key; null where there is none.</summary>
    public static TomlTable? Table(TomlTable table, string key) =>
        table.TryGet(key, out var entry) ? entry.Value as TomlTable : null;

    /// <summary>The text under a key; null where there is none.</summary>
    public static string? Text(TomlTable? table, string key) =>
        table is not null && table.TryGet(key, out var entry) && entry.Value is TomlString text ? text.Value : null;

    /// <summary>The name and version that a package has to have; a problem where it has not.</summary>
    public static bool TryPackage(TomlTable package, Problems problems, string remedy, out string name, out string version)
    {
        name = Text(package, "name") ?? "";
        version = Text(package, "version") ?? "";
        if (name.Length > 0 && version.Length > 0)
            return true;
        problems.Add("missing-key", $"this package has no {(name.Length == 0 ? "name" : "version")}; {remedy}", package.Place);
        return false;
    }
}
