namespace Coro.Tests.Crash;

/// <summary>A mistake in how files are written, made on purpose: what would go unnoticed with it is not checked.</summary>
/// <param name="kind"><c>file</c>: a flush of a file is left out; <c>look</c>: one by somebody who reads it; <c>folder</c>: one of a folder; <c>late</c>: a file is flushed after its rename.</param>
/// <param name="pathEnd">Of which: what its path ends with.</param>
/// <param name="first">How many flushes of it are done before.</param>
internal sealed class SeededFault(string kind, string pathEnd, int first = 0)
{
    private int _left = first;

    /// <summary>How often it was made.</summary>
    public int Made { get; private set; }

    public bool LeavesOut(string what, string path) => what == kind && Hits(path);

    public bool Postpones(string path) => kind == "late" && Hits(path);

    public override string ToString() => kind == "late" ? $"{pathEnd} is flushed after its rename" : $"no flush of {kind} {pathEnd}";

    private bool Hits(string path)
    {
        if (!path.EndsWith(pathEnd, StringComparison.Ordinal) || _left-- > 0)
            return false;
        Made++;
        return true;
    }
}
