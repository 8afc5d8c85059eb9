using System.Security.Cryptography;
using System.Text;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Names for targets, made of what packages are called: <c>@babel/core</c> becomes <c>babel-core</c>. The same packages always get the
/// same names, and no two of them the same one.
/// </summary>
internal static class TargetNames
{
    private const int LongestStem = 55;

    // Where most repositories are, the host says nothing about a package.
    private const string CommonHost = "github.com/";

    /// <summary>A name for each package.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> ids)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(Names.Comparer);
        var others = new List<string>();
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            // Whose name is a target's already keeps it, whatever another would be turned into.
            if (Names.IsValid(id, out _) && taken.Add(id))
                names.Add(id, id);
            else
                others.Add(id);
        }

        foreach (var id in others)
        {
            var name = Candidates(id).First(taken.Add);
            names.Add(id, name);
        }

        return names;
    }

    private static IEnumerable<string> Candidates(string id)
    {
        var shorter = id.StartsWith(CommonHost, StringComparison.Ordinal) ? id[CommonHost.Length..] : id;
        yield return Valid(shorter, id);
        yield return Valid(id, id);
        for (var n = 2; ; n++)
            yield return Valid($"{id}-{n}", id);
    }

    private static string Valid(string text, string id)
    {
        var name = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'))
            .TrimStart('-', '.').TrimEnd('.', '-');
        if (name.Length > Names.MaxLength)
            name = $"{name[..LongestStem].TrimEnd('.', '-')}-{Hash(id)}";
        if (name.Length == 0)
            name = "package-" + Hash(id);
        return Names.IsValid(name, out _) ? name : "package-" + name;
    }

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..8].ToLowerInvariant();
}
