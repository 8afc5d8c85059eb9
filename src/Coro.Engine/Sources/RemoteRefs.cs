namespace Coro.Engine.Sources;

/// <summary>The tip of a branch or tag.</summary>
/// <param name="Name">The short name, for example <c>main</c> or <c>v1.2.0</c>.</param>
/// <param name="Ref">The whole name, for example <c>refs/tags/v1.2.0</c>.</param>
/// <param name="Sha">What the ref names: a commit, or the tag object of an annotated tag.</param>
/// <param name="CommitSha">The commit at the end of it.</param>
internal sealed record RefTip(string Name, string Ref, string Sha, string CommitSha);

/// <summary>What a repository answered: its branches, its tags, and the branch it calls its own.</summary>
internal sealed class RemoteRefs
{
    private const string Heads = "refs/heads/";
    private const string TagsFolder = "refs/tags/";
    private const string Peeled = "^{}";

    private readonly Dictionary<string, RefTip> _branches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefTip> _tags = new(StringComparer.Ordinal);

    private RemoteRefs()
    {
    }

    public IReadOnlyDictionary<string, RefTip> Branches => _branches;

    public IReadOnlyDictionary<string, RefTip> Tags => _tags;

    /// <summary>The default branch, or a bare <c>HEAD</c> that is on none; null: the repository is empty.</summary>
    public RefTip? Head { get; private set; }

    /// <summary>Reads the output of <c>git ls-remote --symref</c>. Lines that are something else are passed over.</summary>
    public static RemoteRefs Parse(string output)
    {
        var refs = new RemoteRefs();
        string? headBranch = null;
        string? headSha = null;
        foreach (var line in output.AsSpan().EnumerateLines())
        {
            var tab = line.IndexOf('\t');
            if (tab <= 0)
                continue;
            var left = line[..tab];
            var name = line[(tab + 1)..].ToString();
            if (left.StartsWith("ref: "))
                headBranch = name == "HEAD" ? left[5..].ToString() : headBranch;
            else if (name == "HEAD")
                headSha = left.ToString();
            else
                refs.Add(name, left.ToString());
        }

        if (headSha is not null)
            refs.Head = refs.TipOfHead(headBranch, headSha);
        return refs;
    }

    private void Add(string name, string sha)
    {
        if (name.StartsWith(Heads, StringComparison.Ordinal))
        {
            var branch = name[Heads.Length..];
            _branches[branch] = new RefTip(branch, name, sha, sha);
        }
        else if (name.StartsWith(TagsFolder, StringComparison.Ordinal))
        {
            var tag = name[TagsFolder.Length..];
            if (!tag.EndsWith(Peeled, StringComparison.Ordinal))
                _tags[tag] = new RefTip(tag, name, sha, sha);
            else if (_tags.TryGetValue(tag[..^Peeled.Length], out var annotated))
                _tags[annotated.Name] = annotated with { CommitSha = sha };
        }
    }

    private RefTip TipOfHead(string? branch, string sha)
    {
        if (branch is null || !branch.StartsWith(Heads, StringComparison.Ordinal))
            return new RefTip("HEAD", "HEAD", sha, sha);
        return new RefTip(branch[Heads.Length..], branch, sha, sha);
    }
}
