namespace Coro.Engine.State;

/// <summary>Workarounds that were needed because documentation is wrong.</summary>
internal static class DocRot
{
    /// <summary>What such a workaround begins with.</summary>
    public const string Mark = "[doc-rot]";

    public static bool Marks(string workaround) => workaround.StartsWith(Mark, StringComparison.OrdinalIgnoreCase);
}
