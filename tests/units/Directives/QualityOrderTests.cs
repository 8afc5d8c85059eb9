namespace Coro.Tests.Directives;

public sealed class QualityOrderTests
{
    [Theory]
    [InlineData("- Accept 85% for library-x due to incomplete upstream docs", "library-x 85/- (incomplete upstream docs)")]
    [InlineData("- Lower soft gate to 70% for library-y (early-stage repo)", "library-y 70/- (early-stage repo)")]
    [InlineData("- Raise target to 95%", "all 95/-")]
    [InlineData("Soft target 90, fallback 75 for all", "all 90/75")]
    [InlineData("* library-x: 85%", "library-x 85/-")]
    [InlineData("- soft_target: 85", "all 85/-")]
    [InlineData("- soft_fallback: 75", "all -/75")]
    [InlineData("- library-x: soft_target 80, soft_fallback 70", "library-x 80/70")]
    [InlineData("1. `library-x`: target=85, fallback=75", "library-x 85/75")]
    [InlineData("- **library-x**: 85/75", "library-x 85/75")]
    [InlineData("- 85% target and 75% fallback for library-x", "library-x 85/75")]
    [InlineData("- Set the target and fallback of library-x to 85", "library-x 85/85")]
    [InlineData("- Accept 85 for library-x, library-y and Core.Json", "library-x 85/- & library-y 85/- & Core.Json 85/-")]
    [InlineData("- LIBRARY-X 85", "library-x 85/-")]
    [InlineData("- library-x \u2014 85%", "library-x 85/-")]
    [InlineData("- library-x - 85 % - thin docs", "library-x 85/- (thin docs)")]
    [InlineData("- library-x -> 85", "library-x 85/-")]
    [InlineData("- Accept 87.5 or better for library-x.", "library-x 87.5/-")]
    [InlineData("- Accept >= 85 for library-x", "library-x 85/-")]
    [InlineData("- library-x: at least 85", "library-x 85/-")]
    [InlineData("- Lower the target from 90 to 85 for library-x", "library-x 85/-")]
    [InlineData("- Accept 85% instead of 90% for library-x", "library-x 85/-")]
    [InlineData("- Accept 85% for library-x: upstream docs are incomplete", "library-x 85/- (upstream docs are incomplete)")]
    [InlineData("- Accept 85% for library-x; docs are thin", "library-x 85/- (docs are thin)")]
    [InlineData("- Accept 85% for library-x because of its docs", "library-x 85/- (its docs)")]
    [InlineData("- Accept 85% for library-x until 2.0 is out", "library-x 85/- (until 2.0 is out)")]
    [InlineData("- Accept 85% (library-x)", "library-x 85/-")]
    [InlineData("- Target 85 (fallback 75) for all", "all 85/75")]
    [InlineData("- Accept 85% (was 90) for library-x", "library-x 85/- (was 90)")]
    [InlineData("- Accept 80 for all due to library-x being late", "all 80/- (library-x being late)")]
    [InlineData("- All others: 75", "all 75/-")]
    [InlineData("- We accept 75 for library-x", "library-x 75/-")]
    [InlineData("- Accept 85 for a", "a 85/-")]
    [InlineData("- a: 85", "a 85/-")]
    [InlineData("- Accept a score of 85 for library-x", "library-x 85/-")]
    [InlineData("- Accept 85 for the module library-x", "library-x 85/-")]
    [InlineData("- Accept 0 for library-x", "library-x 0/-")]
    [InlineData("- Accept 85% for:\n  library-x", "library-x 85/-")]
    [InlineData("- library-x\n  - target 85\n  - fallback 75", "library-x 85/75")]
    [InlineData("- Accept 85% for library-x due to\n  incomplete docs", "library-x 85/- (incomplete docs)")]
    [InlineData("| library-x | 85 |", "library-x 85/-")]
    [InlineData("- None.", "")]
    [InlineData("(none)", "")]
    [InlineData("---", "")]
    [InlineData("<!-- Accept 85 for everything -->", "")]
    [InlineData("```\nlibrary-x: 85\n```", "library-x 85/-")]
    public void What_people_write_is_understood(string line, string understood) => Orders.Quality(line).ShouldBe(understood);

