using System.Text.Json;

namespace Coro.Engine.State;

/// <summary>Enums as the words that files use: kebab-case, except for the tiers, which are letters.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Names[value];

    /// <summary>The value that a word means; null when it means none.</summary>
    public static T? Parse<T>(string word) where T : struct, Enum =>
        Table<T>.Values.TryGetValue(word, out var value) ? value : null;

    /// <summary>All words of an enum, in its order.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Table<T>.Names.Values;

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, Word);

        public static readonly Dictionary<string, T> Values =
            Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

        private static string Word(T value) =>
            value is Tier ? value.ToString() : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }
}
