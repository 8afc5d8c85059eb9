namespace Coro.Engine.State;

/// <summary>The campaign-level commands whose answers have a key of their own in the state file.</summary>
internal static class StageKeys
{
    /// <summary>Stage name to key.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["capstone"] = "capstone",
        ["verify"] = "verification",
        ["refine"] = "refinement",
    };

    /// <summary>The stage that a key is about.</summary>
    public static string StageOf(string key) => Known.First(k => k.Value == key).Key;
}
