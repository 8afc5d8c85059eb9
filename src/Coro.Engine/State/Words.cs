using System.Text.Json;

namespace Coro.Engine.State;

/// <summary>Enums as the words that files use: kebab-case, except for tiers, which are letters, and verdicts, which begin with a capital.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Names[value];

    /// <summary>All words of an enum, in its order.</summary>
    public static string[] All<T>() where T : struct, Enum => Table<T>.All;

    /// <summary>The value of the word at a place in <see cref="All"/>.</summary>
    public static T At<T>(int index) where T : struct, Enum => Table<T>.Values[index];

    private static class Table<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();

        public static readonly string[] All = [.. Values.Select(Word)];

        public static readonly Dictionary<T, string> Names = Values.Zip(All).ToDictionary(p => p.First, p => p.Second);

        private static string Word(T value) =>
            value is Tier or VerificationVerdict ? value.ToString() : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }
}
