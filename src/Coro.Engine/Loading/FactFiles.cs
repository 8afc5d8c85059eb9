using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Loading;

/// <summary>Turns persistent facts into the text that reaches every kickoff: a sentence as it is, a file as its content.</summary>
/// <param name="root">The absolute folder that relative paths start at.</param>
/// <param name="confined">Whether files have to lie in that folder, with all links resolved.</param>
internal sealed class FactFiles(string root, bool confined = false)
{
    /// <summary>How large all facts together may get, in characters; every kickoff holds all of them.</summary>
    public const int MaxLength = 256 << 10;

    private const string Prefix = "file:";

    private int _length;

    /// <summary>Whether a fact is in files, and which.</summary>
    public static bool IsFile(string fact, out string path)
    {
        var isFile = fact.StartsWith(Prefix, StringComparison.Ordinal);
        path = isFile ? fact[Prefix.Length..].Trim() : "";
        return isFile;
    }

    /// <summary>Reads them. A file that several facts name is there once.</summary>
    /// <param name="facts">What is written there.</param>
    /// <param name="below">What holds already, and counts towards the length.</param>
    /// <returns>All of them, each once; what holds already comes first.</returns>
    public IReadOnlyList<string> Read(IEnumerable<Fact> facts, IReadOnlyList<string>? below = null)
    {
        var texts = new List<string>();
        _length = below?.Sum(text => text.Length) ?? 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            var before = texts.Count;
            texts.AddRange(Texts(fact, seen));
            if (Exceeds(texts.Skip(before), fact))
                break;
        }

        return below is null ? [.. texts.Distinct()] : [.. below, .. texts.Where(text => !below.Contains(text))];
    }

    private IEnumerable<string> Texts(Fact fact, HashSet<string> seen)
    {
        if (!IsFile(fact.Text, out var path))
            return [fact.Text];
        if (!FileGlob.IsPattern(path))
            return ReadFile(fact, Path.GetFullPath(path, root), seen);
        if (FileGlob.Find(path, root) is { } files)
            return [.. files.SelectMany(file => ReadFile(fact, file, seen))];
        fact.Report($"the pattern {Shown.Quote(path)} looks at too many files; begin it with a smaller folder");
        return [];
    }

    private IEnumerable<string> ReadFile(Fact fact, string path, HashSet<string> seen)
    {
        if (!seen.Add(path))
            return [];
        if (confined && RealPath.Of(path) is { } real && !RealPath.IsIn(real, RealPath.Of(root) ?? root))
        {
            fact.Report($"the file {path}{(real == path ? "" : $" is {real}, which")} lies outside of {root}; move it there, or have it as a fact in customization");
            return [];
        }

        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = BoundedFile.Read(path, MaxLength * 4);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fact.Report($"the file {path} cannot be read: {e.Message} Check its path, which starts at {root} if it is relative");
            return [];
        }

        var problems = new Problems(path);
        if (InputFile.Decode(bytes.Span, problems) is { } text)
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            return string.IsNullOrWhiteSpace(text) ? [] : [$"{name}:\n{text.Trim().ReplaceLineEndings("\n")}"];
        }

        foreach (var problem in problems.InOrder())
            fact.Report($"the file {path}, line {problem.Line}, column {problem.Column}: {problem.Message}");
        return [];
    }

    private bool Exceeds(IEnumerable<string> texts, Fact fact)
    {
        _length += texts.Sum(text => text.Length);
        if (_length <= MaxLength)
            return false;
        fact.Report($"with this, the facts are longer than {MaxLength >> 10} KB, and every kickoff holds all of them; leave some out");
        return true;
    }
}
