using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Directives;

public sealed class DirectivePropertyTests
{
    private static readonly string[] Sections = ["## Quality Overrides", "## Skip List", "## Pipeline Flags", "## Notes", "# Other", "### Deeper"];

    private static readonly string[] Words =
    [
        "Accept", "Skip", "Use", "Raise", "Lower", "target", "fallback", "soft", "gate", "to", "for", "of", "from", "all", "others", "unpinned",
        "library-x", "library-y", "y", "a", "Core.Json", "libary-x", "85", "75%", "0.5", "101", "85/75", "--pin", "main", "`--pin v2`", "`--depth deep`",
        "--fast=yes", "mode", "not", "except", "unless", "by", "because", "due", "until", "\u2014", "-", "--", ":", ";", ",", "(", ")", "and", "|", "=",
        "`", "\"", "'", "\u201c", "*", "**", "~~", "docs", "thin.", "none", "hard", "x's", "1.", "[x]", "\t", "\u00e9\u00e8", "\ud83d\ude00", "\ud800", "\u202e",
    ];

    private static readonly string[] Pieces = ["\n", "\n", "\n\n", "\r\n", "- ", "* ", "  - ", "  ", "\t", "<!--", "-->", "```", "~~~", "---", "#", "\0", "\u0085", "\u2028"];

    [Fact]
    public void No_text_makes_it_throw() => ForAll(random =>
    {
        var text = new StringBuilder();
        for (var i = random.Next(80); i > 0; i--)
            text.Append(Pick(random, Pick(random, Sections, Words, Words, Words, Pieces, Pieces))).Append(random.Next(3) == 0 ? "" : " ");

        Orders.Of(text.ToString()).Path.ShouldBe("d.md");
    });

    [Fact]
    public void Every_line_of_a_section_is_understood_or_told() => ForAll(random =>
    {
        var lines = new List<string> { Pick(random, Sections[..3]) };
        for (var i = random.Next(1, 20); i > 0; i--)
            lines.Add("- " + (Line(random) is var line && line.Any(char.IsLetterOrDigit) && !line.Contains("none") ? line : "x"));

        var directive = Orders.Of(string.Join('\n', lines));

        var told = Lines(directive).ToHashSet();
        Enumerable.Range(2, lines.Count - 1).ShouldAllBe(line => told.Contains(line), string.Join('\n', lines));
    });

    [Fact]
    public void No_order_is_for_a_child_that_it_does_not_name_nor_gives_a_score_that_is_not_in_it() => ForAll(random =>
    {
        var line = Line(random);
        foreach (var one in Orders.Of($"## Quality Overrides\n- {line}").QualityOverrides)
        {
            if (one.Child is not null)
                line.ShouldContain(one.Child, Case.Insensitive);
            foreach (var score in new[] { one.SoftTarget, one.SoftFallback }.OfType<decimal>())
                line.ShouldContain(score.ToString(CultureInfo.InvariantCulture));
        }
    });

    [Fact]
    public void An_order_that_names_a_child_is_for_all_only_where_it_says_so() => ForAll(random =>
    {
        var line = Line(random) + " library-x";
        var forAll = Orders.Of($"## Quality Overrides\n- {line}").QualityOverrides.Any(one => one.Child is null);

        if (forAll)
            line.ShouldMatch("all|others");
    });

    [Fact]
    public void What_is_said_in_any_of_the_usual_ways_is_understood_alike() => ForAll(random =>
    {
        var child = Pick(random, Orders.Children);
        var target = random.Next(2, 101);
        var fallback = random.Next(0, target + 1);
        var (name, t, f) = ($"`{child}`", $"{target}{Pick(random, "", "%")}", $"{fallback}{(fallback == 1 ? "%" : Pick(random, "", "%"))}");
        var line = Pick(
            random,
            $"{name}: {t}/{f}", $"{name}: target {t}, fallback {f}", $"Soft target {t}, fallback {f} for {name}", $"{t} target and {f} fallback for {name}",
            $"Set the soft_target of {name} to {t} and the soft_fallback to {f}", $"For {name} use target = {t}; fallback = {f}");
        var reason = Pick(random, "", " because of its age", " \u2014 its age", " (its age)", " due to its age");

        Orders.Quality($"- {line}{reason}").ShouldBe($"{child} {target}/{fallback}{(reason.Length == 0 ? "" : " (its age)")}");
    });

    private static IEnumerable<int?> Lines(CampaignDirective directive) =>
        directive.QualityOverrides.Select(one => (int?)one.Line)
            .Concat(directive.Skips.Select(one => (int?)one.Line))
            .Concat(directive.Flags.Select(one => (int?)one.Line))
            .Concat(directive.Problems.Select(one => one.Line));

    private static string Line(Random random) =>
        string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pick(random, Words)));

    private static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    private static void ForAll(Action<Random> property) => Prop
        .ForAll(ArbMap.Default.ArbFor<int>(), seed => { property(new(seed)); return true; })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
