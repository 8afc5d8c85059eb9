using System.Text;
using System.Text.RegularExpressions;
using PackageSkills.Analysing;
using PackageSkills.Writing;

namespace PackageSkills.Scoring;

/// <summary>
/// Judges a skill by rules, out of what is in its files; the README of this sample explains them. A rule that does not
/// apply gives nothing and asks for nothing: the rest is scaled to 100.
/// </summary>
internal static partial class Scorer
{
    private const int SmallestSize = 1000;
    private const int LargestSize = 16_000;
    private const int ShortestDescription = 30;

    public static (int Score, IReadOnlyList<Mark> Marks, IReadOnlyList<Flaw> Findings) Score(
        SkillFolder skill, PackageAnalysis package)
    {
        Mark[] marks =
        [
            Coverage(skill, package),
            Usage(skill, package),
            Description(skill, package),
            Sources(skill, package),
            Size(skill),
        ];
        var score = 100 * marks.Sum(mark => mark.Points) / marks.Sum(mark => mark.Most);
        return ((int)Math.Round(score, MidpointRounding.AwayFromZero), marks, [.. Dangers.Find(skill), .. Gaps(marks, package)]);
    }

    /// <summary>35: the share of the public types that the skill describes.</summary>
    private static Mark Coverage(SkillFolder skill, PackageAnalysis package)
    {
        const string Rule = "API coverage";
        if (package.Types.Count == 0)
            return new Mark(Rule, 0, 0, "the package has no public types");
        var described = ApiReference.Described(skill.Text);
        described.UnionWith(ApiReference.Described(skill.References));
        var count = package.Types.Count(type => described.Contains(type.Name));
        return new Mark(Rule, 35.0 * count / package.Types.Count, 35, $"{count} of {package.Types.Count} public types are described");
    }

    /// <summary>20: an overview in the author's words, and code that shows the use.</summary>
    private static Mark Usage(SkillFolder skill, PackageAnalysis package)
    {
        var overview = package.Readme?.Overview is { } text && skill.Text.Contains(text, StringComparison.Ordinal);
        var code = skill.Section("Usage")?.Contains("\n```", StringComparison.Ordinal) == true
            || skill.Section("Usage")?.Contains("\n~~~", StringComparison.Ordinal) == true;
        return new Mark(
            "usage", (overview ? 10 : 0) + (code ? 10 : 0), 20,
            $"{(overview ? "an" : "no")} overview from a README, {(code ? "with" : "no")} code that shows the use");
    }

    /// <summary>15: a proper name, a description that says what the package is, and when to use the skill.</summary>
    private static Mark Description(SkillFolder skill, PackageAnalysis package)
    {
        var named = ProperName().IsMatch(skill.Name);
        var when = skill.Description.IndexOf("Use when ", StringComparison.Ordinal);
        var says = when >= ShortestDescription && package.Nuspec.Description.Length >= ShortestDescription;
        return new Mark(
            "description", (named ? 5 : 0) + (says ? 5 : 0) + (when >= 0 ? 5 : 0), 15,
            $"name {(named ? "proper" : "improper")}, {(says ? "says" : "hardly says")} what the package is, "
                + $"{(when >= 0 ? "says" : "does not say")} when to use it");
    }

    /// <summary>20: version and commit that the skill was made from, upstream with its commit, licence.</summary>
    private static Mark Sources(SkillFolder skill, PackageAnalysis package)
    {
        var sources = skill.Section("Sources") ?? "";
        var own = sources.Contains(package.Commit, StringComparison.Ordinal)
            && sources.Contains(package.Version, StringComparison.Ordinal);
        var upstream = package.Nuspec is { RepositoryUrl: { } url, RepositoryCommit: { } commit }
            && sources.Contains(url, StringComparison.Ordinal) && sources.Contains(commit, StringComparison.Ordinal);
        var licence = package.Nuspec.License is { } text && sources.Contains(text, StringComparison.Ordinal);
        return new Mark(
            "sources", (own ? 10 : 0) + (upstream ? 5 : 0) + (licence ? 5 : 0), 20,
            $"version and commit {Cited(own)}, upstream commit {Cited(upstream)}, licence {Cited(licence)}");

        static string Cited(bool cited) => cited ? "cited" : "not cited";
    }

    /// <summary>10: neither a stub nor more than an agent wants to read at once.</summary>
    private static Mark Size(SkillFolder skill)
    {
        var size = Encoding.UTF8.GetByteCount(skill.Text);
        var share = Math.Min(1, Math.Min((double)size / SmallestSize, (double)LargestSize / size));
        return new Mark("size", 10 * share, 10, $"SKILL.md has {size} bytes; {SmallestSize} to {LargestSize} are good");
    }

    private static IEnumerable<Flaw> Gaps(Mark[] marks, PackageAnalysis package)
    {
        if (package.Nuspec.License is null)
            yield return new Flaw("high", "The package declares no licence", "Whether its samples may be copied is unknown.");
        if (marks[0] is { Most: > 0 } coverage && coverage.Points < coverage.Most / 2)
            yield return new Flaw("medium", "Most of the API is not described", coverage.Why);
        if (package.Readme is null)
            yield return new Flaw(
                "medium", "The package has no README", "The skill has neither overview nor samples from its authors.");
        else if (package.Readme.Samples.Count == 0)
            yield return new Flaw("low", "The README has no code samples");
        if (package.DocRot.Count > 0)
            yield return new Flaw(
                "low", "The README names types that this version does not have", string.Join(", ", package.DocRot));
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-+[a-z0-9]+)*\z")]
    private static partial Regex ProperName();
}