    [Theory]
    [InlineData("Accept library-x", "no score")]
    [InlineData("Try harder", "no score")]
    [InlineData("Try and reach 85", "'Try', 'reach'")]
    [InlineData("Accept 85% for libary-x", "there is no child 'libary-x'; did you mean 'library-x'?")]
    [InlineData("Accept 85% for library-x and libary-y", "did you mean 'library-y'?")]
    [InlineData("Do not accept 85% for library-x", "'not'", "'Do'")]
    [InlineData("Accept 85% for all except library-x", "'except'")]
    [InlineData("Accept 85% for library-x unless docs improve", "'unless'")]
    [InlineData("Lower the target by 5 for library-x", "'by'")]
    [InlineData("Accept less than 85 for library-x", "'less'", "'than'")]
    [InlineData("Accept 185 for library-x", "0 to 100")]
    [InlineData("Accept 0.85 for library-x", "write 85")]
    [InlineData("Target 85, target 80 for library-x", "twice")]
    [InlineData("Accept 85 or 80 for library-x", "twice")]
    [InlineData("Target 80, fallback 85", "above its target")]
    [InlineData("Hard gate none for library-x", "hard gate")]
    [InlineData("Accept 85% \u2014 library-x has thin docs", "has", "thin")]
    [InlineData("Accept 85% due to thin docs of library-x", "all or for library-x")]
    [InlineData("Target 85 \u2014 the fallback is 75 for library-x", "another score")]
    [InlineData("Accept 85 for all and library-x", "all, and names library-x")]
    [InlineData("Accept 85% (except library-x)", "all or for library-x")]
    [InlineData("Accept 85% for all (except library-x)", "all or for library-x")]
    [InlineData("Accept 85% for all - but not library-x", "all or for library-x")]
    [InlineData("Accept 85% for all (tier B only)", "'only'")]
    [InlineData("Accept 85% for library-x (if it is late)", "'if'")]
    [InlineData("Accept 85 for legacy-*", "'legacy-")]
    [InlineData("[x] library-x: 85", "'[x]'")]
    public void What_could_mean_anything_else_is_told_and_does_not_count(string line, params string[] told)
    {
        var result = Orders.Quality(line);

        result.ShouldStartWith("!");
        told.ShouldContain(text => result.Contains(text, StringComparison.Ordinal), result);
    }

    [Theory]
    [InlineData("Accept 85 for module", "module 85/-")]
    [InlineData("module: 85", "module 85/-")]
    [InlineData("`target`: 85", "target 85/-")]
    [InlineData("Raise target to 95 for all", "all 95/-")]
    [InlineData("Accept 85 for the module library-x", "library-x 85/-")]
    [InlineData("Accept 85 for the module", null)]
    [InlineData("Accept 85 for good", "good 85/-")]
    [InlineData("Accept 85 or better for library-x", "library-x 85/-")]
    [InlineData("A good score is 85", null)]
    [InlineData("Accept 85 for target", null)]
    [InlineData("target: 85", null)]
    public void A_child_that_is_called_like_a_word_is_meant_only_where_that_is_plain(string line, string? understood)
    {
        var directive = Orders.Of($"## Quality Overrides\n{line}\n", "module", "target", "good");

        directive.QualityOverrides.Select(Orders.Show).SingleOrDefault().ShouldBe(understood);
        directive.Problems.Count(problem => problem.Message.Contains("backticks", StringComparison.Ordinal)).ShouldBe(understood is null ? 1 : 0);
    }

    [Fact]
    public void A_problem_names_the_line_what_is_wrong_and_how_to_write_it() =>
        Orders.Of("# Orders\n\n## Quality Overrides\n\n- Accept 85% for libary-x\n").Problems.Single().ToString().ShouldBe(
            "d.md(5): 'Accept 85% for libary-x' does not count: there is no child 'libary-x'; did you mean 'library-x'? "
            + "Write for example 'Accept 85% for library-x due to thin docs'; see docs/directive.md [unknown-child]");

    [Fact]
    public void Of_two_lines_that_say_the_same_the_later_one_counts_and_the_other_is_told()
    {
        var directive = Orders.Of("## Quality Overrides\n- library-x: 85\n- all: 80\n- library-x: target 70, fallback 60\n- library-x: fallback 50\n");

        directive.QualityOverrides.Select(Orders.Show).ShouldBe(["all 80/-", "library-x 70/-", "library-x -/50"]);
        directive.Problems.Select(problem => (problem.Line, problem.Code)).ShouldBe([(2, "replaced"), (4, "replaced")]);
    }

    [Theory]
    [InlineData("- fallback 95", "95")]
    [InlineData("- library-x: fallback 92", "92")]
    [InlineData("- all: target 75\n- library-x: fallback 80", "80")]
    public void A_fallback_above_the_target_that_holds_does_not_count(string lines, string fallback)
    {
        var directive = Orders.Of($"## Quality Overrides\n{lines}\n");

        directive.QualityOverrides.ShouldNotContain(one => one.SoftFallback != null);
        directive.Problems.Single().Message.ShouldStartWith($"the fallback {fallback} is above the target");
    }
}
